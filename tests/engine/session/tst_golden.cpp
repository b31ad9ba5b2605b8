// SPDX-License-Identifier: GPL-3.0-or-later
// A hash per example and seed guards the meaning of models: a change here changes every result ever
// published. To change them on purpose: tests/golden/regenerate.sh BUILD_DIR, and say why in the commit.
#include "base/Hash.h"
#include "session/Session.h"
#include "support/TestEngine.h"

#include <QFile>
#include <QtTest>

using namespace gridfolk;

class TestGolden : public QObject
{
    Q_OBJECT

private slots:
    void hashes_data()
    {
        QTest::addColumn<QString>("example");
        QTest::addColumn<qulonglong>("seed");
        QTest::addColumn<int>("tick");
        QTest::addColumn<QString>("expected");
        QFile file(QString(GRIDFOLK_SOURCE_DIR) + "/tests/golden/hashes.txt");
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
        int rows = 0;
        while (!file.atEnd()) {
            const QStringList words = QString::fromUtf8(file.readLine()).simplified().split(' ');
            if (words.size() == 4) {
                QTest::newRow(qPrintable(words[0] + " seed " + words[1]))
                    << words[0] << words[1].toULongLong() << words[2].toInt() << words[3];
                ++rows;
            }
        }
        const QDir examples(QString(GRIDFOLK_SOURCE_DIR) + "/resources/examples");
        QCOMPARE(rows, static_cast<int>(2 * examples.entryList({"*.gridfolk.json"}, QDir::Files).size()));
    }

    void hashes()
    {
        QFETCH(QString, example);
        QFETCH(qulonglong, seed);
        QFETCH(int, tick);
        QFETCH(QString, expected);
        RunOptions options;
        options.seed = seed;
        auto engine = EngineFactory().make(
            std::make_shared<const Scenario>(exampleScenario(example.toStdString())), options);
        QVERIFY(engine);
        HeadlessRun::Options headless;
        headless.lastTick = tick;
        QVERIFY(HeadlessRun::run(**engine, headless));
        QCOMPARE(QString::fromStdString(hexadecimal((*engine)->hash())), expected);
    }
};

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
