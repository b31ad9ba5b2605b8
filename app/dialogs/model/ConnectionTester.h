// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QTimer;

namespace gridfolk
{

/// Asks a provider one short question beside the window's thread; one at a time.
class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTester(Environment environment, QObject *parent = nullptr);
    ~ConnectionTester() override;

    /// Drops a test under way. succeeded() or failed() comes later, failed() at once when the settings
    /// cannot be used.
    void start(const ProviderSettings &settings, const KeySource &keys);
    /// Ends the test; nothing more comes from it.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_check != nullptr; }

    /// How long an answer may take, in milliseconds.
    static constexpr int kLimit = 30'000;

signals:
    void progressed(int milliseconds);
    void succeeded(const gridfolk::ConnectionReport &report);
    void failed(const gridfolk::Problem &problem);

private:
    void take(int number, const Result<ConnectionReport> &outcome);

    Environment m_environment;
    std::unique_ptr<ConnectionCheck> m_check;
    QTimer *m_timer;
    QElapsedTimer m_elapsed;
    int m_number = 0; ///< of the newest test
};

} // namespace gridfolk
