// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ConnectionTester.h"

#include <QPointer>
#include <QTimer>

namespace gridfolk
{

ConnectionTester::ConnectionTester(Environment environment, QObject *parent)
    : QObject(parent)
    , m_environment(std::move(environment))
    , m_timer(new QTimer(this))
{
    constexpr int kInterval = 100; // milliseconds
    m_timer->setInterval(kInterval);
    connect(m_timer, &QTimer::timeout, this,
            [this] { emit progressed(static_cast<int>(m_elapsed.elapsed())); });
}

ConnectionTester::~ConnectionTester()
{
    cancel();
}

void ConnectionTester::start(const ProviderSettings &settings, const KeySource &keys)
{
    cancel();
    const int number = ++m_number;
    // The completion comes on the network's thread, and not after the check is gone.
    auto check = ConnectionCheck::start(settings, m_environment, keys, std::chrono::milliseconds(kLimit),
                                        [this, number](const Result<ConnectionReport> &outcome) {
                                            QMetaObject::invokeMethod(
                                                this, [this, number, outcome] { take(number, outcome); },
                                                Qt::QueuedConnection);
                                        });
    if (!check) {
        emit failed(check.error());
        return;
    }
    m_check = std::move(*check);
    m_elapsed.start();
    m_timer->start();
}

void ConnectionTester::cancel()
{
    ++m_number;
    m_timer->stop();
    m_check.reset();
}

void ConnectionTester::take(int number, const Result<ConnectionReport> &outcome)
{
    if (number != m_number) {
        return;
    }
    cancel();
    if (outcome) {
        emit succeeded(*outcome);
    } else {
        emit failed(outcome.error());
    }
}

} // namespace gridfolk
