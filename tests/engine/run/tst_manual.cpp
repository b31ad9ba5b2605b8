// SPDX-License-Identifier: GPL-3.0-or-later
// Every snippet of the manual checks and runs: resources/help/*.md. The word behind ``` says what a snippet
// is.
#include "rules/Builtins.h"
#include "support/TestEngine.h"

#include <QDir>
#include <QRegularExpression>
#include <QtTest>

using namespace gridfolk;

namespace
{

struct Snippet {
    QString info; ///< "rules", "cell rules", "model rules", "expressions", "json", "json bench", "sh"
    QString text;
    QString place; ///< file and line
};

std::vector<Snippet> snippetsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        return {};
    }
    std::vector<Snippet> snippets;
    const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
    bool inside = false;
    for (int i = 0; i < lines.size(); ++i) {
        if (!lines[i].startsWith("```")) {
            if (inside) {
                snippets.back().text += lines[i] + '\n';
            }
            continue;
        }
        inside = !inside;
        if (inside) {
            snippets.push_back(
                {lines[i].mid(3), {}, QFileInfo(path).fileName() + ':' + QString::number(i + 1)});
        }
    }
    return snippets;
}

/// The model that a snippet makes of the page's bench; nothing when the snippet is of an unknown sort.
std::optional<Scenario> modelOf(const Snippet &snippet, const Scenario &bench)
{
    Scenario scenario = bench;
    const std::string text = snippet.text.toStdString();
    if (snippet.info.startsWith("json")) {
        const auto read = scenarioFromJson(text);
        return read ? std::optional(*read) : std::nullopt;
    }
    if (snippet.info == "rules") {
        scenario.kinds.at(0).rules = text;
    } else if (snippet.info == "cell rules") {
        scenario.layers.at(0).rules = text;
    } else if (snippet.info == "model rules") {
        scenario.rules = text;
    } else if (snippet.info == "expressions") {
        for (const QString &line : snippet.text.split('\n', Qt::SkipEmptyParts)) {
            scenario.metrics.push_back(
                {.name = "m" + std::to_string(scenario.metrics.size()), .expression = line.toStdString()});
        }
    } else {
        return std::nullopt;
    }
    return scenario;
}

} // namespace

class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void snippets_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<int>("number");
        const QDir folder(QString(GRIDFOLK_SOURCE_DIR) + "/resources/help");
        for (const QString &page : folder.entryList({"*.md"}, QDir::Files)) {
            const std::vector<Snippet> snippets = snippetsOf(folder.filePath(page));
            for (std::size_t i = 0; i < snippets.size(); ++i) {
                if (snippets[i].info != "sh") {
                    QTest::newRow(qPrintable(snippets[i].place))
                        << folder.filePath(page) << static_cast<int>(i);
                }
            }
        }
    }

    void snippets()
    {
        QFETCH(QString, page);
        QFETCH(int, number);
        const std::vector<Snippet> snippets = snippetsOf(page);
        Scenario bench;
        for (const Snippet &snippet : snippets) {
            if (snippet.info == "json bench") {
                bench = modelOf(snippet, bench).value_or(Scenario{});
            }
        }
        const std::optional<Scenario> scenario = modelOf(snippets[static_cast<std::size_t>(number)], bench);
        QVERIFY2(scenario, "not a snippet of a known sort, or no JSON");
        for (const Problem &problem : checkModel(*scenario).problems) {
            QFAIL(qPrintable(
                QString("%1 at %2 line %3 column %4")
                    .arg(QString::fromStdString(problem.code), QString::fromStdString(problem.place.path))
                    .arg(problem.place.line)
                    .arg(problem.place.column)));
        }
        auto engine = makeEngine(*scenario);
        QVERIFY(engine);
        auto record = engine->setUp();
        const StopFlag never;
        while (record && !record->finished && engine->tick() < 20) {
            record = engine->step(never);
        }
        QVERIFY2(record, record ? ""
                                : qPrintable(QString("%1 line %2")
                                                 .arg(QString::fromStdString(record.error().code))
                                                 .arg(record.error().place.line)));
    }

    /// Nobody can use what the manual does not name.
    void everyFunctionIsNamed()
    {
        QFile file(QString(GRIDFOLK_SOURCE_DIR) + "/resources/help/rules.md");
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
        const QString text = QString::fromUtf8(file.readAll());
        for (const Builtin &builtin : builtins()) {
            const QString name =
                QString::fromUtf8(builtin.name.data(), static_cast<int>(builtin.name.size()));
            QVERIFY2(text.contains(QRegularExpression("\\b" + name + "\\b")), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestManual)
#include "tst_manual.moc"
