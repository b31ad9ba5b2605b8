// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/SimulationThread.h"
#include "support/TestEngine.h"

#include <QtTest>

#include <atomic>

using namespace gridfolk;

namespace
{

/// A sink that counts, and fails as often as told.
class CountingSink final : public RunSink
{
public:
    struct Books {
        std::atomic<int> failures{0};
        std::atomic<std::int64_t> rows{0};
        std::atomic<std::int64_t> lastTick{-1};
        std::atomic<bool> inOrder{true};
        std::atomic<int> lastStatus{-1};
        std::atomic<int> notices{0};
    };
    explicit CountingSink(std::shared_ptr<Books> books)
        : m_books(std::move(books))
    {
    }

    Result<void> write(std::span<const MetricRow> metrics, std::span<const TraceEvent>,
                       std::span<const Notice> notices) override
    {
        if (m_books->failures > 0) {
            --m_books->failures;
            return failure("store.disk-full", {{"file", "test"}});
        }
        m_books->notices += static_cast<int>(notices.size());
        for (const MetricRow &row : metrics) {
            m_books->inOrder = m_books->inOrder && row.tick == m_books->lastTick + 1;
            m_books->lastTick = row.tick;
            ++m_books->rows;
        }
        return {};
    }
    Result<void> saveAgents(std::span<const AgentTableRecord>) override { return {}; }
    Result<void> update(RunStatus status, std::int64_t, std::span<const Intervention>) override
    {
        m_books->lastStatus = static_cast<int>(status);
        return {};
    }

private:
    std::shared_ptr<Books> m_books;
};

SimulationThread::Options options(std::int64_t lastTick)
{
    SimulationThread::Options made;
    made.lastTick = lastTick;
    made.clock = std::make_shared<SystemClock>();
    return made;
}

std::unique_ptr<HybridSimulationEngine> engineOf(const Scenario &scenario)
{
    EngineSetup setup;
    setup.clock = std::make_shared<SystemClock>();
    return makeEngine(scenario, std::move(setup));
}

std::vector<MetricRow> referenceRows(const Scenario &scenario, int ticks)
{
    auto engine = makeEngine(scenario);
    std::vector<MetricRow> rows{*engine->setUp()->metrics};
    const StopFlag never;
    for (int i = 0; i < ticks; ++i) {
        rows.push_back(*engine->step(never)->metrics);
    }
    return rows;
}

} // namespace

class TestSimulationThread : public QObject
{
    Q_OBJECT

private slots:
    void playsToTheEndAndLosesNothing()
    {
        const Scenario scenario = exampleScenario("boltzmann_wealth");
        auto books = std::make_shared<CountingSink::Books>();
        std::vector<MetricRow> rows;
        SnapshotPtr last;
        {
            SimulationThread::Options made = options(300);
            made.sink = std::make_unique<CountingSink>(books);
            SimulationThread thread(engineOf(scenario), std::move(made));
            thread.play();
            QTRY_COMPARE_WITH_TIMEOUT(thread.state().phase, RunPhase::Finished, 30000);
            rows = thread.takeEvents().metrics;
            last = thread.takeSnapshot();
        }
        QCOMPARE(rows, referenceRows(scenario, 300));
        QVERIFY(last);
        QCOMPARE(last->tick, std::int64_t{300}); // the snapshot of a pause always arrives
        QCOMPARE(books->rows.load(), std::int64_t{301});
        QVERIFY(books->inOrder);
        QCOMPARE(books->lastStatus.load(), static_cast<int>(RunStatus::Finished));
    }

    void pausesStepsAndGoesOnWithoutChangingTheRun()
    {
        const Scenario scenario = exampleScenario("wolf_sheep");
        SimulationThread thread(engineOf(scenario), options(60));
        std::vector<MetricRow> rows;
        const auto take = [&] {
            EventBatch events = thread.takeEvents();
            rows.insert(rows.end(), events.metrics.begin(), events.metrics.end());
        };
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        for (std::int64_t tick = 1; tick <= 3; ++tick) {
            thread.step();
            QTRY_COMPARE(thread.state().tick, tick);
            QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        }
        thread.runTo(10);
        QTRY_COMPARE(thread.state().tick, std::int64_t{10});
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        while (thread.state().phase != RunPhase::Finished) {
            const std::int64_t before = thread.state().tick;
            thread.play();
            QTRY_VERIFY(thread.state().tick > before);
            thread.pause();
            QTRY_VERIFY(thread.state().phase != RunPhase::Running);
            take();
        }
        take();
        QCOMPARE(rows, referenceRows(scenario, 60));
    }

    void aFullDiskPausesAndKeepsTheRows()
    {
        auto books = std::make_shared<CountingSink::Books>();
        books->failures = 2;
        SimulationThread::Options made = options(2000);
        made.sink = std::make_unique<CountingSink>(books);
        auto thread = std::make_unique<SimulationThread>(engineOf(exampleScenario("boltzmann_wealth")),
                                                         std::move(made));
        thread->play();
        bool told = false;
        while (thread->state().phase != RunPhase::Finished) {
            for (const Notice &notice : thread->takeEvents().notices) {
                told = told || notice.problem.code == "store.disk-full";
            }
            if (thread->state().phase == RunPhase::Paused) {
                thread->play();
            }
            QTest::qWait(1);
        }
        QVERIFY(told);
        thread.reset(); // offers once more what could not be stored
        QCOMPARE(books->rows.load(), std::int64_t{2001});
        QVERIFY(books->inOrder);
    }

