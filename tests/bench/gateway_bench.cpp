// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway costs: a thousand requests a second to a server of this machine, through every station
// with the ledger on, against the same requests by the bare transport. usage: gateway-bench [--json]
// [--requests N]
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "store/LedgerFile.h"
#include "support/KeepAliveServer.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace gridfolk;
using namespace std::chrono_literals;

namespace
{

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr int kPerSecond = 1000;
constexpr int kPerRound = 10; // asked together, every 10 ms

struct Figures {
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    int errors = 0;
    double seconds = 0;
};

double at(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0
                          : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

Figures figuresOf(std::vector<double> milliseconds, int errors, SteadyTime begin)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return {at(milliseconds, 0.5), at(milliseconds, 0.95), at(milliseconds, 0.99), errors, taken.count()};
}

std::unique_ptr<LlmProvider> providerAt(const std::string &url, std::shared_ptr<const Clock> clock)
{
    Endpoint endpoint;
    endpoint.provider = "bench";
    endpoint.url = url;
    endpoint.model = "bench-model";
    return std::make_unique<HttpProvider>(endpoint, std::make_unique<OpenAiChat>(),
                                          std::make_unique<CurlTransport>(), std::move(clock));
}

LlmRequest requestOf(int number)
{
    LlmRequest request;
    request.model = "bench-model";
    request.system = std::string(1500, 's');
    request.messages = {{LlmMessage::Role::User, "request " + std::to_string(number), {}, {}, {}}};
    return request;
}

/// Rounds at a fixed pace; `ask` makes the calls of one round and gives their durations, negative ones for
/// errors.
Figures paced(int requests, const std::function<std::vector<double>(int first)> &ask)
{
    const SteadyTime begin = std::chrono::steady_clock::now();
    std::vector<double> milliseconds;
    int errors = 0;
    for (int first = 0; first < requests; first += kPerRound) {
        std::this_thread::sleep_until(begin + first * 1s / kPerSecond);
        for (const double duration : ask(first)) {
            errors += duration < 0 ? 1 : 0;
            milliseconds.push_back(duration);
        }
    }
    return figuresOf(std::move(milliseconds), errors, begin);
}

double since(SteadyTime start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

Figures bare(const std::string &url, int requests)
{
    const auto provider = providerAt(url, std::make_shared<SystemClock>());
    return paced(requests, [&provider](int first) {
        std::vector<double> durations(kPerRound);
        std::atomic<int> open = kPerRound;
        const SteadyTime start = std::chrono::steady_clock::now();
        for (int i = 0; i < kPerRound; ++i) {
            provider->start(requestOf(first + i), {}, 10s,
                            [&durations, &open, i, start](const LlmResult<LlmReply> &result) {
                                durations[static_cast<std::size_t>(i)] = result ? since(start) : -1;
                                --open;
                                open.notify_one();
                            });
        }
        for (int left = open; left > 0; left = open) {
            open.wait(left);
        }
        return durations;
    });
}

Figures throughGateway(const std::string &url, int requests, const std::string &ledger)
{
    const auto clock = std::make_shared<SystemWaitingClock>();
    GatewayParts parts;
    parts.clock = clock;
    parts.providers.push_back(providerAt(url, clock));
    parts.traffic = std::make_shared<TrafficControl>(RatePolicy{100'000, 1000, 0});
    auto opened = LedgerFile::open(ledger, "bench");
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().code.c_str());
        return {0, 0, 0, requests, 0};
    }
    parts.ledger = std::move(*opened);
    LlmGateway gateway(std::move(parts), {});
    const StopFlag stop;
    return paced(requests, [&gateway, &stop](int first) {
        std::vector<GatewayCall> calls(kPerRound);
        for (int i = 0; i < kPerRound; ++i) {
            calls[static_cast<std::size_t>(i)].request = requestOf(first + i);
            calls[static_cast<std::size_t>(i)].context.tick = first;
            calls[static_cast<std::size_t>(i)].context.serial = static_cast<std::uint64_t>(i);
        }
        const SteadyTime start = std::chrono::steady_clock::now();
        const auto outcomes = gateway.ask(std::move(calls), stop);
        const double duration = since(start); // the round's slowest, for each of them: rather too much
        std::vector<double> durations;
        for (const GatewayOutcome &outcome : outcomes) {
            durations.push_back(outcome.result ? duration : -1);
        }
        return durations;
    });
}

} // namespace

int main(int argc, char **argv)
{
    bool json = false;
    int requests = 10'000;
    for (int i = 1; i < argc; ++i) {
        json = json || std::strcmp(argv[i], "--json") == 0;
        if (std::strcmp(argv[i], "--requests") == 0 && i + 1 < argc) {
            requests = std::max(kPerRound, std::atoi(argv[i + 1]));
        }
    }
    const KeepAliveServer server;
    const auto folder =
        std::filesystem::temp_directory_path() / ("gateway-bench-" + std::to_string(getpid()));
    bare(server.url(), 500); // opens connections
    const Figures alone = bare(server.url(), requests);
    const Figures whole = throughGateway(server.url(), requests, (folder / "ledger.sqlite").string());
    std::filesystem::remove_all(folder);
    const double perSecond = requests / whole.seconds;
    const double added = whole.p95 - alone.p95;
    if (json) {
        std::printf(
            "{\"requests\": %d, \"per_second\": %.0f, \"bare_p95_ms\": %.2f, \"gateway_p95_ms\": %.2f, "
            "\"added_p95_ms\": %.2f, \"errors\": %d}\n",
            requests, perSecond, alone.p95, whole.p95, added, whole.errors);
    } else {
        std::printf("%d requests at %.0f a second\n"
                    "bare transport   p50 %.2f ms  p95 %.2f ms  p99 %.2f ms\n"
                    "whole gateway    p50 %.2f ms  p95 %.2f ms  p99 %.2f ms, ledger on\n"
                    "added p95 %.2f ms, %d errors\n",
                    requests, perSecond, alone.p50, alone.p95, alone.p99, whole.p50, whole.p95, whole.p99,
                    added, whole.errors);
    }
    return whole.errors == 0 ? 0 : 1;
}
