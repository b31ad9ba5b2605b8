// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/HybridSimulationEngine.h"

#include "base/Archive.h"
#include "base/Hash.h"
#include "exec/Compiler.h"
#include "run/MetricCollector.h"
#include "run/WorldBuilder.h"
#include "scenario/ScenarioJson.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

/// A checkpoint is kept when the ticks since the last have cost so many times what keeping one costs, and at
/// least the time below: going back stays quick and keeping stays cheap.
constexpr int kWorthOfCheckpoint = 10;
constexpr Clock::Duration kLeastBetweenCheckpoints = std::chrono::milliseconds(20);

/// What a file of one begins with; the number rises when its form changes.
constexpr std::string_view kCheckpoint = "Gridfolk checkpoint 1";

} // namespace

HybridSimulationEngine::HybridSimulationEngine(Parts parts)
    : m_parts(std::move(parts))
    , m_code(compile(m_parts.model->program))
    , m_state(*m_parts.scenario)
    , m_vm(*m_parts.scenario, m_code, m_state.world(), m_parts.seed)
    , m_totals(m_parts.model->program)
    , m_perception(*m_parts.scenario, m_parts.model->program, m_code, m_state.world(), m_parts.seed)
{
    for (std::size_t kind = 0; kind < m_code.births.size(); ++kind) {
        for (std::size_t chart = 0; chart < m_code.births[kind].charts.size(); ++chart) {
            // Which state was noticed, and since which tick; see Vm::ChartState.
            m_state.world().table(kind).columns.emplace_back(ValueType::Int);
            m_state.world().table(kind).columns.emplace_back(ValueType::Int);
        }
    }
    for (const std::string &text : m_code.texts) {
        m_state.world().texts().number(text);
    }
}

HybridSimulationEngine::~HybridSimulationEngine() = default;

Result<TickRecord> HybridSimulationEngine::setUp()
{
    for (const auto &[name, value] : m_parts.parameters) {
        const auto index = checkParameter(name, value);
        if (!index) {
            return tl::make_unexpected(index.error());
        }
        m_state.world().setParameter(*index, value);
    }
    mirrorAttributes();
    WorldBuilder builder(*m_parts.scenario, m_parts.model->program, m_state.world(), m_vm, m_parts.seed);
    if (auto built = builder.build(); !built) {
        return tl::make_unexpected(built.error());
    }
    const StopFlag never;
    TickContext context{0,        m_parts.seed,        m_parts.model->program, m_code, m_state, m_vm,
                        m_totals, m_parts.minds.get(), m_perception,           never,  {},      {}};
    auto row = collectMetrics(context);
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    context.record.metrics = std::move(*row);
    for (Problem &print : m_vm.takePrints()) {
        context.record.notices.push_back({Severity::Info, std::move(print)});
    }
    keepCheckpointIfDue();
    return std::move(context.record);
}

void HybridSimulationEngine::mirrorAttributes()
{
    if (std::any_of(m_code.reductions.begin(), m_code.reductions.end(),
                    [](const Reduction &reduction) { return reduction.mirrored; })) {
        m_state.world().mirrorAttributes(m_code.mirrored);
    }
}

std::string HybridSimulationEngine::save() const
{
    ArchiveWriter writer;
    writer(std::string(kCheckpoint), scenarioHash(*m_parts.scenario), m_parts.seed, m_state.world(),
           m_interventions, m_parts.minds ? m_parts.minds->packedState() : std::string());
    std::string bytes = writer.take();
    return textHash(bytes) + bytes;
}

Result<void> HybridSimulationEngine::resume(std::string_view bytes)
{
    constexpr std::size_t kHash = 16;
    if (bytes.size() < kHash || textHash(bytes.substr(kHash)) != bytes.substr(0, kHash)) {
        return failure("run.bad-checkpoint");
    }
    ArchiveReader reader(bytes.substr(kHash));
    std::string version;
    std::string scenario;
    std::uint64_t seed = 0;
    reader(version, scenario, seed);
    if (version != kCheckpoint || scenario != scenarioHash(*m_parts.scenario) || seed != m_parts.seed) {
        return failure(version == kCheckpoint ? "run.other-checkpoint" : "run.bad-checkpoint");
    }
    mirrorAttributes();
    std::string minds;
    reader(m_state.world(), m_interventions, minds);
    const bool fine =
        reader.isFine() && reader.isAtEnd() && (!m_parts.minds || m_parts.minds->unpackState(minds));
    return fine ? Result<void>() : failure("run.bad-checkpoint");
}

