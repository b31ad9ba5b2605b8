// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunDirector.h"

#include "controllers/FileController.h"
#include "controllers/LiveConsent.h"
#include "controllers/RunController.h"
#include "controllers/RunRecorder.h"
#include "documents/ScenarioDocument.h"
#include "settings/AppSettings.h"
#include "settings/KeyRing.h"
#include "settings/ModelTable.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

const Parameter *findParameter(const Scenario &scenario, const QString &name)
{
    const auto found =
        std::find_if(scenario.parameters.begin(), scenario.parameters.end(),
                     [&](const Parameter &parameter) { return parameter.name == name.toStdString(); });
    return found == scenario.parameters.end() ? nullptr : &*found;
}

} // namespace

RunDirector::RunDirector(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.document, &ScenarioDocument::changed, this, &RunDirector::documentChanged);
    connect(&services.files, &FileController::opened, this, &RunDirector::prepare);
    connect(&services.files, &FileController::aboutToClose, &services.run, &RunController::end);
}

RunOptions RunDirector::options() const
{
    RunOptions options;
    const LanguageModelSettings chosen = m_services.settings.languageModel();
    options.provider = m_services.consent.rehearses() ? ProviderSettings() : chosen.provider();
    for (const std::string &id :
         options.provider.id == chosen.chosen ? chosen.standIns : std::vector<std::string>()) {
        options.fallbacks.push_back(chosen.of(id));
    }
    options.capDollars = chosen.capDollars;
    options.limits = chosen.limits;
    options.keys = m_services.keys.source();
    options.models = m_services.models.table();
    options.ledgerPath = (m_services.stateFolder + QStringLiteral("/spending.sqlite")).toStdString();
    for (const auto &[name, value] : m_parameters) {
        options.parameters.emplace_back(name.toStdString(), value);
    }
    return options;
}

bool RunDirector::hasMoved() const
{
    const RunState state = m_services.run.state();
    return m_services.run.hasRun() && (state.tick > 0 || state.phase == RunPhase::Running);
}

/// There is no run, or one of an older document that has nothing to lose.
bool RunDirector::isOutOfDate() const
{
    return !m_services.run.hasRun() || (m_stale && !hasMoved());
}

bool RunDirector::reset()
{
    forgetUnknownParameters();
    const std::vector<Problem> &problems = m_services.document.problems();
    const auto error = std::find_if(problems.begin(), problems.end(),
                                    [](const Problem &problem) { return !problem.warning; });
    if (error != problems.end()) {
        emit failed(*error);
        return false;
    }
    const std::shared_ptr<const Scenario> scenario = m_services.document.share();
    RunOptions chosen = options();
    chosen.monitor = std::make_shared<GatewayMonitor>();
    chosen.control = std::make_shared<GatewayControl>();
    // Made once before anything is stored, so that a provider's problem leaves no empty run behind.
    if (auto engine = m_services.factory->make(scenario, chosen); !engine) {
        m_lacksProvider = true;
        const bool waits = engine.error().code == "llm.no-key" && m_services.keys.isLoading();
        emit failed(waits ? Problem{"llm.keychain-waits", {}, {}, true} : engine.error());
        return false;
    }
    ProjectFile *project = m_services.files.project();
    const std::int64_t unmoved =
        hasMoved() || project == nullptr ? 0 : m_services.recorder.runIn(project->path());
    std::unique_ptr<RunSink> sink;
    if (project != nullptr && !project->readOnly()) {
        auto started =
            m_services.recorder.start(project->path(), m_services.factory->describe(*scenario, chosen));
        if (!started) {
            emit failed(started.error());
            return false;
        }
        sink = std::move(*started);
    }
    if (auto started = m_services.run.start(scenario, chosen, std::move(sink)); !started) {
        emit failed(started.error());
        return false;
    }
    m_lacksProvider = false;
    m_monitor = chosen.monitor;
    m_control = chosen.control;
    m_cap = chosen.capDollars.value_or(0);
    emit capChanged();
    if (unmoved != 0) {
        static_cast<void>(project->runs().removeRun(unmoved)); // it never left tick 0: nobody will miss it
    }
    setStale(false);
    return true;
}

