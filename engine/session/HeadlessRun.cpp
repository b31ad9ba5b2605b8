// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/HeadlessRun.h"

#include "run/AgentTables.h"

#include <optional>

namespace gridfolk
{

namespace
{

constexpr std::size_t kRowsPerWrite = 1000;

/// Hands rows to the sink in batches.
class Batch
{
public:
    explicit Batch(RunSink *sink)
        : m_sink(sink)
    {
    }

    Result<void> add(const TickRecord &record)
    {
        if (m_sink == nullptr) {
            return {};
        }
        if (record.metrics) {
            m_metrics.push_back(*record.metrics);
        }
        m_traces.insert(m_traces.end(), record.traces.begin(), record.traces.end());
        m_notices.insert(m_notices.end(), record.notices.begin(), record.notices.end());
        return m_metrics.size() + m_traces.size() + m_notices.size() < kRowsPerWrite ? Result<void>{}
                                                                                     : flush();
    }

    Result<void> flush()
    {
        if (m_sink == nullptr || (m_metrics.empty() && m_traces.empty() && m_notices.empty())) {
            return {};
        }
        auto written = m_sink->write(m_metrics, m_traces, m_notices);
        m_metrics.clear();
        m_traces.clear();
        m_notices.clear();
        return written;
    }

    Result<void> close(RunStatus status, const HybridSimulationEngine &engine)
    {
        if (m_sink == nullptr) {
            return {};
        }
        if (auto written = flush(); !written) {
            return written;
        }
        if (auto saved = m_sink->saveAgents(agentTables(engine)); !saved) {
            return saved;
        }
        return m_sink->update(status, engine.tick(), engine.interventions());
    }

private:
    RunSink *m_sink;
    std::vector<MetricRow> m_metrics;
    std::vector<TraceEvent> m_traces;
    std::vector<Notice> m_notices;
};

/// The first tick after the checkpoint, or a record of nothing where there is none to come.
Result<TickRecord> goOn(HybridSimulationEngine &engine, const HeadlessRun::Options &options)
{
    const StopFlag never;
    if (auto resumed = engine.resume(*options.checkpoint); !resumed) {
        return tl::make_unexpected(resumed.error());
    }
    if (engine.tick() < options.lastTick) {
        return engine.step(options.stop != nullptr ? *options.stop : never);
    }
    TickRecord nothing;
    nothing.tick = engine.tick();
    return nothing;
}

} // namespace

Result<HeadlessRun::Outcome> HeadlessRun::run(HybridSimulationEngine &engine, const Options &options)
{
    const StopFlag never;
    const StopFlag &stop = options.stop != nullptr ? *options.stop : never;
    Batch batch(options.sink);
    Outcome outcome;
    auto record = options.checkpoint ? goOn(engine, options) : engine.setUp();
    while (record) {
        if (record->metrics) {
            outcome.metrics.push_back(*record->metrics);
        }
        if (options.onTick) {
            options.onTick(*record);
        }
        if (auto stored = batch.add(*record); !stored) {
            return tl::make_unexpected(stored.error());
        }
        if (record->finished || engine.tick() >= options.lastTick) {
            break;
        }
        record = engine.step(stop);
    }
    outcome.ticks = engine.tick();
    const bool stopped = !record && record.error().code == "run.stopped";
    outcome.status = stopped ? RunStatus::Stopped : (record ? RunStatus::Finished : RunStatus::Failed);
    if (auto closed = batch.close(outcome.status, engine); !closed) {
        return tl::make_unexpected(closed.error());
    }
    if (!record && !stopped) {
        return tl::make_unexpected(record.error());
    }
    return outcome;
}

} // namespace gridfolk
