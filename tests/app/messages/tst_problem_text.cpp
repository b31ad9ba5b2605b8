// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace gridfolk;

/// Every problem of the engine has words, and the words hold what they promise.
class TestProblemText : public QObject
{
    Q_OBJECT

private slots:
    void codesAreUnique();
    void textsAreComplete();
    void everyCodeOfTheEngineHasAText();
    void argumentsAreInserted();
    void optionalPartNeedsItsArgument();
    void unknownCodeShowsItsArguments();
    void reasonsOfDecisionsAreWhole();
    void missingWordsAreNamed();
    void placeIsNamed();
    void textsAreTranslated();

private:
    static std::vector<ProblemText> allTexts()
    {
        std::vector<ProblemText> all;
        for (const auto table : {rulesTexts(), scenarioTexts(), valueTexts(), eventTexts(), storeTexts(),
                                 mindTexts(), runTexts()}) {
            all.insert(all.end(), table.begin(), table.end());
        }
        return all;
    }
};

void TestProblemText::codesAreUnique()
{
    std::set<std::string_view> codes;
    for (const ProblemText &text : allTexts()) {
        QVERIFY2(codes.insert(text.code).second, std::string(text.code).c_str());
    }
}

void TestProblemText::textsAreComplete()
{
    for (const ProblemText &text : allTexts()) {
        const std::string code(text.code);
        QVERIFY2(!text.what.empty(), code.c_str());
        QCOMPARE(std::count(text.what.begin(), text.what.end(), '{'),
                 std::count(text.what.begin(), text.what.end(), '}'));
        QCOMPARE(std::count(text.hint.begin(), text.hint.end(), '{'),
                 std::count(text.hint.begin(), text.hint.end(), '}'));
    }
}

void TestProblemText::everyCodeOfTheEngineHasAText()
{
    std::set<std::string> known;
    QStringList rooms;
    for (const ProblemText &text : allTexts()) {
        known.emplace(text.code);
        rooms << QString::fromStdString(std::string(text.code)).section('.', 0, 0);
    }
    rooms.removeDuplicates();
    // Whatever way it is reported, "room.what-happened" in the engine's text is a code.
    const QRegularExpression pattern(
        QStringLiteral(R"_("((?:%1)\.[a-z0-9]+(?:-[a-z0-9]+)*)")_").arg(rooms.join('|')));
    QStringList missing;
    int found = 0;
    QDirIterator files(qEnvironmentVariable("GRIDFOLK_SOURCE_DIR") + "/engine", {"*.cpp", "*.h"}, QDir::Files,
                       QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            ++found;
            const QString code = matches.next().captured(1);
            if (!known.contains(code.toStdString())) {
                missing += code + " (" + QFileInfo(file).fileName() + ")";
            }
        }
    }
    QVERIFY(found > 150);
    QVERIFY2(missing.isEmpty(), qPrintable("codes without words: " + missing.join(", ")));
}

void TestProblemText::argumentsAreInserted()
{
    const ProblemWords words = describe({"store.missing", {{"file", "a{file}[x].gridfolk"}}, {}, false});
    QCOMPARE(words.what, std::string("There is no project file a{file}[x].gridfolk."));
    QVERIFY(!words.hint.empty());
    QCOMPARE(words.where, std::string());
}

void TestProblemText::optionalPartNeedsItsArgument()
{
    const auto hintFor = [](const std::string &suggestion) {
        return describe({"scenario.unknown-key", {{"key", "kindz"}, {"suggestion", suggestion}}, {}, false})
            .hint;
    };
    QCOMPARE(hintFor("kinds"), std::string("Did you mean “kinds”? Correct its name or remove it."));
    QCOMPARE(hintFor(""), std::string("Correct its name or remove it."));
}

void TestProblemText::unknownCodeShowsItsArguments()
{
    const ProblemWords words = describe({"room.odd-thing", {{"a", "1"}, {"b", "2"}}, {}, false});
    QCOMPARE(words.what, std::string("room.odd-thing: a = 1, b = 2"));
}

void TestProblemText::reasonsOfDecisionsAreWhole()
{
    QCOMPARE(describe({"llm.network", {}, {}, false}).what,
             std::string("The language model cannot be reached"));
    QCOMPARE(describe({"mind.died-first", {}, {}, false}).what,
             std::string("The agent died before its turn came."));
}

void TestProblemText::missingWordsAreNamed()
{
    const auto what = [](const char *name, const char *value) {
        return describe({"rules.line-ends", {{name, value}}, {}, false}).what;
    };
    QCOMPARE(what("token", ":"), std::string("The line ends too early: `:` is missing."));
    QCOMPARE(what("category", "value"), std::string("The line ends too early: a value is missing."));
}

void TestProblemText::placeIsNamed()
{
    Problem problem{"store.missing", {}, {}, false};
    problem.place = {.path = "kinds/Sheep/rules",
                     .line = 3,
                     .column = 9,
                     .length = 1,
                     .tick = 12,
                     .agent = 7,
                     .rule = "graze"};
    QCOMPARE(describe(problem).where,
             std::string("kinds/Sheep/rules, line 3, column 9 · rule graze · tick 12 · agent 7"));
    problem.place = {.tick = 0};
    QCOMPARE(describe(problem).where, std::string("tick 0"));
}

void TestProblemText::textsAreTranslated()
{
    const auto upper = [](std::string_view english) {
        return QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()))
            .replace("There is", "THERE IS")
            .toStdString();
    };
    QCOMPARE(describe({"store.missing", {{"file", "There is"}}, {}, false}, upper).what,
             std::string("THERE IS no project file There is."));
}

QTEST_GUILESS_MAIN(TestProblemText)
#include "tst_problem_text.moc"
