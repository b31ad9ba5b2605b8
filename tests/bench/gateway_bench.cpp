// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway costs. First a thousand requests a second to a server of this machine through every
// station with the ledger on, second by second in turn with libcurl alone asking the same, so that whatever
// else the machine does hits both. Then ten thousand calls at once, which must wait within the limits.
// Rounds of ten are asked together; the time of a round's slowest stands for each of them, on both sides.
// usage: gateway-bench [--json] [--requests N] [--waiting N]
#include "DirectClient.h"
#include "llm/LlmGateway.h"
#include "llm/http/CurlTransport.h"
#include "llm/providers/HttpProvider.h"
#include "llm/providers/OpenAiChat.h"
#include "store/LedgerFile.h"
#include "support/KeepAliveServer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
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
constexpr double kMostAdded = 5;
constexpr int kBurst = 100;

struct Figures {
    std::vector<double> milliseconds;
    int errors = 0;
    double seconds = 0;

    [[nodiscard]] double at(double share)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        const double last = static_cast<double>(milliseconds.size()) - 1;
        return milliseconds.empty() ? 0 : milliseconds[static_cast<std::size_t>(share * last)];
    }
};

/// Sees when requests leave the gateway, and how many are in the air.
class CountingProvider final : public LlmProvider
{
public:
    struct Counts {
        std::mutex mutex;
        std::vector<SteadyTime> starts;
        std::atomic<int> open = 0;
        int mostOpen = 0;
    };
    CountingProvider(std::unique_ptr<LlmProvider> provider, Counts &counts)
        : m_counts(counts)
        , m_provider(std::move(provider))
    {
    }
    [[nodiscard]] std::string id() const override { return m_provider->id(); }
    [[nodiscard]] std::string model() const override { return m_provider->model(); }
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                 Completion done) override
    {
        {
            const std::lock_guard lock(m_counts.mutex);
            m_counts.starts.push_back(std::chrono::steady_clock::now());
            m_counts.mostOpen = std::max(m_counts.mostOpen, ++m_counts.open);
        }
        return m_provider->start(request, context, limit,
                                 [this, done = std::move(done)](LlmResult<LlmReply> result) {
                                     --m_counts.open;
                                     done(std::move(result));
                                 });
    }
    void cancel(CallId call) override { m_provider->cancel(call); }

private:
    Counts &m_counts;
    std::unique_ptr<LlmProvider> m_provider; // last: its completions count
};

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

std::vector<GatewayCall> callsOf(int first, int count)
{
    std::vector<GatewayCall> calls(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        GatewayCall &call = calls[static_cast<std::size_t>(i)];
        call.request = requestOf(first + i);
        call.context.tick = first;
        call.context.serial = static_cast<std::uint64_t>(i);
    }
    return calls;
}

