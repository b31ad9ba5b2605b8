// SPDX-License-Identifier: GPL-3.0-or-later
// R6: a checkpoint is exact. Every shipped model is saved at a few random ticks and goes on in a new process.
// The long tier: GRIDFOLK_CHECKPOINTS=10.
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

namespace
{

constexpr int kTicks = 30;

QString example(const QString &name)
{
    return QStringLiteral(GRIDFOLK_SOURCE_DIR "/resources/examples/%1.gridfolk.json").arg(name);
}

struct Outcome {
    int exit = -1;
    QByteArrayList lines; ///< a tick and its hash each
    QByteArray problem;
};

Outcome hash(const QString &model, int ticks, const QStringList &more)
{
    QProcess process;
    process.start(QStringLiteral(GRIDFOLK_CLI),
                  QStringList{"hash", model, "--ticks", QString::number(ticks)} + more);
    if (!process.waitForFinished(120'000)) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput().trimmed().split('\n'),
            process.readAllStandardError()};
}

} // namespace

class TestCheckpoint : public QObject
{
    Q_OBJECT

private slots:
    void examplesGoOn_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(GRIDFOLK_SOURCE_DIR "/resources/examples"));
        for (const QString &file : folder.entryList({"*.gridfolk.json"}, QDir::Files)) {
            QTest::newRow(qPrintable(file)) << file.section('.', 0, 0);
        }
    }
    void examplesGoOn()
    {
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const QString file = folder.filePath("run.checkpoint");
        const Outcome whole = hash(example(name), kTicks, {});
        QCOMPARE(whole.exit, 0);
        QVERIFY(whole.lines.size() > 10);
        QRandomGenerator random(7);
        const int times = std::max(2, qEnvironmentVariableIntValue("GRIDFOLK_CHECKPOINTS"));
        for (int i = 0; i < times; ++i) {
            const int tick = random.bounded(static_cast<int>(whole.lines.size()) - 1);
            QCOMPARE(hash(example(name), tick, {"--checkpoint", file}).lines, whole.lines.mid(0, tick + 1));
            const Outcome rest = hash(example(name), kTicks, {"--resume", file});
            QCOMPARE(rest.problem, QByteArray());
            QCOMPARE(rest.lines, whole.lines.mid(tick + 1));
        }
    }

    void badFilesAreRefused()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("run.checkpoint");
        QCOMPARE(hash(example("wolf_sheep"), 5, {"--checkpoint", file}).exit, 0);
        const Outcome otherModel = hash(example("schelling"), 9, {"--resume", file});
        QVERIFY(otherModel.exit != 0);
        QVERIFY2(otherModel.problem.contains("another model"), otherModel.problem.constData());
        const Outcome otherSeed = hash(example("wolf_sheep"), 9, {"--seed", "8", "--resume", file});
        QVERIFY2(otherSeed.problem.contains("another seed"), otherSeed.problem.constData());
        QVERIFY(hash(example("wolf_sheep"), 9, {"--resume", folder.filePath("missing")}).exit != 0);

        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        QByteArray flipped = bytes;
        flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
        for (const QByteArray &bad :
             {QByteArray(), QByteArray("{}"), bytes.left(bytes.size() / 2), flipped}) {
            const QString path = folder.filePath("bad.checkpoint");
            QFile damaged(path);
            QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
            damaged.write(bad);
            damaged.close();
            const Outcome refused = hash(example("wolf_sheep"), 9, {"--resume", path});
            QVERIFY(refused.exit != 0);
            QVERIFY2(refused.problem.contains("no checkpoint"), refused.problem.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