    void aProblemPausesTheRunAtItsPlace()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.kinds[0].rules +=
            "\nrule fail every step if tick == 5:\n    energy = 1 / (energy - energy)\n";
        auto books = std::make_shared<CountingSink::Books>();
        SimulationThread::Options made = options(60);
        made.sink = std::make_unique<CountingSink>(books);
        SimulationThread thread(engineOf(scenario), std::move(made));
        thread.play();
        Problem problem;
        QTRY_VERIFY([&] {
            for (const Notice &notice : thread.takeEvents().notices) {
                problem = notice.problem;
            }
            return !problem.code.empty();
        }());
        QCOMPARE(QString::fromStdString(problem.code), QString("run.division-by-zero"));
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        QCOMPARE(thread.state().tick, std::int64_t{4});
        QTRY_COMPARE(books->notices.load(), 1); // its record knows why it ended, too
    }

    void pauseAnswersWithinATenthOfASecondInALongRule()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.kinds[0].rules += "\nrule slow every step:\n    for a in cells:\n        for b in cells:\n  "
                                   "          energy += 0\n";
        SimulationThread thread(engineOf(scenario), options(60));
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        thread.play();
        QTRY_COMPARE(thread.state().phase, RunPhase::Running);
        QTest::qWait(20);
        QElapsedTimer timer;
        timer.start();
        thread.pause();
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        QVERIFY2(timer.elapsed() <= 200, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(thread.state().tick, std::int64_t{0});
    }

    /// A step can take minutes with minds: it is seen to run, and a pause means those that wait behind it,
    /// too.
    void pauseDropsStepsThatWait()
    {
        Scenario scenario = exampleScenario("wolf_sheep");
        scenario.kinds[0].rules += "\nrule slow every step:\n    for a in cells:\n        for b in cells:\n  "
                                   "          energy += 0\n";
        SimulationThread thread(engineOf(scenario), options(60));
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        for (int i = 0; i < 5; ++i) {
            thread.step();
        }
        QTRY_COMPARE(thread.state().phase, RunPhase::Running);
        thread.pause();
        const std::uint64_t query = thread.queryCell(0, 0);
        bool answered = false; // after all that was asked before
        QTRY_VERIFY([&] {
            for (const QueryReply &reply : thread.takeEvents().replies) {
                answered = answered || reply.query == query;
            }
            return answered;
        }());
        QCOMPARE(thread.state().phase, RunPhase::Paused);
        QCOMPARE(thread.state().tick, std::int64_t{0});
    }

    void answersQueries()
    {
        SimulationThread thread(engineOf(exampleScenario("wolf_sheep")), options(60));
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        std::map<std::uint64_t, QueryReply> replies;
        const auto wait = [&](std::uint64_t number) {
            return QTest::qWaitFor([&] {
                for (QueryReply &reply : thread.takeEvents().replies) {
                    replies[reply.query] = std::move(reply);
                }
                return replies.count(number) > 0;
            });
        };
        const std::uint64_t agent = thread.queryAgent(1);
        QVERIFY(wait(agent));
        const auto &details = std::get<AgentDetails>(replies[agent].answer);
        QCOMPARE(QString::fromStdString(details.handle), QString("Sheep 1"));
        QCOMPARE(details.attributes.size(), std::size_t{1});
        const std::uint64_t cell = thread.queryCell(details.x, details.y);
        QVERIFY(wait(cell));
        const auto &place = std::get<CellDetails>(replies[cell].answer);
        QVERIFY(std::any_of(place.agents.begin(), place.agents.end(),
                            [](const auto &one) { return one.serial == 1; }));
        QCOMPARE(place.layers.size(), std::size_t{2});
        const std::uint64_t none = thread.queryAgent(99999999);
        QVERIFY(wait(none));
        QCOMPARE(QString::fromStdString(std::get<Problem>(replies[none].answer).code),
                 QString("run.no-such-agent"));
        const std::uint64_t outside = thread.queryCell(-1, 0);
        QVERIFY(wait(outside));
        QVERIFY(std::holds_alternative<Problem>(replies[outside].answer));
    }

    void parametersChangedByHandAreLoggedOnceEach()
    {
        SimulationThread thread(engineOf(exampleScenario("wolf_sheep")), options(60));
        QTRY_COMPARE(thread.state().phase, RunPhase::Paused);
        thread.setParameter("nonsense", 1);
        bool told = false;
        QTRY_VERIFY([&] {
            for (const Notice &notice : thread.takeEvents().notices) {
                told = told || notice.problem.code == "run.unknown-parameter";
            }
            return told;
        }());
    }

    void aPlacementThatFailsIsTold()
    {
        Scenario scenario = exampleScenario("schelling");
        scenario.kinds[0].placement.count = "100000";
        SimulationThread thread(engineOf(scenario), options(60));
        QTRY_COMPARE(thread.state().phase, RunPhase::Failed);
        const EventBatch events = thread.takeEvents();
        QCOMPARE(events.notices.size(), std::size_t{1});
        thread.play(); // does nothing
        QCOMPARE(thread.state().phase, RunPhase::Failed);
    }
};

QTEST_GUILESS_MAIN(TestSimulationThread)
#include "tst_simulation_thread.moc"
