// SPDX-License-Identifier: GPL-3.0-or-later
// R5, same seed, same world: every shipped model, whatever the threads and the interruptions. The long tier:
// GRIDFOLK_DETERMINISM_SEEDS=20 GRIDFOLK_DETERMINISM_TICKS=1000.
#include "support/TestEngine.h"

#include <QDir>
#include <QtTest>

using namespace gridfolk;

namespace
{

int fromEnvironment(const char *name, int usual)
{
    const int given = qEnvironmentVariableIntValue(name);
    return given > 0 ? given : usual;
}

/// The hash of every tick; a run that ends early gives fewer.
std::vector<std::uint64_t> hashesOf(const Scenario &scenario, std::uint64_t seed, int threads,
                                    bool interrupted)
{
    static const int ticks = fromEnvironment("GRIDFOLK_DETERMINISM_TICKS", 200);
    EngineSetup setup;
    setup.seed = seed;
    setup.threads = threads;
    auto engine = makeEngine(scenario, std::move(setup));
    std::vector<std::uint64_t> hashes;
    StopFlag never;
    auto record = engine->setUp();
    while (record && !record->finished && engine->tick() < ticks) {
        hashes.push_back(engine->state().hash());
        if (interrupted && engine->tick() % 7 == 3) {
            StopFlag raised;
            raised.raise();
            if (engine->step(raised)) {
                continue; // nothing looked at the flag
            }
            if (engine->state().hash() != hashes.back()) {
                return {};
            }
        }
        record = engine->step(never);
    }
    return hashes;
}

} // namespace

class TestDeterminism : public QObject
{
    Q_OBJECT

private slots:
    void examples_data()
    {
        QTest::addColumn<QString>("example");
        const QDir folder(QString(GRIDFOLK_SOURCE_DIR) + "/resources/examples");
        for (const QString &name : folder.entryList({"*.gridfolk.json"}, QDir::Files)) {
            QTest::newRow(qPrintable(name)) << name.section('.', 0, 0);
        }
    }
    void examples()
    {
        QFETCH(QString, example);
        const Scenario scenario = exampleScenario(example.toStdString());
        const int seeds = fromEnvironment("GRIDFOLK_DETERMINISM_SEEDS", 3);
        for (std::uint64_t seed = 42; seed < 42U + static_cast<unsigned>(seeds); ++seed) {
            const std::vector<std::uint64_t> expected = hashesOf(scenario, seed, 1, false);
            QVERIFY(expected.size() > 10);
            QCOMPARE(hashesOf(scenario, seed, 2, false), expected);
            QCOMPARE(hashesOf(scenario, seed, 8, false), expected);
            QCOMPARE(hashesOf(scenario, seed, 2, true), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
