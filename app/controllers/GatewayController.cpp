// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/GatewayController.h"

#include "controllers/NoticeController.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"
#include "documents/ScenarioDocument.h"
#include "panels/StatusStrip.h"
#include "panels/TopBar.h"
#include "widgets/BudgetMeter.h"
#include "widgets/GatewayView.h"

#include <QTimer>

namespace gridfolk
{

namespace
{

constexpr int kInterval = 200; // milliseconds
constexpr double kRaise = 2;   // times the cap

/// "2 calls in flight · cache 87 %", as far as there is something to say.
QString callsText(const GatewayStatus &status)
{
    QStringList parts;
    std::size_t running = 0;
    for (const GatewayStatus::Provider &provider : status.providers) {
        running += provider.running;
    }
    if (running > 0) {
        parts << GatewayController::tr("%n calls in flight", nullptr, static_cast<int>(running));
    }
    const std::int64_t asked = status.cacheHits + status.cacheMisses;
    if (status.cacheHits > 0) {
        const double share = 100 * static_cast<double>(status.cacheHits) / static_cast<double>(asked);
        parts << GatewayController::tr("cache %1 %").arg(qRound(share));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

GatewayController::GatewayController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(kInterval);
    connect(m_timer, &QTimer::timeout, this, &GatewayController::look);
    connect(&parts.run, &RunController::stateChanged, this, [this](const RunState &state) {
        if (state.phase != RunPhase::Running) {
            m_timer->stop();
            look();
        } else if (!m_timer->isActive()) {
            m_timer->start(); // once: every tick changes the state
        }
    });
    connect(&parts.run, &RunController::started, this, &GatewayController::look);
    connect(&parts.run, &RunController::ended, this, &GatewayController::look);
    connect(&parts.document, &ScenarioDocument::changed, this, &GatewayController::look);
    connect(&parts.director, &RunDirector::capChanged, this, &GatewayController::look);
    parts.notices.offerFor("llm.over-budget", [this] { return offersAtTheCap(); });
    look();
}

void GatewayController::look()
{
    const auto status = m_parts.run.hasRun() ? m_parts.director.gatewayStatus() : nullptr;
    const bool minds = hasMinds(m_parts.document.scenario());
    m_parts.view.setEmptyReason(
        minds ? tr("Calls, their cost and their times are shown here while a run asks.")
              : tr("The agents of this model follow their rules only; a kind with a persona asks."));
    m_parts.view.setStatus(status);
    m_parts.status.setCalls(status ? callsText(*status) : QString());
    m_parts.topBar.setMeterShown(minds);
    showMeter(status.get());
}

void GatewayController::showMeter(const GatewayStatus *status)
{
    const double cap = m_parts.director.capDollars();
    m_parts.topBar.meter()->setSpent(status != nullptr ? status->spentDollars : 0, cap);
}

QList<BannerStack::Action> GatewayController::offersAtTheCap()
{
    const double raised = kRaise * m_parts.director.capDollars();
    return {{tr("Raise the cap to $%1").arg(raised, 0, 'f', 2),
             [this, raised] {
                 m_parts.director.raiseCap(raised);
                 m_parts.director.play();
             }},
            {tr("Go on with Rehearsal"), [this] {
                 m_parts.director.rehearse();
                 m_parts.director.play();
             }}};
}

} // namespace gridfolk
