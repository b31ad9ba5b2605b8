// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "llm/CircuitBreaker.h"

#include <QtTest>

#include <algorithm>
#include <optional>

using namespace gridfolk;
using namespace std::chrono_literals;
using State = CircuitBreaker::State;

namespace
{

/// What the breaker is meant to do, written once more without any of its shortcuts: every outcome is kept for
/// ever, and each question is answered from the whole list.
class ReferenceBreaker
{
public:
    struct Outcome {
        Clock::Duration at;
        bool failed;
    };

    std::optional<std::size_t> admit(Clock::Duration now)
    {
        if (m_state == State::Open && now >= m_until) {
            begin(State::Probing);
        }
        const bool allowed = m_state == State::Closed || (m_state == State::Probing && !m_probe);
        if (!allowed) {
            return std::nullopt;
        }
        m_probe = m_state == State::Probing;
        return m_epoch;
    }
    void end(std::size_t epoch, Clock::Duration now, bool failed)
    {
        if (epoch != m_epoch) {
            return;
        }
        m_outcomes.push_back({now, failed});
        if (m_state == State::Probing) {
            m_openedInRow = failed ? m_openedInRow + 1 : 0;
            begin(failed ? State::Open : State::Closed);
        } else if (failed && mustOpen(now)) {
            m_openedInRow = 1;
            begin(State::Open);
        }
        if (m_state == State::Open) {
            m_until = now + std::min<Clock::Duration>(120s, 15s * (1 << std::min(m_openedInRow - 1, 10)));
        }
    }
    void forget(std::size_t epoch) { m_probe = m_probe && epoch != m_epoch; }
    void latch()
    {
        if (m_state != State::Latched) {
            begin(State::Latched);
        }
    }
    void reset()
    {
        begin(State::Closed);
        m_openedInRow = 0;
    }
    [[nodiscard]] State state() const { return m_state; }

private:
    void begin(State state)
    {
        m_state = state;
        m_probe = false;
        m_outcomes.clear();
        ++m_epoch;
    }
    [[nodiscard]] bool mustOpen(Clock::Duration now) const
    {
        int inRow = 0;
        for (const Outcome &outcome : m_outcomes) {
            inRow = outcome.failed ? inRow + 1 : 0;
        }
        std::vector<Outcome> recent;
        std::copy_if(m_outcomes.begin(), m_outcomes.end(), std::back_inserter(recent),
                     [now](const Outcome &outcome) { return outcome.at > now - 30s; });
        const auto failed =
            std::count_if(recent.begin(), recent.end(), [](const auto &o) { return o.failed; });
        return inRow >= 5 || (recent.size() >= 10 && 2 * failed >= std::ssize(recent));
    }

    State m_state = State::Closed;
    std::size_t m_epoch = 0;
    std::vector<Outcome> m_outcomes;
    Clock::Duration m_until{};
    int m_openedInRow = 0;
    bool m_probe = false;
};

/// Runs one random sequence of commands through both; what differs, or nothing.
std::string firstDifference(std::uint64_t sequence)
{
    CounterRng rng(sequence, Stream::Mind, 0, 0);
    CircuitBreaker breaker;
    ReferenceBreaker reference;
    std::vector<std::pair<CircuitBreaker::Pass, std::size_t>> out;
    Clock::Duration now{};
    const double failing = rng.uniform();
    for (int step = 0; step < 60; ++step) {
        const std::uint64_t command = rng.below(100);
        if (command < 45 || (out.empty() && command < 90)) {
            const CircuitBreaker::Pass pass = breaker.admit(now);
            const auto expected = reference.admit(now);
            if (pass.allowed != expected.has_value() || (!pass.allowed && pass.retryAfter <= 0ns)) {
                return "admit at step " + std::to_string(step);
            }
            if (pass.allowed) {
                out.emplace_back(pass, *expected);
            }
        } else if (command < 90) {
            const auto chosen = out.begin() + static_cast<std::ptrdiff_t>(rng.below(out.size()));
            const auto [pass, epoch] = *chosen;
            out.erase(chosen);
            if (rng.below(8) == 0) {
                breaker.forget(pass);
                reference.forget(epoch);
            } else if (rng.uniform() < failing) {
                breaker.fail(pass, now);
                reference.end(epoch, now, true);
            } else {
                breaker.succeed(pass, now);
                reference.end(epoch, now, false);
            }
        } else if (command < 98) {
            now += std::chrono::milliseconds(rng.below(rng.below(2) == 0 ? 3000 : 40000));
        } else if (command == 98) {
            breaker.latch();
            reference.latch();
        } else {
            breaker.reset();
            reference.reset();
        }
        if (breaker.state() != reference.state()) {
            return "state at step " + std::to_string(step);
        }
    }
    return {};
}

void failTimes(CircuitBreaker &breaker, int times, Clock::Duration now = {})
{
    for (int i = 0; i < times; ++i) {
        breaker.fail(breaker.admit(now), now);
    }
}

} // namespace