/// Rounds of one second at a fixed pace; `ask` makes the calls of a round and says how many failed.
void oneSecond(Figures &figures, int first, const std::function<int(int first)> &ask)
{
    const SteadyTime begin = std::chrono::steady_clock::now();
    for (int sent = 0; sent < kPerSecond; sent += kPerRound) {
        std::this_thread::sleep_until(begin + sent * 1'000'000us / kPerSecond);
        const SteadyTime start = std::chrono::steady_clock::now();
        figures.errors += ask(first + sent);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        figures.milliseconds.insert(figures.milliseconds.end(), kPerRound, taken.count());
    }
    figures.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

int failedOf(const std::vector<GatewayOutcome> &outcomes)
{
    return static_cast<int>(
        std::count_if(outcomes.begin(), outcomes.end(), [](const auto &outcome) { return !outcome.result; }));
}

/// Direct and through the gateway, in turn.
std::pair<Figures, Figures> compare(const std::string &url, int requests, GatewayParts parts)
{
    LlmGateway gateway(std::move(parts), {});
    DirectClient client(url + "/chat/completions");
    const std::string body = OpenAiChat().write(requestOf(1), false).body;
    const StopFlag stop;
    Figures warmUp;
    Figures direct;
    Figures whole;
    const auto askDirectly = [&](int) { return client.postAll(body, kPerRound); };
    const auto askGateway = [&](int first) { return failedOf(gateway.ask(callsOf(first, kPerRound), stop)); };
    oneSecond(warmUp, -kPerSecond, askGateway); // connections, and the limit of parallel calls, grow
    for (int first = 0; first < requests; first += kPerSecond) {
        oneSecond(direct, first, askDirectly);
        oneSecond(whole, first, askGateway);
    }
    return {std::move(direct), std::move(whole)};
}

double residentMebibytes()
{
    std::ifstream status("/proc/self/statm");
    long total = 0;
    long resident = 0;
    status >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

struct Waiting {
    int errors = 0;
    std::size_t mostASecond = 0; ///< sent within any second
    int mostOpen = 0;
    double mebibytes = 0; ///< that the program grew by
};

/// So many calls at once.
Waiting waitInLine(const std::string &url, int calls, GatewayParts parts)
{
    CountingProvider::Counts counts;
    parts.providers[0] = std::make_unique<CountingProvider>(providerAt(url, parts.clock), counts);
    parts.traffic = std::make_shared<TrafficControl>(RatePolicy{60LL * kPerSecond, kBurst, 0});
    GatewaySettings settings;
    settings.cassette = CassetteMode::Off;
    LlmGateway gateway(std::move(parts), settings);
    const StopFlag stop;
    Waiting result;
    const double before = residentMebibytes();
    result.errors = failedOf(gateway.ask(callsOf(0, calls), stop));
    result.mebibytes = residentMebibytes() - before;
    result.mostOpen = counts.mostOpen;
    for (std::size_t first = 0, last = 0; last < counts.starts.size(); ++last) {
        while (counts.starts[last] - counts.starts[first] >= 1s) {
            ++first;
        }
        result.mostASecond = std::max(result.mostASecond, last - first + 1);
    }
    return result;
}

GatewayParts partsFor(const std::string &url, const std::filesystem::path &ledger)
{
    GatewayParts parts;
    parts.clock = std::make_shared<SystemWaitingClock>();
    parts.providers.push_back(providerAt(url, parts.clock));
    parts.traffic = std::make_shared<TrafficControl>(RatePolicy{100'000, 1000, 0});
    if (auto opened = LedgerFile::open(ledger.string(), "bench")) {
        parts.ledger = std::move(*opened);
    }
    return parts;
}

int numberOption(int argc, char **argv, const char *name, int usual)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0) {
            return std::max(kPerSecond, std::atoi(argv[i + 1]));
        }
    }
    return usual;
}

} // namespace

int main(int argc, char **argv)
{
    const bool json =
        std::any_of(argv + 1, argv + argc, [](const char *arg) { return std::strcmp(arg, "--json") == 0; });
    const int requests = numberOption(argc, argv, "--requests", 10'000);
    const int waiting = numberOption(argc, argv, "--waiting", 10'000);
    const KeepAliveServer server;
    const auto folder =
        std::filesystem::temp_directory_path() / ("gateway-bench-" + std::to_string(getpid()));
    auto [direct, whole] = compare(server.url(), requests, partsFor(server.url(), folder / "ledger.sqlite"));
    const Waiting line = waitInLine(server.url(), waiting, partsFor(server.url(), folder / "line.sqlite"));
    std::filesystem::remove_all(folder);
    const double added = whole.at(0.95) - direct.at(0.95);
    const int mostOpen = ConcurrencyPolicy().most;
    const std::size_t mostASecond = kPerSecond + kBurst;
    if (json) {
        const nlohmann::ordered_json figures{{"requests", whole.milliseconds.size()},
                                             {"per_second", requests / whole.seconds},
                                             {"direct_p95_ms", direct.at(0.95)},
                                             {"gateway_p95_ms", whole.at(0.95)},
                                             {"added_p95_ms", added},
                                             {"errors", whole.errors + direct.errors},
                                             {"waiting", waiting},
                                             {"waiting_errors", line.errors},
                                             {"most_in_a_second", line.mostASecond},
                                             {"most_in_the_air", line.mostOpen},
                                             {"grew_mib", line.mebibytes}};
        std::printf("%s\n", figures.dump().c_str());
    } else {
        std::printf("%zu requests at %.0f a second, in turn with libcurl alone\n"
                    "libcurl alone    p50 %.2f ms  p95 %.2f ms  p99 %.2f ms\n"
                    "whole gateway    p50 %.2f ms  p95 %.2f ms  p99 %.2f ms, ledger on\n"
                    "added p95 %.2f ms, %d errors\n"
                    "%d at once: at most %zu sent within a second (limit %zu), at most %d in the air (limit "
                    "%d), %d errors, memory grew by %.1f MiB\n",
                    whole.milliseconds.size(), requests / whole.seconds, direct.at(0.5), direct.at(0.95),
                    direct.at(0.99), whole.at(0.5), whole.at(0.95), whole.at(0.99), added,
                    whole.errors + direct.errors, waiting, line.mostASecond, mostASecond, line.mostOpen,
                    mostOpen, line.errors, line.mebibytes);
    }
    const bool held = line.mostASecond <= mostASecond && line.mostOpen <= mostOpen;
    return whole.errors + direct.errors + line.errors == 0 && held && added <= kMostAdded ? 0 : 1;
}
