// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunRecorder.h"

namespace gridfolk
{

struct RunRecorder::State {
    Mutex mutex;
    std::unique_ptr<RunWriter> writer GUARDED_BY(mutex);
    std::string path GUARDED_BY(mutex);
    std::int64_t run GUARDED_BY(mutex) = 0;
    bool detached GUARDED_BY(mutex) = false;

    /// Opens the file again if it was let go of.
    Result<RunWriter *> open() REQUIRES(mutex)
    {
        if (!writer) {
            auto resumed = RunWriter::resume(path, run);
            if (!resumed) {
                return tl::make_unexpected(resumed.error());
            }
            writer = std::move(*resumed);
        }
        return writer.get();
    }
};

class RunRecorder::Sink final : public RunSink
{
public:
    explicit Sink(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    Result<void> write(std::span<const MetricRow> metrics, std::span<const TraceEvent> traces,
                       std::span<const Notice> notices) override
    {
        return withWriter([&](RunWriter &writer) { return writer.write(metrics, traces, notices); });
    }

    Result<void> update(RunStatus status, std::int64_t ticks,
                        std::span<const Intervention> interventions) override
    {
        return withWriter([&](RunWriter &writer) { return writer.update(status, ticks, interventions); });
    }

    Result<void> saveAgents(std::span<const AgentTableRecord> tables) override
    {
        return withWriter([&](RunWriter &writer) { return writer.saveAgents(tables); });
    }

private:
    Result<void> withWriter(const std::function<Result<void>(RunWriter &)> &use)
    {
        const MutexLock lock(m_state->mutex);
        if (m_state->detached) {
            return {};
        }
        auto writer = m_state->open();
        return writer ? use(**writer) : tl::make_unexpected(writer.error());
    }

    std::shared_ptr<State> m_state;
};

RunRecorder::RunRecorder() = default;

RunRecorder::~RunRecorder() = default;

Result<std::unique_ptr<RunSink>> RunRecorder::start(const std::string &path, const RunRecord &record)
{
    auto writer = RunWriter::start(path, record);
    if (!writer) {
        return tl::make_unexpected(writer.error());
    }
    auto state = std::make_shared<State>();
    {
        const MutexLock lock(state->mutex);
        state->path = path;
        state->run = (*writer)->run();
        state->writer = std::move(*writer);
    }
    m_state = state;
    return std::make_unique<Sink>(std::move(state));
}

std::int64_t RunRecorder::run() const
{
    if (!m_state) {
        return 0;
    }
    const MutexLock lock(m_state->mutex);
    return m_state->detached ? 0 : m_state->run;
}

std::int64_t RunRecorder::runIn(const std::string &path) const
{
    if (!m_state) {
        return 0;
    }
    const MutexLock lock(m_state->mutex);
    return m_state->detached || m_state->path != path ? 0 : m_state->run;
}

Result<void> RunRecorder::move(const std::string &from, const std::function<Result<std::string>()> &move)
{
    if (!m_state) {
        auto moved = move();
        return moved ? Result<void>{} : tl::make_unexpected(moved.error());
    }
    const MutexLock lock(m_state->mutex);
    const bool moves = m_state->path == from;
    if (moves) {
        m_state->writer.reset();
    }
    auto moved = move();
    if (!moved) {
        return tl::make_unexpected(moved.error());
    }
    if (moves) {
        m_state->path = *moved;
    }
    return {};
}

void RunRecorder::detach()
{
    if (m_state) {
        const MutexLock lock(m_state->mutex);
        m_state->detached = true;
        m_state->writer.reset();
    }
}

} // namespace gridfolk
