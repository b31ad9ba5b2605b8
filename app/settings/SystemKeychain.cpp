// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/SystemKeychain.h"

#include <QLibrary>
#include <qt6keychain/keychain.h>

namespace gridfolk
{

namespace
{

const QString kService = QStringLiteral("Gridfolk");

/// A secret service that was started anew does not know the session that libsecret, which QtKeychain loads,
/// holds from the earlier one: without this all that is asked for later would fail.
void forgetSession()
{
    using Disconnect = void (*)();
    const auto disconnect = reinterpret_cast<Disconnect>(
        QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect"));
    if (disconnect != nullptr) {
        disconnect();
    }
}

/// Starts a job that deletes itself after its answer. One that fails for another reason than that nothing is
/// there or that a person said no is tried once more, with a new session.
template <class Job>
void start(QObject &parent, const std::function<void(Job &)> &prepare, const std::function<void(Job &)> &done,
           bool again = true)
{
    auto *job = new Job(kService, &parent);
    job->setInsecureFallback(false);
    prepare(*job);
    QObject::connect(job, &QKeychain::Job::finished, &parent, [&parent, job, prepare, done, again] {
        if (again && job->error() == QKeychain::OtherError) {
            forgetSession();
            start<Job>(parent, prepare, done, false);
            return;
        }
        done(*job);
    });
    job->start();
}

} // namespace

void SystemKeychain::read(const QString &entry, Read done)
{
    start<QKeychain::ReadPasswordJob>(
        m_jobs, [entry](auto &job) { job.setKey(entry); },
        [done = std::move(done)](auto &job) {
            const bool found = job.error() == QKeychain::NoError && !job.textData().isEmpty();
            done(found ? std::optional<QString>(job.textData()) : std::nullopt);
        });
}

void SystemKeychain::write(const QString &entry, const QString &secret, Written done)
{
    start<QKeychain::WritePasswordJob>(
        m_jobs,
        [entry, secret](auto &job) {
            job.setKey(entry);
            job.setTextData(secret);
        },
        [done = std::move(done)](auto &job) {
            done(job.error() == QKeychain::NoError ? QString() : job.errorString());
        });
}

void SystemKeychain::remove(const QString &entry)
{
    start<QKeychain::DeletePasswordJob>(
        m_jobs, [entry](auto &job) { job.setKey(entry); }, [](auto &) {});
}

} // namespace gridfolk
