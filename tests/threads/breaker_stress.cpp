// SPDX-License-Identifier: GPL-3.0-or-later
// Eight threads at one circuit breaker without Qt, for ThreadSanitizer: never two probes at a time, and a
// probe that is given up is followed by another. Exits 0 when both hold.
#include "llm/CircuitBreaker.h"

#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

using namespace gridfolk;
using namespace std::chrono_literals;

int main()
{
    CircuitBreaker breaker;
    for (int i = 0; i < 5; ++i) {
        breaker.fail(breaker.admit(0s), 0s);
    }
    std::atomic<std::int64_t> seconds{0};
    std::atomic<int> out{0};
    std::atomic<int> probes{0};
    std::atomic<bool> two{false};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20'000; ++i) {
                const Clock::Duration now = std::chrono::seconds(++seconds);
                const CircuitBreaker::Pass pass = breaker.admit(now);
                if (!pass.allowed) {
                    continue;
                }
                two = two || out.fetch_add(1) != 0;
                const int number = ++probes;
                --out;
                if (number % 3 == 0) {
                    breaker.fail(pass, now);
                } else {
                    breaker.forget(pass);
                }
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    const bool goesOn = breaker.admit(1000h).allowed;
    std::printf("%d probes, %s at once, %s\n", probes.load(), two ? "two" : "never two",
                goesOn ? "none sticks" : "one stuck");
    return !two && goesOn && probes > 100 ? 0 : 1;
}
