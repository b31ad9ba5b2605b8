// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/InspectionController.h"

#include "controllers/RunController.h"
#include "panels/InspectorDock.h"
#include "panels/ProblemRows.h"
#include "widgets/AgentInspector.h"
#include "widgets/CellInspector.h"
#include "widgets/Drawing.h"
#include "widgets/PromptPreview.h"
#include "widgets/TraceModel.h"

#include <QTimer>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kRefreshInterval = 250; // milliseconds

InspectorAttribute attributeOf(const NamedValue &value)
{
    InspectorAttribute attribute{QString::fromStdString(value.name), QString::fromStdString(value.text), {}};
    if (value.isFraction) {
        attribute.fraction = value.number;
    }
    return attribute;
}

std::vector<InspectorAttribute> attributesOf(const std::vector<NamedValue> &values)
{
    std::vector<InspectorAttribute> attributes;
    std::transform(values.begin(), values.end(), std::back_inserter(attributes), attributeOf);
    return attributes;
}

QString footerOf(const TraceEvent &event)
{
    std::int64_t input = 0;
    std::int64_t output = 0;
    for (const TraceAttempt &attempt : event.attempts) {
        input += attempt.inputTokens;
        output += attempt.outputTokens;
    }
    QStringList parts{QStringLiteral("%1 ms").arg(qRound64(TraceModel::latency(event)))};
    parts << QStringLiteral("%1→%2").arg(input).arg(output);
    if (!event.attempts.empty()) {
        const TraceAttempt &last = event.attempts.back();
        parts << QString::fromStdString(last.model.empty() ? last.provider : last.model);
    }
    return parts.join(QStringLiteral("   "));
}

InspectorDecision decisionOf(const TraceEvent &event)
{
    InspectorDecision decision;
    decision.tick = event.tick;
    decision.thought = QString::fromStdString(event.thought);
    decision.action = QString::fromStdString(event.action);
    QStringList arguments;
    for (const auto &[name, value] : event.arguments) {
        arguments << QString::fromStdString(value);
    }
    decision.arguments = arguments.join(QStringLiteral(", "));
    decision.status = event.status;
    decision.footer = footerOf(event);
    return decision;
}

} // namespace

InspectionController::InspectionController(RunController &run, InspectorDock &dock, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_dock(dock)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &InspectionController::ask);
    connect(&run, &RunController::started, this, [this] {
        m_lastDecisions.clear();
        refresh();
    });
    connect(&run, &RunController::ended, this, &InspectionController::clear);
    connect(&run, &RunController::snapshotArrived, this, &InspectionController::refresh);
    connect(&run, &RunController::tracesArrived, this, &InspectionController::remember);
    connect(&run, &RunController::replyArrived, this, &InspectionController::take);
    connect(&dock, &InspectorDock::tabChanged, this, &InspectionController::refresh);
    connect(dock.prompt(), &PromptPreview::anotherRequested, this, &InspectionController::refresh);
    connect(dock.cell(), &CellInspector::agentActivated, this, &InspectionController::agentChosen);
}

void InspectionController::selectAgent(quint64 serial, int kind)
{
    Q_UNUSED(kind)
    m_agent = serial;
    if (m_dock.currentTab() != InspectorDock::PromptTab) {
        m_dock.setCurrentTab(InspectorDock::AgentTab);
    }
    ask();
}

void InspectionController::selectCell(int x, int y)
{
    m_cell = {x, y};
    ask();
}

void InspectionController::clear()
{
    m_timer->stop();
    m_agent.reset();
    m_cell.reset();
    m_lastDecisions.clear();
    m_dock.agent()->clear();
    m_dock.clearCell();
    m_dock.prompt()->setReason(tr("Choose an agent with a mind to see its prompt."));
}

void InspectionController::refresh()
{
    if (m_timer->isActive() || (!m_agent && !m_cell)) {
        return;
    }
    const qint64 since = m_sinceAsked.isValid() ? m_sinceAsked.elapsed() : kRefreshInterval;
    m_timer->start(static_cast<int>(std::clamp<qint64>(kRefreshInterval - since, 0, kRefreshInterval)));
}

