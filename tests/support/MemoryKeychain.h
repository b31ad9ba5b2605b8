// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/Keychain.h"

#include <QMap>
#include <QTimer>

namespace gridfolk
{

/// A keychain that is there, missing, or has to be unlocked first.
class MemoryKeychain final : public Keychain
{
public:
    QMap<QString, QString> secrets;
    QString problem;     ///< why nothing can be written; nothing is found then
    bool locked = false; ///< questions wait for unlock()

    void read(const QString &entry, Read done) override
    {
        const auto answer = [this, entry, done = std::move(done)] {
            const bool found = problem.isEmpty() && secrets.contains(entry);
            done(found ? std::optional<QString>(secrets.value(entry)) : std::nullopt);
        };
        locked ? m_waiting.append(answer) : later(answer);
    }
    void write(const QString &entry, const QString &secret, Written done) override
    {
        later([this, entry, secret, done = std::move(done)] {
            if (problem.isEmpty()) {
                secrets[entry] = secret;
            }
            done(problem);
        });
    }
    void remove(const QString &entry) override { secrets.remove(entry); }

    void unlock()
    {
        locked = false;
        for (const auto &answer : std::exchange(m_waiting, {})) {
            later(answer);
        }
    }

private:
    void later(const std::function<void()> &answer) { QTimer::singleShot(0, &m_context, answer); }

    QObject m_context;
    QList<std::function<void()>> m_waiting;
};

} // namespace gridfolk
