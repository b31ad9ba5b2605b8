// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/RunSink.h"
#include "store/Database.h"
#include "store/RunStore.h"

#include <cstdint>
#include <memory>
#include <string>

namespace gridfolk
{

/// Streams one run into a project through a connection of its own. Make it anywhere, then use it from one
/// thread: the engine's. The window may read the same project meanwhile through its ProjectFile.
class RunWriter final : public RunSink
{
public:
    /// Stores the head of a new run in the project at `path`, which must exist.
    [[nodiscard]] static Result<std::unique_ptr<RunWriter>> start(const std::string &path,
                                                                  const RunRecord &record);

    /// Goes on with a run that is in the project at `path`: its file was moved or copied there.
    /// "store.unknown-run" when it is not.
    [[nodiscard]] static Result<std::unique_ptr<RunWriter>> resume(const std::string &path, std::int64_t run);

    /// The run's number in its project.
    [[nodiscard]] std::int64_t run() const { return m_run; }

    Result<void> write(std::span<const MetricRow> metrics, std::span<const TraceEvent> traces,
                       std::span<const Notice> notices) override;
    Result<void> update(RunStatus status, std::int64_t ticks,
                        std::span<const Intervention> interventions) override;

    /// Stores the agents at the end of the run.
    Result<void> saveAgents(std::span<const AgentTableRecord> tables) override
    {
        return m_runs.saveAgents(m_run, tables);
    }

private:
    explicit RunWriter(std::unique_ptr<Database> database);
    [[nodiscard]] static Result<std::unique_ptr<RunWriter>> open(const std::string &path);

    std::unique_ptr<Database> m_database;
    RunStore m_runs;
    std::int64_t m_run = 0;
};

} // namespace gridfolk