void InspectionController::ask()
{
    m_sinceAsked.start();
    if (m_agent) {
        m_agentQuery = m_run.queryAgent(*m_agent);
        if (m_dock.currentTab() == InspectorDock::PromptTab) {
            m_promptQuery = m_run.queryPrompt(*m_agent);
        }
    } else {
        m_dock.prompt()->setReason(tr("Choose an agent with a mind to see its prompt."));
    }
    if (m_cell && m_dock.currentTab() == InspectorDock::CellTab) {
        m_cellQuery = m_run.queryCell(m_cell->first, m_cell->second);
    }
}

void InspectionController::remember(const std::vector<TraceEvent> &traces)
{
    for (const TraceEvent &event : traces) {
        m_lastDecisions[event.agent] = event;
    }
}

void InspectionController::take(const QueryReply &reply)
{
    if (reply.query == m_agentQuery) {
        if (const auto *details = std::get_if<AgentDetails>(&reply.answer)) {
            showAgent(*details);
        } else {
            showDead();
        }
    } else if (reply.query == m_cellQuery) {
        if (const auto *details = std::get_if<CellDetails>(&reply.answer)) {
            showCell(*details);
        }
    } else if (reply.query == m_promptQuery) {
        if (const auto *prompt = std::get_if<PromptDetails>(&reply.answer)) {
            m_dock.prompt()->setPreview(QString::fromStdString(prompt->system),
                                        QString::fromStdString(prompt->user),
                                        QString::fromStdString(prompt->handle));
        } else if (const auto *problem = std::get_if<Problem>(&reply.answer)) {
            m_dock.prompt()->setReason(sentence(*problem));
        }
    }
}

InspectorView InspectionController::viewOf(const AgentDetails &details) const
{
    InspectorView view;
    const QString handle = QString::fromStdString(details.handle);
    const auto &kinds = m_run.scenario()->kinds;
    const auto kind = static_cast<std::size_t>(std::max(details.kind, 0));
    if (details.hasMind) {
        view.name = handle.section(QStringLiteral(" #"), 0, 0);
    }
    if (kind < kinds.size()) {
        view.kind = QString::fromStdString(kinds[kind].name);
        view.color = kinds[kind].portrayal.color;
    }
    view.serial = details.serial;
    view.kindIndex = details.kind;
    view.cellX = details.x;
    view.cellY = details.y;
    view.attributes = attributesOf(details.attributes);
    return view;
}

void InspectionController::showAgent(const AgentDetails &details)
{
    InspectorView view = viewOf(details);
    if (const auto found = m_lastDecisions.find(details.serial); found != m_lastDecisions.end()) {
        const TraceEvent &event = found->second;
        view.decision = decisionOf(event);
        const auto offered = std::count_if(event.offered.begin(), event.offered.end(),
                                           [](const OfferedAction &action) { return action.offered; });
        if (!event.trigger.empty()) {
            view.why << tr("Decided: %1").arg(QString::fromStdString(event.trigger));
        }
        view.why << tr("Offered %1 actions, %2 not possible")
                        .arg(offered)
                        .arg(static_cast<qsizetype>(event.offered.size()) - offered);
        if (!event.statusReason.empty()) {
            view.why << reasonWords(event.statusReason);
        }
        for (const std::string &effect : event.effects) {
            view.why << QString::fromStdString(effect);
        }
    }
    m_dock.agent()->setView(view);
}

void InspectionController::showDead()
{
    if (auto view = m_dock.agent()->view(); view && view->serial == m_agent) {
        view->alive = false;
        m_dock.agent()->setView(*view);
    }
}

void InspectionController::showCell(const CellDetails &details)
{
    CellView view;
    view.x = details.x;
    view.y = details.y;
    view.layers = attributesOf(details.layers);
    const auto &kinds = m_run.scenario()->kinds;
    for (const CellDetails::Occupant &agent : details.agents) {
        CellOccupant occupant;
        occupant.serial = agent.serial;
        occupant.kindIndex = agent.kind;
        occupant.label = QString::fromStdString(agent.handle);
        if (const auto kind = static_cast<std::size_t>(agent.kind); kind < kinds.size()) {
            occupant.shape = kinds[kind].portrayal.shape;
            occupant.color = kinds[kind].portrayal.color;
        }
        view.agents.push_back(std::move(occupant));
    }
    m_dock.showCell(view);
}

} // namespace gridfolk