double RunDirector::capDollars() const
{
    return m_services.run.hasRun() ? m_cap : m_services.settings.languageModel().capDollars;
}

void RunDirector::raiseCap(double dollars)
{
    if (m_control) {
        m_cap = dollars;
        m_control->setCap(dollars);
        emit capChanged();
    }
}

void RunDirector::rehearse()
{
    if (m_control) {
        m_control->rehearse();
    }
}

/// Looking at tick 0 asks nobody; whoever lets ticks run asks here first.
bool RunDirector::mayMove()
{
    if (m_services.consent.isNeeded()) {
        emit consentNeeded();
        return false;
    }
    return true;
}

std::shared_ptr<const GatewayStatus> RunDirector::gatewayStatus() const
{
    return m_monitor ? m_monitor->latest() : nullptr;
}

void RunDirector::prepare()
{
    if (isOutOfDate() && m_services.document.isRunnable()) {
        reset();
    }
}

void RunDirector::providerChanged()
{
    if (std::exchange(m_lacksProvider, false)) {
        prepare();
    }
}

bool RunDirector::play()
{
    const bool finished = m_services.run.state().phase == RunPhase::Finished ||
                          m_services.run.state().phase == RunPhase::Failed;
    if (!mayMove() || ((finished || isOutOfDate()) && !reset())) {
        return false;
    }
    m_services.run.play();
    return true;
}

void RunDirector::pause()
{
    m_services.run.pause();
}

bool RunDirector::step()
{
    if (!mayMove() || (isOutOfDate() && !reset())) {
        return false;
    }
    m_services.run.step();
    return true;
}

void RunDirector::setParameter(const QString &name, double value)
{
    const Parameter *known = findParameter(m_services.document.scenario(), name);
    if (known != nullptr && known->value == value) {
        m_parameters.erase(name);
    } else {
        m_parameters[name] = value;
    }
    if (hasMoved()) {
        m_services.run.setParameter(name, value);
    }
    emit parametersChanged();
}

void RunDirector::commitParameters()
{
    if (m_services.run.hasRun() && !hasMoved() && m_services.document.isRunnable()) {
        reset();
    }
}

double RunDirector::parameter(const QString &name) const
{
    if (const auto found = m_parameters.find(name); found != m_parameters.end()) {
        return found->second;
    }
    const Parameter *known = findParameter(m_services.document.scenario(), name);
    return known != nullptr ? known->value : 0;
}

void RunDirector::resetParameters()
{
    const std::map<QString, double> changed = std::exchange(m_parameters, {});
    for (const auto &[name, value] : changed) {
        setParameter(name, parameter(name));
    }
    commitParameters();
    emit parametersChanged();
}

void RunDirector::setSeed(quint64 seed)
{
    ChangeEvent event;
    event.part = ChangeEvent::Part::Run;
    m_services.document.change<std::uint64_t>(
        tr("Change the seed"), event, [](Scenario &scenario) -> std::uint64_t & { return scenario.run.seed; },
        std::uint64_t{seed}, QStringLiteral("seed"));
    prepare();
}

void RunDirector::forgetUnknownParameters()
{
    std::erase_if(m_parameters, [&](const auto &entry) {
        const Parameter *known = findParameter(m_services.document.scenario(), entry.first);
        return known == nullptr || entry.second < known->minimum || entry.second > known->maximum;
    });
}

void RunDirector::documentChanged(const ChangeEvent &event)
{
    if (event.part == ChangeEvent::Part::Everything) {
        m_parameters.clear();
        m_lacksProvider = false;
        m_services.run.end();
        setStale(false);
        emit parametersChanged();
        return;
    }
    if (event.part == ChangeEvent::Part::Texts || !m_services.run.hasRun()) {
        return;
    }
    setStale(!(*m_services.run.scenario() == m_services.document.scenario()));
}

void RunDirector::setStale(bool stale)
{
    if (m_stale != stale) {
        m_stale = stale;
        emit staleChanged(stale);
    }
}

} // namespace gridfolk
