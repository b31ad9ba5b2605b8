// SPDX-License-Identifier: GPL-3.0-or-later
// The four channels between the engine's thread and a window, under all traffic at once. Run under
// ThreadSanitizer.
#include "run/SimulationThread.h"
#include "support/TestEngine.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace gridfolk;

namespace
{

/// Counts what it is given; fails now and then, as a full disk does.
class FlakySink final : public RunSink
{
public:
    explicit FlakySink(std::atomic<std::int64_t> &rows)
        : m_rows(rows)
    {
    }
    Result<void> write(std::span<const MetricRow> metrics, std::span<const TraceEvent>,
                       std::span<const Notice>) override
    {
        if (++m_calls % 5 == 0) {
            return failure("store.disk-full");
        }
        m_rows += static_cast<std::int64_t>(metrics.size());
        return {};
    }
    Result<void> saveAgents(std::span<const AgentTableRecord>) override { return {}; }
    Result<void> update(RunStatus, std::int64_t, std::span<const Intervention>) override { return {}; }

private:
    std::atomic<std::int64_t> &m_rows;
    int m_calls = 0;
};

/// Polls until the condition holds or half a minute has passed.
template <class Condition>
bool eventually(Condition condition)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::yield();
    }
    return true;
}

/// Plays a run to its end while a second thread sends commands and questions; true when nothing was lost.
bool stress(int threads)
{
    constexpr std::int64_t kTicks = 150;
    std::atomic<std::int64_t> stored{0};
    std::atomic<int> woken{0};
    std::int64_t rows = 0;
    {
        SimulationThread::Options options;
        options.lastTick = kTicks;
        options.clock = std::make_shared<SystemClock>();
        options.sink = std::make_unique<FlakySink>(stored);
        options.wake = [&woken] { ++woken; };
        EngineSetup setup;
        setup.threads = threads;
        setup.clock = std::make_shared<SystemClock>();
        SimulationThread thread(makeEngine(exampleScenario("wolf_sheep"), std::move(setup)),
                                std::move(options));
        std::atomic<bool> done{false};
        std::thread user([&] {
            for (std::uint64_t i = 0; !done; ++i) {
                thread.queryAgent(i % 500);
                thread.queryCell(static_cast<std::int32_t>(i % 40), 3);
                thread.setParameter("wolf_gain", static_cast<double>(10 + i % 10));
                if (i % 50 == 0) {
                    thread.pause();
                }
                thread.play();
                static_cast<void>(thread.state());
                std::this_thread::yield();
            }
        });
        const bool finished = eventually([&] {
            rows += static_cast<std::int64_t>(thread.takeEvents().metrics.size());
            static_cast<void>(thread.takeSnapshot());
            return thread.state().phase == RunPhase::Finished;
        });
        done = true;
        user.join();
        rows += static_cast<std::int64_t>(thread.takeEvents().metrics.size());
        if (!finished) {
            std::fprintf(stderr, "the run did not end: tick %lld\n",
                         static_cast<long long>(thread.state().tick));
            return false;
        }
    }
    if (rows != kTicks + 1 || stored != kTicks + 1 || woken == 0) {
        std::fprintf(stderr, "rows: window %lld, stored %lld, wake-ups %d\n", static_cast<long long>(rows),
                     static_cast<long long>(stored.load()), woken.load());
        return false;
    }
    return true;
}

} // namespace

int main()
{
    return stress(1) && stress(3) ? 0 : 1;
}
