// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over blocks of agents come to the same as agent by agent, which is the reference: the state after
// every tick, and every problem with its rule, line and agent.
#include "RandomAgentLoops.h"
#include "exec/Compiler.h"
#include "rules/ModelChecker.h"
#include "support/TickHistory.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

/// What a block can do, and what leaves the loop to the register machine, in equally many lines.
const char kBlocks[] = "let same = 1";
const char kPlain[] = "let same = other";

std::size_t loopsOverBlocks(const Scenario &scenario)
{
    return compile(checkModel(scenario).program).agentLoops.size();
}

Scenario flock(const std::string &loop, int count = 40)
{
    Scenario scenario;
    scenario.world = {.width = 10, .height = 10, .space = Space::Plane, .torus = true};
    AgentKind bird;
    bird.name = "Bird";
    bird.attributes = {{.name = "found", .type = ValueType::Int},
                       {.name = "far", .type = ValueType::Float},
                       {.name = "zero", .type = ValueType::Float}};
    bird.placement.count = std::to_string(count);
    bird.rules = "rule r every step:\n" + loop;
    scenario.kinds = {bird};
    return scenario;
}

std::string outcome(const Scenario &scenario)
{
    const std::vector<std::string> all = historyOf(scenario, 1, {});
    return all.empty() ? "no model" : all.back();
}

} // namespace

class TestAgentLoops : public QObject
{
    Q_OBJECT

private slots:
    void blocksComeToTheSame()
    {
        std::size_t overBlocks = 0;
        std::size_t problems = 0;
        std::size_t refused = 0;
        constexpr std::uint64_t kModels = 400;
        for (std::uint64_t seed = 1; seed <= kModels; ++seed) {
            const Scenario blocks = RandomAgentLoops(seed).scenario(kBlocks);
            const Scenario plain = RandomAgentLoops(seed).scenario(kPlain);
            if (!checkModel(plain).runnable()) {
                ++refused; // asks a Fish for its wings
                continue;
            }
            const auto reference = historyOf(plain, 3, {});
            const auto found = historyOf(blocks, 3, {});
            const std::string rules = blocks.kinds[0].rules + blocks.kinds[1].rules;
            QVERIFY2(found == reference,
                     (found.back() + " for " + reference.back() + " of\n" + rules).c_str());
            overBlocks += loopsOverBlocks(blocks);
            problems += reference.size() < 4 ? 1 : 0;
            QCOMPARE(loopsOverBlocks(plain), std::size_t{0});
        }
        qInfo("%zu of %zu loops ran over blocks, %zu models had a problem", overBlocks,
              std::size_t{2 * kModels}, problems);
        QVERIFY(overBlocks > kModels / 2);
        QVERIFY(refused < kModels / 10);
        QVERIFY(problems > kModels / 50 && problems < kModels / 2);
    }

    /// Loops that do more than compute stay with the register machine.
    void whatActsIsNoBlock_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("block");
        const auto row = [](const char *name, const char *body, bool block) {
            QTest::newRow(name) << QString(body) << block;
        };
        row("adds", "n += 1", true);
        row("counts some", "if dx(o) > 0:\n            n += 1", true);
        row("draws", "if chance(0.5):\n            n += 1", false);
        row("writes itself", "found += 1", false);
        row("writes another", "o.found = 1", false);
        row("prints", "print(1)", false);
        row("kills", "kill(o)", false);
        row("reads what it gains", "n += 1\n        m += n", false);
        row("keeps the last", "n = o.found", false);
        row("asks for sets", "n += count(within(1, of=o))", false);
        row("gives back", "if o.found > 3:\n            return", false);
        row("nothing", "let x = 1", false);
    }
    void whatActsIsNoBlock()
    {
        QFETCH(QString, body);
        QFETCH(bool, block);
        const Scenario scenario = flock("    let n = 0\n    let m = 0\n    for o in within(3):\n        " +
                                        body.toStdString() + "\n    found = n + m\n");
        QVERIFY(checkModel(scenario).runnable());
        QCOMPARE(loopsOverBlocks(scenario), std::size_t{block ? 1U : 0U});
    }

    /// The budget of a turn ends loops over blocks where it ends others.
    void theBudgetHolds()
    {
        const auto endless = [](const char *last) {
            return flock(std::string("    let n = 0\n    for i in range(100000000):\n"
                                     "        for other in Bird:\n            n += 1\n            ") +
                             last + "\n    found = n\n",
                         2000);
        };
        const std::string found = outcome(endless(kBlocks));
        QVERIFY2(found.find("run.step-budget") == 0, found.c_str());
        QCOMPARE(QString::fromStdString(found), QString::fromStdString(outcome(endless(kPlain))));
    }

    void overflowsAreTold()
    {
        const std::string loop = "    let n = 9223372036854775000\n    for other in Bird:\n        n += 100\n"
                                 "        let same = 1\n    found = n\n";
        const std::string found = outcome(flock(loop));
        QVERIFY2(found.find("run.overflow kinds/Bird/rules r line 4") == 0, found.c_str());
    }
};

QTEST_APPLESS_MAIN(TestAgentLoops)
#include "tst_agent_loops.moc"
