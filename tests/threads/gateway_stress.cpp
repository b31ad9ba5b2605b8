// SPDX-License-Identifier: GPL-3.0-or-later
// A gateway under load without Qt, for ThreadSanitizer: completions from several threads and from the
// network's, stops at any moment, timeouts, destruction with calls in the air. Exits 0 when every outcome is
// a possible one.
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "support/LoopbackServer.h"

#include <atomic>
#include <cstdio>
#include <deque>
#include <thread>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

/// Answers from four threads of its own in whatever order they come; every fifth attempt fails, every
/// eleventh hangs.
class ThreadedProvider final : public LlmProvider
{
public:
    ThreadedProvider()
    {
        for (int i = 0; i < 4; ++i) {
            m_threads.emplace_back([this] { work(); });
        }
    }
    ~ThreadedProvider() override
    {
        {
            const MutexLock lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
        for (std::thread &thread : m_threads) {
            thread.join();
        }
    }
    ThreadedProvider(const ThreadedProvider &) = delete;
    ThreadedProvider &operator=(const ThreadedProvider &) = delete;

    [[nodiscard]] std::string id() const override { return "threaded"; }
    [[nodiscard]] std::string model() const override { return "threaded"; }
    CallId start(const LlmRequest & /*request*/, const CallContext &context, Clock::Duration /*limit*/,
                 Completion done) override
    {
        const MutexLock lock(m_mutex);
        m_jobs.push_back({++m_lastId, context.serial, std::move(done)});
        m_wake.notify_one();
        return m_lastId;
    }
    void cancel(CallId /*call*/) override {}

private:
    struct Job {
        CallId id = 0;
        std::uint64_t serial = 0;
        Completion done;
    };

    void work() EXCLUDES(m_mutex)
    {
        while (true) {
            Job job;
            {
                const MutexLock lock(m_mutex);
                while (m_jobs.empty() && !m_ending) {
                    m_wake.wait(m_mutex);
                }
                if (m_ending) {
                    return;
                }
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
            }
            if (job.id % 11 == 0) {
                continue;
            }
            if (job.id % 5 == 0) {
                job.done(
                    tl::make_unexpected(LlmError{ErrorClass::ServerError, 503, "busy", std::nullopt, false}));
                continue;
            }
            LlmReply reply;
            reply.text = std::to_string(job.serial);
            job.done(std::move(reply));
        }
    }

    Mutex m_mutex;
    ConditionVariable m_wake;
    std::deque<Job> m_jobs GUARDED_BY(m_mutex);
    CallId m_lastId GUARDED_BY(m_mutex) = 0;
    bool m_ending GUARDED_BY(m_mutex) = false;
    std::vector<std::thread> m_threads;
};

std::vector<GatewayCall> questions(std::int64_t tick, std::uint64_t count)
{
    std::vector<GatewayCall> calls(count);
    for (std::uint64_t serial = 0; serial < count; ++serial) {
        calls[serial].context.tick = tick;
        calls[serial].context.serial = serial;
    }
    return calls;
}

GatewaySettings quickSettings()
{
    GatewaySettings settings;
    settings.attemptLimit = 120ms;
    settings.callDeadline = 2s;
    settings.retry.base = 1ms;
    return settings;
}

/// Limits that nothing here reaches.
GatewayParts parts(std::unique_ptr<LlmProvider> provider, const std::shared_ptr<SystemWaitingClock> &clock)
{
    BreakerPolicy breaker;
    breaker.failuresInRow = 1'000'000;
    breaker.leastCalls = 1'000'000;
    GatewayParts parts;
    parts.providers.push_back(std::move(provider));
    parts.clock = clock;
    parts.traffic = std::make_shared<TrafficControl>(RatePolicy{10'000'000, 1'000'000, 0}, breaker);
    return parts;
}

/// Rounds with and without a stop from another thread; false when a reply belongs to somebody else.
bool exercise(LlmGateway &gateway, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        StopFlag stop;
        std::thread stopper([&stop, round] {
            if (round % 3 == 2) {
                std::this_thread::yield();
                stop.raise();
            }
        });
        const auto outcomes = gateway.ask(questions(round, 60), stop);
        stopper.join();
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (outcomes[i].result && !outcomes[i].result->text.empty() &&
                outcomes[i].result->text != "hello" && outcomes[i].result->text != std::to_string(i)) {
                std::printf("round %d: reply %zu is \"%s\"\n", round, i, outcomes[i].result->text.c_str());
                return false;
            }
        }
    }
    return true;
}

bool exerciseThreads()
{
    const auto clock = std::make_shared<SystemWaitingClock>();
    LlmGateway gateway(parts(std::make_unique<ThreadedProvider>(), clock), quickSettings());
    return exercise(gateway, 20);
}

bool exerciseNetwork()
{
    const auto clock = std::make_shared<SystemWaitingClock>();
    LoopbackServer server;
    std::atomic<int> count{0};
    server.setHandler([&count](const auto &) {
        LoopbackServer::Reply reply = LoopbackServer::chat("hello");
        const int number = ++count;
        if (number % 7 == 0) {
            reply.manner = LoopbackServer::Reply::Manner::CloseMidway;
        } else if (number % 31 == 0) {
            reply.manner = LoopbackServer::Reply::Manner::Hang;
        }
        return reply;
    });
    Endpoint endpoint;
    endpoint.provider = "openai-compatible";
    endpoint.url = server.url() + "/v1";
    endpoint.model = "loopback-model";
    LlmGateway gateway(parts(std::make_unique<HttpProvider>(endpoint, std::make_unique<OpenAiChat>(),
                                                            std::make_unique<CurlTransport>(), clock),
                             clock),
                       quickSettings());
    return exercise(gateway, 6);
}

} // namespace

int main()
{
    const bool threads = exerciseThreads();
    const bool network = exerciseNetwork();
    std::printf("threads %s, network %s\n", threads ? "ok" : "WRONG", network ? "ok" : "WRONG");
    return threads && network ? 0 : 1;
}
