// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "base/Numbers.h"
#include "exchange/CsvWriter.h"
#include "exchange/FileBytes.h"
#include "exchange/Utf8.h"
#include "support/CsvParser.h"
#include "support/GermanLocale.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace gridfolk;

/// Tables are what RFC 4180 says, numbers are exact, and no cell is a formula.
class TestCsvWriter : public QObject
{
    Q_OBJECT

private slots:
    void writesTheLetterOfTheStandard();
    void anyTextReadsBack();
    void numbersReadBackExactly();
    void specialNumbersHaveNames();
    void localeDoesNotMatter();
    void formulasGetAnApostrophe_data();
    void formulasGetAnApostrophe();
    void rawLeavesTextsAlone();
    void markedCellsAreListed();
    void listOfMarkedCellsIsBounded();
    void loneEmptyCellIsARow();
    void brokenTextIsReplaced();

private:
    using Fill = std::function<void(CsvWriter &)>;
    /// The bytes of a table of these columns.
    std::string written(std::vector<std::string> columns, const Fill &fill, CsvOptions options = {})
    {
        const std::string path = m_folder.filePath("a.csv").toStdString();
        OutputFile file(path);
        CsvWriter csv(file, std::move(columns), options);
        fill(csv);
        m_marked = csv.marked();
        m_markedCount = csv.markedCount();
        return file.commit() ? readFile(path).value_or("unreadable") : "not written";
    }

    QTemporaryDir m_folder;
    std::vector<MarkedCell> m_marked;
    std::int64_t m_markedCount = 0;
};

void TestCsvWriter::writesTheLetterOfTheStandard()
{
    const std::string bytes = written({"tick", "a,b", "note"}, [](CsvWriter &csv) {
        csv.integer(-3);
        csv.number(0.1);
        csv.text("say \"hi\"");
        csv.endRow();
        csv.boolean(true);
        csv.empty();
        csv.text("two\nlines");
        csv.endRow();
    });
    QCOMPARE(QByteArray::fromStdString(bytes),
             QByteArray("tick,\"a,b\",note\r\n-3,0.1,\"say \"\"hi\"\"\"\r\ntrue,,\"two\nlines\"\r\n"));
}

void TestCsvWriter::anyTextReadsBack()
{
    CounterRng rng(1, Stream::Design, 0, 0);
    const std::string alphabet = ",\"\r\n \t;'=+-@ab\xC3\xA4\xE2\x82\xAC";
    CsvTable expected{{"a", "b", "c"}};
    const std::string bytes = written({"a", "b", "c"},
                                      [&](CsvWriter &csv) {
                                          for (int row = 0; row < 2000; ++row) {
                                              auto &cells = expected.emplace_back();
                                              for (int column = 0; column < 3; ++column) {
                                                  std::string text(rng.below(12), ' ');
                                                  for (char &c : text) {
                                                      c = alphabet[rng.below(alphabet.size())];
                                                  }
                                                  cells.push_back(validUtf8(text));
                                                  csv.text(text);
                                              }
                                              csv.endRow();
                                          }
                                      },
                                      {.raw = true});
    const auto table = parseCsv(bytes);
    QVERIFY(table.has_value());
    QVERIFY(*table == expected);
}

void TestCsvWriter::numbersReadBackExactly()
{
    CounterRng rng(2, Stream::Design, 0, 0);
    std::vector<double> values;
    const std::string bytes = written({"x"}, [&](CsvWriter &csv) {
        while (values.size() < 5000) {
            const double value = std::bit_cast<double>(rng.bits64());
            if (std::isfinite(value)) {
                values.push_back(value);
                csv.number(value);
                csv.endRow();
            }
        }
    });
    const auto table = parseCsv(bytes);
    QVERIFY(table && table->size() == values.size() + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        QCOMPARE(parseNumber<double>((*table)[i + 1][0]).value_or(0), values[i]);
    }
    QCOMPARE(m_markedCount, std::int64_t{0});
}

void TestCsvWriter::specialNumbersHaveNames()
{
    const std::string bytes = written({"a", "b", "c", "d"}, [](CsvWriter &csv) {
        csv.number(std::numeric_limits<double>::quiet_NaN());
        csv.number(std::numeric_limits<double>::infinity());
        csv.number(-std::numeric_limits<double>::infinity());
        csv.integer(std::numeric_limits<std::int64_t>::min());
        csv.endRow();
    });
    QCOMPARE(QByteArray::fromStdString(bytes),
             QByteArray("a,b,c,d\r\nNaN,Inf,-Inf,-9223372036854775808\r\n"));
}