Result<TickRecord> HybridSimulationEngine::step(const StopFlag &stop)
{
    keepCheckpointIfDue();
    const std::int64_t last = tick();
    const Clock::Duration begin = m_parts.clock->monotonic();
    auto record = advance(stop);
    m_sinceCheckpoint += m_parts.clock->monotonic() - begin;
    if (!record) {
        if (m_parts.minds) {
            m_failedNotices =
                m_parts.minds->takeNotices(); // going back computes ticks that were told already
        }
        goBackTo(last);
    }
    return record;
}

Result<TickRecord> HybridSimulationEngine::advance(const StopFlag &stop)
{
    applyInterventions();
    const std::int64_t next = tick() + 1;
    m_state.openTick(next);
    m_perception.openTick(next);
    m_vm.setStopFlag(&stop);
    TickContext context{next,     m_parts.seed,        m_parts.model->program, m_code, m_state, m_vm,
                        m_totals, m_parts.minds.get(), m_perception,           stop,   {},      {}};
    context.record.tick = next;
    for (const std::unique_ptr<PipelineStage> &stage : m_parts.stages) {
        if (auto done = stage->run(*m_parts.scenario, context); !done) {
            return tl::make_unexpected(done.error());
        }
    }
    m_state.closeTick();
    return std::move(context.record);
}

void HybridSimulationEngine::goBackTo(std::int64_t target)
{
    static_cast<void>(m_vm.takePrints());
    m_state.restore(*m_checkpoint);
    if (m_parts.minds) {
        m_parts.minds->restoreState(m_checkpoint->minds);
    }
    const StopFlag never;
    while (tick() < target) {
        // These ticks have succeeded before on the same state, so they do again.
        if (!advance(never)) {
            break;
        }
    }
    m_vm.setStopFlag(nullptr);
}

void HybridSimulationEngine::keepCheckpointIfDue()
{
    if (m_checkpoint && (m_sinceCheckpoint < kLeastBetweenCheckpoints ||
                         m_sinceCheckpoint < kWorthOfCheckpoint * m_checkpointCost)) {
        return;
    }
    const Clock::Duration begin = m_parts.clock->monotonic();
    m_checkpoint = m_state.checkpoint(m_parts.minds ? m_parts.minds->saveState() : nullptr);
    m_checkpointCost = m_parts.clock->monotonic() - begin;
    m_sinceCheckpoint = Clock::Duration{0};
}

void HybridSimulationEngine::applyInterventions()
{
    for (const Intervention &intervention : m_interventions) {
        if (intervention.tick == tick()) {
            m_state.world().setParameter(*checkParameter(intervention.parameter, intervention.value),
                                         intervention.value);
        }
    }
}

Result<void> HybridSimulationEngine::setParameter(const std::string &name, double value)
{
    const auto index = checkParameter(name, value);
    if (!index) {
        return tl::make_unexpected(index.error());
    }
    m_interventions.push_back({tick(), name, value});
    return {};
}

Result<std::size_t> HybridSimulationEngine::checkParameter(const std::string &name, double value) const
{
    const std::vector<Parameter> &parameters = m_parts.scenario->parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (parameters[i].name != name) {
            continue;
        }
        const bool whole = parameters[i].type == ValueType::Float || value == std::floor(value);
        const bool isBool = parameters[i].type != ValueType::Bool || value == 0 || value == 1;
        if (!std::isfinite(value) || !whole || !isBool || std::fabs(value) > 1e15) {
            return failure("run.parameter-out-of-range", {{"name", name}, {"value", std::to_string(value)}});
        }
        return i;
    }
    return failure("run.unknown-parameter", {{"name", name}});
}

} // namespace gridfolk
