// SPDX-License-Identifier: GPL-3.0-or-later
// Same seed, same world: every shipped model, whatever the threads and the interruptions.
#include "support/TestEngine.h"

#include <QDir>
#include <QtTest>

using namespace gridfolk;

namespace
{

constexpr int kTicks = 40;

/// The hash of every tick; a run that ends early gives fewer.
std::vector<std::uint64_t> hashesOf(const Scenario &scenario, int threads, bool interrupted)
{
    EngineSetup setup;
    setup.threads = threads;
    auto engine = makeEngine(scenario, std::move(setup));
    std::vector<std::uint64_t> hashes;
    StopFlag never;
    auto record = engine->setUp();
    while (record && !record->finished && engine->tick() < kTicks) {
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
        const std::vector<std::uint64_t> expected = hashesOf(scenario, 1, false);
        QVERIFY(expected.size() > 10);
        QCOMPARE(hashesOf(scenario, 2, false), expected);
        QCOMPARE(hashesOf(scenario, 8, false), expected);
        QCOMPARE(hashesOf(scenario, 2, true), expected);
    }
};

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
