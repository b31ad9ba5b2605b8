// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a person calls it: a process, its files, its words and its exit code.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

namespace
{

struct Outcome {
    int exit = -1;
    QString out;
    QString err;
};

QString example(const QString &name)
{
    return QString(GRIDFOLK_SOURCE_DIR) + "/resources/examples/" + name + ".gridfolk.json";
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// A kind A with an int attribute e.
QJsonObject kind(const QStringList &body, const QString &count)
{
    QJsonObject made{{"name", "A"},
                     {"attributes", QJsonArray{QJsonObject{{"name", "e"}, {"type", "int"}}}},
                     {"placement", QJsonObject{{"count", count}}}};
    if (!body.isEmpty()) {
        made["rules"] = QJsonArray::fromStringList(QStringList{"rule r every step:"} + body);
    }
    return made;
}

/// A small model with some top-level keys replaced.
QByteArray model(const QJsonObject &changes, int size = 3)
{
    QJsonObject made{
        {"gridfolk", 1}, {"title", "t"}, {"world", QJsonObject{{"width", size}, {"height", size}}}};
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        made[change.key()] = change.value();
    }
    return QJsonDocument(made).toJson();
}

/// A small model with one agent and one rule.
QByteArray rules(const QStringList &body, int size = 3)
{
    return model({{"kinds", QJsonArray{kind(body, "1")}}}, size);
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Outcome call(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(GRIDFOLK_CLI, arguments);
        if (!process.waitForFinished(120000)) {
            return {};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void helpNeedsNoManual()
    {
        const Outcome help = call({"--help"});
        QCOMPARE(help.exit, 0);
        for (const char *command : {"run", "hash", "check", "show", "export"}) {
            QVERIFY2(help.out.contains(command), command);
        }
        const Outcome run = call({"run", "--help"});
        for (const char *option : {"--ticks", "--seed", "--set", "--threads", "--csv", "--agents", "--save",
                                   "--provider", "--progress"}) {
            QVERIFY2(run.out.contains(option), option);
        }
    }

    void wrongUsageIsTwo()
    {
        QCOMPARE(call({}).exit, 2);
        QCOMPARE(call({"fly"}).exit, 2);
        QCOMPARE(call({"run"}).exit, 2);
        QCOMPARE(call({"run", example("schelling"), "--ticks", "many"}).exit, 2);
        QCOMPARE(call({"run", example("schelling"), "--set", "density"}).exit, 2);
        QCOMPARE(call({"export", "x.gridfolk", "--metrics", "--traces", "--out", "y"}).exit, 2);
    }

    void everyExampleIsFineAndShown()
    {
        const QDir folder(QString(GRIDFOLK_SOURCE_DIR) + "/resources/examples");
        for (const QString &file : folder.entryList({"*.gridfolk.json"})) {
            const Outcome checked = call({"check", folder.filePath(file)});
            QVERIFY2(checked.exit == 0, qPrintable(file + checked.err));
            const Outcome shown = call({"show", folder.filePath(file)});
            QVERIFY(shown.exit == 0 && shown.out.contains("World:"));
        }
    }

    /// The model of the manual of the rule language has a bit of everything.
    void showsAllThatAModelHas()
    {
        const QByteArray manual = contents(QString(GRIDFOLK_SOURCE_DIR) + "/resources/help/rules.md");
        const qsizetype begin = manual.indexOf("{", manual.indexOf("```json bench"));
        QFile file(path("all.gridfolk.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(manual.mid(begin, manual.indexOf("```", begin) - begin));
        file.close();
        const Outcome shown = call({"show", file.fileName()});
        QCOMPARE(shown.exit, 0);
        for (const char *line :
             {"Links Friendship: a small world between agents of Sheep\n  strength: float = uniform(0, 1)\n",
              "Message Alarm\n  danger: float\n", "Series weather: date,rain,frost\n",
              "Calendar: from 2024-02-27, 1 day a tick\n", "turns staged: look, act\n",
              "  mood: one of calm, scared", "Layer soil: one of clay, sand", "  world.wind: float = 0.5\n",
              "  friends: list of up to 4, each Sheep\n",
              "Layer heat: float = uniform(0, 10), diffuses by 0.2, decays by 0.01\n"}) {
            QVERIFY2(shown.out.contains(line), qPrintable(shown.out + "\nlacks " + line));
        }
    }

    void aRunWritesItsTables()
    {
        const Outcome run =
            call({"run", example("wolf_sheep"), "--ticks", "25", "--seed", "7", "--set", "wolves=20", "--csv",
                  path("m.csv"), "--agents", path("a.csv"), "--save", path("r.gridfolk")});
        QVERIFY2(run.exit == 0, qPrintable(run.err));
        const QList<QByteArray> lines = contents(path("m.csv")).split('\n');
        QCOMPARE(lines.size(), 1 + 26 + 1);
        QCOMPARE(lines[0], QByteArray("tick,sheep_count,wolf_count,grass_share\r"));
        QVERIFY(lines[1].startsWith("0,400,20,"));
        QVERIFY(contents(path("a.csv")).startsWith("tick,kind,serial,x,y,energy\r\n25,"));
        const QJsonObject sidecar = QJsonDocument::fromJson(contents(path("m.csv.json"))).object();
        QCOMPARE(sidecar["seed"].toInt(), 7);
        QCOMPARE(sidecar["ticks"].toInt(), 25);

        QCOMPARE(call({"export", path("r.gridfolk"), "--metrics", "--out", path("m2.csv")}).exit, 0);
        QCOMPARE(contents(path("m2.csv")), contents(path("m.csv")));
        QCOMPARE(call({"export", path("r.gridfolk"), "--agents", "--out", path("a2.csv")}).exit, 0);
        QCOMPARE(contents(path("a2.csv")), contents(path("a.csv")));
    }

    void aPersonasDecisionsAreExported()
    {
        QCOMPARE(call({"run", example("village_gossip"), "--ticks", "10", "--save", path("v.gridfolk")}).exit,
                 0);
        QCOMPARE(call({"export", path("v.gridfolk"), "--traces", "--out", path("t.csv")}).exit, 0);
        QVERIFY(contents(path("t.csv")).contains("Rehearsal"));
    }

    void hashesDoNotDependOnThreads()
    {
        const Outcome one = call({"hash", example("wolf_sheep"), "--ticks", "20"});
        QCOMPARE(one.exit, 0);
        QCOMPARE(one.out.split('\n', Qt::SkipEmptyParts).size(), 21);
        QCOMPARE(call({"hash", example("wolf_sheep"), "--ticks", "20", "--threads", "2"}).out, one.out);
        QVERIFY(call({"hash", example("wolf_sheep"), "--ticks", "20", "--seed", "1"}).out != one.out);
    }

    void problemsSayWhereAndWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("says");
        QTest::newRow("not JSON") << QByteArray("{\"gridfolk\": 1,") << 1 << "scenario.truncated";
        QTest::newRow("foreign") << QByteArray("{\"name\": \"something\"}") << 1 << "scenario.";
        QTest::newRow("newer") << QByteArray("{\"gridfolk\": 99}") << 1 << "scenario.newer-version";
        QTest::newRow("unknown key") << model({{"wrld", 1}}) << 1 << "scenario.unknown-key";
        QTest::newRow("wrong type") << model({{"summary", 3}}) << 1 << "scenario.wrong-type";
        QTest::newRow("syntax") << rules({"    energy +="}) << 1 << "line 2";
        QTest::newRow("unknown name")
            << rules({"    move_to(random_choice(neighbor_cels()))"}) << 1 << "neighbor_cells";
        QTest::newRow("type") << rules({"    e = 1.5"}) << 1 << "rules.type-mismatch";
        QTest::newRow("does not fit")
            << model({{"world", QJsonObject{{"width", 3}, {"height", 3}, {"capacity", 1}}},
                      {"kinds", QJsonArray{kind({}, "10")}}})
            << 1 << "room for 9 only";
        QTest::newRow("divides by zero") << rules({"    e = 1 // e"}) << 1 << "run.division-by-zero";
        QTest::newRow("loops for ever") << rules({"    for a in cells:", "        for b in cells:",
                                                  "            for c in cells:", "                e += 1"},
                                                 30)
                                        << 1 << "run.step-budget";
    }
    void problemsSayWhereAndWhatToDo()
    {
        QFETCH(QByteArray, model);
        QFETCH(int, exit);
        QFETCH(QString, says);
        write(path("bad.gridfolk.json"), model);
        const Outcome run = call({"run", path("bad.gridfolk.json"), "--ticks", "5"});
        QCOMPARE(run.exit, exit);
        QVERIFY2(run.err.contains(says), qPrintable(run.err));
        QVERIFY2(run.err.contains("\n  "), "a hint follows");
    }

    void aRunThatFailsKeepsItsRows()
    {
        write(path("late.gridfolk.json"),
              model({{"kinds", QJsonArray{kind({"    e = 6 // (3 - tick)"}, "1")}},
                     {"metrics",
                      QJsonArray{QJsonObject{{"name", "e"}, {"expression", "sum(a.e for a in A)"}}}}}));
        const Outcome run = call({"run", path("late.gridfolk.json"), "--ticks", "9", "--csv",
                                  path("late.csv"), "--agents", path("late_agents.csv")});
        QCOMPARE(run.exit, 1);
        QVERIFY2(run.err.contains("run.division-by-zero"), qPrintable(run.err));
        QCOMPARE(contents(path("late.csv")).split('\n').mid(1),
                 (QList<QByteArray>{"0,0\r", "1,3\r", "2,6\r", ""}));
        QVERIFY(contents(path("late_agents.csv")).contains(",6"));
    }

    void filesAreTheEnvironments()
    {
        QCOMPARE(call({"run", path("none.gridfolk.json")}).exit, 3);
        QCOMPARE(
            call({"run", example("schelling"), "--ticks", "2", "--csv", "/nonexistent/folder/m.csv"}).exit,
            3);
        QCOMPARE(call({"export", path("none.gridfolk"), "--metrics", "--out", path("x")}).exit, 3);
        const Outcome full =
            call({"run", example("boltzmann_wealth"), "--ticks", "300", "--csv", "/dev/full"});
        QCOMPARE(full.exit, 3);
        QVERIFY2(full.err.contains("full"), qPrintable(full.err));
        QCOMPARE(
            call({"run", example("village_gossip"), "--ticks", "1", "--provider", "openai-compatible"}).exit,
            3);
    }

    void printedLinesAreShown()
    {
        write(path("print.gridfolk.json"), rules({"    print(\"tick\", tick)"}));
        const Outcome run = call({"run", path("print.gridfolk.json"), "--ticks", "2"});
        QVERIFY(run.out.contains("tick 1\ntick 2\n"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
