// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/SystemKeychain.h"

#include <qt6keychain/keychain.h>

namespace gridfolk
{

namespace
{

const QString kService = QStringLiteral("Gridfolk");

/// Jobs delete themselves after their answer.
template <class Job>
Job *makeJob(const QString &entry, QObject &parent)
{
    auto *job = new Job(kService, &parent);
    job->setKey(entry);
    job->setInsecureFallback(false);
    return job;
}

} // namespace

void SystemKeychain::read(const QString &entry, Read done)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(entry, m_jobs);
    QObject::connect(job, &QKeychain::Job::finished, &m_jobs, [job, done = std::move(done)] {
        const bool found = job->error() == QKeychain::NoError && !job->textData().isEmpty();
        done(found ? std::optional<QString>(job->textData()) : std::nullopt);
    });
    job->start();
}

void SystemKeychain::write(const QString &entry, const QString &secret, Written done)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(entry, m_jobs);
    job->setTextData(secret);
    QObject::connect(job, &QKeychain::Job::finished, &m_jobs, [job, done = std::move(done)] {
        done(job->error() == QKeychain::NoError ? QString() : job->errorString());
    });
    job->start();
}

void SystemKeychain::remove(const QString &entry)
{
    makeJob<QKeychain::DeletePasswordJob>(entry, m_jobs)->start();
}

} // namespace gridfolk