void TestCsvWriter::localeDoesNotMatter()
{
    const Fill fill = [](CsvWriter &csv) {
        csv.number(1234567.5);
        csv.integer(1234567);
        csv.endRow();
    };
    const std::string plain = written({"a", "b"}, fill);
    const GermanLocale german;
    if (!german.active()) {
        QSKIP("neither a German locale nor the means to compile one (package locales)");
    }
    QCOMPARE(written({"a", "b"}, fill), plain);
    QCOMPARE(QByteArray::fromStdString(plain), QByteArray("a,b\r\n1234567.5,1234567\r\n"));
}

void TestCsvWriter::formulasGetAnApostrophe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("'=1+1");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("'+1");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("'-1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("'\t=1");
    QTest::newRow("carriage return") << QByteArray("\r=1") << QByteArray("'\r=1");
    QTest::newRow("with quotes") << QByteArray("=HYPERLINK(\"a\",\"b\")")
                                 << QByteArray("'=HYPERLINK(\"a\",\"b\")");
    QTest::newRow("inside") << QByteArray("a=1") << QByteArray("a=1");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("apostrophe") << QByteArray("'=1") << QByteArray("'=1");
}

void TestCsvWriter::formulasGetAnApostrophe()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, cell);
    const auto table = parseCsv(written({"a", "b"}, [&](CsvWriter &csv) {
        csv.text(text.toStdString());
        csv.text("x");
        csv.endRow();
    }));
    QVERIFY(table.has_value());
    QCOMPARE(QByteArray::fromStdString((*table)[1][0]), cell);
    QCOMPARE(m_markedCount, std::int64_t{text == cell ? 0 : 1});
}

void TestCsvWriter::rawLeavesTextsAlone()
{
    const auto table = parseCsv(written({"=a"},
                                        [](CsvWriter &csv) {
                                            csv.text("=1+1");
                                            csv.endRow();
                                        },
                                        {.raw = true}));
    QVERIFY((table == CsvTable{{"=a"}, {"=1+1"}}));
    QCOMPARE(m_markedCount, std::int64_t{0});
}

void TestCsvWriter::markedCellsAreListed()
{
    const auto table = parseCsv(written({"a", "@b"}, [](CsvWriter &csv) {
        csv.text("fine");
        csv.text("-x");
        csv.endRow();
        csv.text("=y");
        csv.text("fine");
        csv.endRow();
    }));
    QVERIFY((table == CsvTable{{"a", "'@b"}, {"fine", "'-x"}, {"'=y", "fine"}}));
    QCOMPARE(m_marked.size(), std::size_t{3});
    QCOMPARE(m_marked[0].row, std::int64_t{0});
    QCOMPARE(m_marked[1].row, std::int64_t{1});
    QCOMPARE(m_marked[1].column, std::string("@b"));
    QCOMPARE(m_marked[2].row, std::int64_t{2});
    QCOMPARE(m_marked[2].column, std::string("a"));
}

void TestCsvWriter::listOfMarkedCellsIsBounded()
{
    written({"a"}, [](CsvWriter &csv) {
        for (int i = 0; i < 5000; ++i) {
            csv.text("=1");
            csv.endRow();
        }
    });
    QCOMPARE(m_marked.size(), CsvWriter::kMostListed);
    QCOMPARE(m_markedCount, std::int64_t{5000});
}

void TestCsvWriter::loneEmptyCellIsARow()
{
    const std::string bytes = written({"a"}, [](CsvWriter &csv) {
        csv.text("");
        csv.endRow();
    });
    QCOMPARE(QByteArray::fromStdString(bytes), QByteArray("a\r\n\"\"\r\n"));
}

void TestCsvWriter::brokenTextIsReplaced()
{
    const std::string mark = "\xEF\xBF\xBD";
    QCOMPARE(validUtf8("aä€😀"), std::string("aä€😀"));
    QCOMPARE(validUtf8(std::string_view("a\0b", 3)), "a" + mark + "b");
    QCOMPARE(validUtf8("\xFFz"), mark + "z");
    QCOMPARE(validUtf8("\xC3"), mark);
    QCOMPARE(validUtf8("\xC0\x80"), mark + mark);
    QCOMPARE(validUtf8("\xE0\x80\x80"), mark + mark + mark);
    QCOMPARE(validUtf8("\xED\xA0\x80"), mark + mark + mark);
    QCOMPARE(validUtf8("\xF4\x90\x80\x80"), mark + mark + mark + mark);
    QCOMPARE(validUtf8("\xE2\x82x"), mark + mark + "x");
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csv_writer.moc"
