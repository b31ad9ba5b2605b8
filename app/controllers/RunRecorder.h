// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "session/Session.h"

#include <functional>
#include <memory>
#include <string>

namespace gridfolk
{

/// Streams the live run into the project. The rows come on the engine's thread through the sink; the window
/// may meanwhile move the project's file: while it moves the engine waits at its next batch. A run that was
/// ended keeps its own connection until its thread is gone.
class RunRecorder
{
public:
    RunRecorder();
    ~RunRecorder();

    /// Stores the head of a new run in the project at `path`; the run's rows go to the sink.
    [[nodiscard]] Result<std::unique_ptr<RunSink>> start(const std::string &path, const RunRecord &record);

    /// The newest run's number in its project; 0 without one.
    [[nodiscard]] std::int64_t run() const;

    /// The same, but 0 also when the newest run is not in the project at `path`: numbers begin anew in each.
    [[nodiscard]] std::int64_t runIn(const std::string &path) const;

    /// Lets go of the project at `from`, calls `move`, goes on in the file that it returns or, when it fails,
    /// where it was. A run that is in another project stays there.
    Result<void> move(const std::string &from, const std::function<Result<std::string>()> &move);

    /// The project that the newest run is in is gone: its rows are kept nowhere from now on.
    void detach();

private:
    struct State;
    class Sink;
    std::shared_ptr<State> m_state;
};

} // namespace gridfolk
