// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ProviderWatch.h"

#include "controllers/BannerStack.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"

#include <QTimer>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kInterval = 500; // milliseconds
const QString kBanner = QStringLiteral("waiting");

} // namespace

ProviderWatch::ProviderWatch(RunController &run, RunDirector &director, BannerStack &banners, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_director(director)
    , m_banners(banners)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(kInterval);
    connect(m_timer, &QTimer::timeout, this, &ProviderWatch::look);
    connect(&run, &RunController::stateChanged, this, [this](const RunState &state) {
        if (state.phase != RunPhase::Running) {
            m_timer->stop();
            look();
        } else if (!m_timer->isActive()) {
            m_timer->start();
        }
    });
}

void ProviderWatch::look()
{
    const auto status = m_director.gatewayStatus();
    const bool runs = m_run.hasRun() && m_run.state().phase == RunPhase::Running;
    if (!runs || !status) {
        if (std::exchange(m_shown, false)) {
            m_banners.withdraw(kBanner);
        }
        return;
    }
    const auto failing =
        std::find_if(status->providers.begin(), status->providers.end(),
                     [](const GatewayStatus::Provider &provider) { return provider.breaker != "closed"; });
    if (failing == status->providers.end()) {
        if (std::exchange(m_shown, false)) {
            m_banners.withdraw(kBanner);
        }
    } else if (!std::exchange(m_shown, true)) {
        m_banners.show(
            kBanner, Tone::Caution,
            tr("%1 (%2) keeps failing. It is asked again for up to two minutes; then the run "
               "pauses. Pause stops waiting at once, and the results so far are kept.")
                .arg(QString::fromStdString(failing->model), QString::fromStdString(failing->provider)),
            {{tr("Pause"), [this] { m_run.pause(); }}});
    }
}

} // namespace gridfolk