class TestCircuitBreaker : public QObject
{
    Q_OBJECT

private slots:
    void fiveFailuresInARowOpen()
    {
        CircuitBreaker breaker;
        failTimes(breaker, 4);
        breaker.succeed(breaker.admit(0s), 0s);
        failTimes(breaker, 4);
        QVERIFY(breaker.state() == State::Closed);
        failTimes(breaker, 1);
        QVERIFY(breaker.state() == State::Open);
        QVERIFY(!breaker.admit(5s).allowed);
        QVERIFY(breaker.admit(5s).retryAfter == 10s);
    }

    void halfOfTenOpens()
    {
        CircuitBreaker breaker;
        for (int i = 0; i < 5; ++i) {
            breaker.succeed(breaker.admit(1s), 1s);
            breaker.fail(breaker.admit(1s), 1s);
        }
        QVERIFY(breaker.state() == State::Open);
    }

    void oldOutcomesDoNotCount()
    {
        CircuitBreaker breaker;
        for (int i = 0; i < 4; ++i) {
            breaker.fail(breaker.admit(0s), 0s);
            breaker.succeed(breaker.admit(0s), 0s);
        }
        failTimes(breaker, 2, 31s);
        QVERIFY(breaker.state() == State::Closed);
    }

    void thePauseDoublesUpToTwoMinutes()
    {
        CircuitBreaker breaker;
        failTimes(breaker, 5);
        Clock::Duration now{};
        for (const Clock::Duration pause : {15s, 30s, 60s, 120s, 120s}) {
            QVERIFY(breaker.admit(now).retryAfter == pause);
            now += pause;
            breaker.fail(breaker.admit(now), now);
        }
        now += 120s;
        breaker.succeed(breaker.admit(now), now);
        QVERIFY(breaker.state() == State::Closed);
        failTimes(breaker, 5, now);
        QVERIFY(breaker.admit(now).retryAfter == 15s);
    }

    void oneProbeAtATimeAndACancelledOneDoesNotStick()
    {
        CircuitBreaker breaker;
        failTimes(breaker, 5);
        const auto probe = breaker.admit(15s);
        QVERIFY(probe.allowed);
        QVERIFY(!breaker.admit(15s).allowed);
        breaker.forget(probe);
        QVERIFY(breaker.admit(15s).allowed);
        QVERIFY(!breaker.admit(1h).allowed);
    }

    void lateOutcomesSayNothing()
    {
        CircuitBreaker breaker;
        const auto early = breaker.admit(0s);
        failTimes(breaker, 5);
        breaker.succeed(early, 1s);
        QVERIFY(breaker.state() == State::Open);
        const auto probe = breaker.admit(20s);
        breaker.fail(early, 20s);
        QVERIFY(breaker.state() == State::Probing);
        breaker.succeed(probe, 20s);
        QVERIFY(breaker.state() == State::Closed);
    }

    void aWrongKeyLatches()
    {
        CircuitBreaker breaker;
        breaker.latch();
        QVERIFY(!breaker.admit(1000h).allowed);
        breaker.reset();
        QVERIFY(breaker.admit(1000h).allowed);
    }

    /// R8. GRIDFOLK_BREAKER_SEQUENCES=1000000 makes it longer.
    void doesWhatTheReferenceDoes()
    {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("GRIDFOLK_BREAKER_SEQUENCES", &given);
        const int sequences = given ? wanted : 100'000;
        for (int sequence = 0; sequence < sequences; ++sequence) {
            const std::string difference = firstDifference(static_cast<std::uint64_t>(sequence));
            QVERIFY2(difference.empty(),
                     ("sequence " + std::to_string(sequence) + ": " + difference).c_str());
        }
        qInfo("%d random sequences of 60 commands, no difference", sequences);
    }
};

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuit_breaker.moc"
