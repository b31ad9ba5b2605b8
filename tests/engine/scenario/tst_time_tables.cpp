// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of ticks, and tables of numbers over time.
#include "scenario/Calendar.h"
#include "scenario/SeriesTable.h"

#include <QDateTime>
#include <QtTest>

using namespace gridfolk;

namespace
{

QString dateAt(const Calendar &calendar, std::int64_t tick)
{
    const auto clock = TickClock::of(calendar);
    return clock ? QString::fromStdString(clock->textAt(tick)) : QString("no clock");
}

/// "code line value", or the numbers read.
QString outcome(const std::string &text)
{
    const Result<SeriesData> data = readSeries({.name = "t", .table = text});
    if (!data) {
        return QString("%1 %2 %3")
            .arg(QString::fromStdString(data.error().code))
            .arg(data.error().place.line)
            .arg(QString::fromStdString(data.error().arg("value")))
            .trimmed();
    }
    QStringList rows;
    for (std::size_t row = 0; row < data->times.size(); ++row) {
        QStringList values{QString::number(data->times[row])};
        for (std::size_t column = 0; column < data->columns.size(); ++column) {
            values << QString::number(data->values[row * data->columns.size() + column]);
        }
        rows << values.join(' ');
    }
    return rows.join("; ");
}

} // namespace

class TestTimeTables : public QObject
{
    Q_OBJECT

private slots:
    void datesOfTicks_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("every");
        QTest::addColumn<int>("unit");
        QTest::addColumn<qint64>("tick");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *start, int every, TimeUnit unit, qint64 tick,
                            const char *expected) {
            QTest::newRow(name) << start << every << static_cast<int>(unit) << tick << expected;
        };
        row("leap year", "2024-02-28", 1, TimeUnit::Day, 1, "2024-02-29");
        row("no leap year", "2023-02-28", 1, TimeUnit::Day, 1, "2023-03-01");
        row("a century is none", "1900-02-28", 1, TimeUnit::Day, 1, "1900-03-01");
        row("the fourth is", "2000-02-28", 1, TimeUnit::Day, 1, "2000-02-29");
        row("hours", "2024-02-28 22:00", 6, TimeUnit::Hour, 5, "2024-03-01 04:00");
        row("minutes", "2024-12-31 23:59", 1, TimeUnit::Minute, 1, "2025-01-01 00:00");
        row("weeks", "2024-12-30", 1, TimeUnit::Week, 52, "2025-12-29");
        row("months end", "2024-01-31", 1, TimeUnit::Month, 1, "2024-02-29");
        row("and come back", "2024-01-31", 1, TimeUnit::Month, 2, "2024-03-31");
        row("years", "2024-02-29", 1, TimeUnit::Year, 1, "2025-02-28");
        row("decades", "2024-02-29", 10, TimeUnit::Year, 2, "2044-02-29");
        row("before the start", "2024-03-01", 1, TimeUnit::Day, -1, "2024-02-29");
        row("the last day", "9999-12-30", 1, TimeUnit::Day, 1, "9999-12-31");
        row("after the last", "9999-12-30", 1, TimeUnit::Day, 2, "");
        row("before the first", "0001-01-01", 1, TimeUnit::Day, -1, "");
        row("far", "2000-01-01", 1'000'000, TimeUnit::Year, std::numeric_limits<qint64>::max(), "");
        row("far, in minutes", "2000-01-01", 1, TimeUnit::Minute, std::numeric_limits<qint64>::max(), "");
        row("far back", "2000-01-01", 1, TimeUnit::Month, std::numeric_limits<qint64>::min(), "");
    }
    void datesOfTicks()
    {
        QFETCH(QString, start);
        QFETCH(int, every);
        QFETCH(int, unit);
        QFETCH(qint64, tick);
        QFETCH(QString, expected);
        const Calendar calendar{
            .start = start.toStdString(), .every = every, .unit = static_cast<TimeUnit>(unit)};
        QCOMPARE(dateAt(calendar, tick), expected);
    }

    void wrongStartsAreRefused()
    {
        for (const char *start : {"", "2024", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1",
                                  "2024-01-01x", "2024-01-01 24:00", "2024-01-01 10:60", "2024-01-01-10:00",
                                  "0000-01-01", "+024-01-01", "2024-01-01 1a:00"}) {
            QVERIFY2(!TickClock::of({.start = start}), start);
        }
        QVERIFY(!TickClock::of({.start = "2024-01-01", .every = 0}));
        QVERIFY(!TickClock::of({.start = "2024-01-01", .every = 1'000'001}));
        QVERIFY(TickClock::of({.start = "2024-01-01T06:30"}));
    }

    /// Every day of eight centuries as Qt's calendar has it.
    void daysAreThoseOfQt()
    {
        const std::int64_t first = *minutesOf("1600-01-01");
        QDate day(1600, 1, 1);
        for (std::int64_t i = 0; i < 292'000; ++i, day = day.addDays(1)) {
            const Moment moment = momentAt(first + i * 1440 + 61);
            const bool same = moment.year == day.year() && moment.month == day.month() &&
                              moment.day == day.day() && moment.dayOfWeek == day.dayOfWeek() &&
                              moment.dayOfYear == day.dayOfYear() && moment.hour == 1 && moment.minute == 1;
            QVERIFY2(same, qPrintable(day.toString(Qt::ISODate)));
            QCOMPARE(minutesOf(momentText(moment, true)), std::optional(first + i * 1440 + 61));
        }
    }

    void tables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << text << expected;
        };
        row("tick,rain\n0,1.5\n10,2", "0 1.5; 10 2");
        row("tick;rain;wind\r\n0;1;2\r\n\r\n1;3;4\r\n", "0 1 2; 1 3 4");
        row("tick\train\n0\t1e3", "0 1000");
        row("\"tick\" , \"rain\"\n \"0\" , \"-1\" ", "0 -1");
        row("\xEF\xBB\xBFtick,rain\n-5,0", "-5 0");
        row("date,rain\n1970-01-01,1\n1970-01-01 00:01,2", "0 1; 1 2");
        row("", "scenario.series-empty 0");
        row(" \n\t\n", "scenario.series-empty 2");
        row("tick,rain\n", "scenario.series-empty 1");
        row("time,rain\n0,1", "scenario.series-header 1 time");
        row("tick\n0", "scenario.series-header 1 tick");
        row("tick,rain,rain\n0,1,2", "scenario.series-column 1 rain");
        row("tick,rain,\n0,1,2", "scenario.series-column 1");
        row("tick,rain\n0,1,5\n", "scenario.series-row 2 3");
        row("tick,rain\n0\n", "scenario.series-row 2 1");
        row("tick,rain\n0.5,1", "scenario.series-time 2 0.5");
        row("tick,rain\n99999999999999999999,1", "scenario.series-time 2 99999999999999999999");
        row("date,rain\n2023-02-29,1", "scenario.series-time 2 2023-02-29");
        row("tick,rain\n1,1\n1,2", "scenario.series-order 3 1");
        row("tick,rain\n1,1\n\n0,2", "scenario.series-order 4 0");
        row("tick,rain\n0,", "scenario.series-value 2");
        row("tick,rain\n0,nan", "scenario.series-value 2 nan");
        row("tick,rain\n0,1e999", "scenario.series-value 2 1e999");
        row("tick,rain\n0,1\n1,two", "scenario.series-value 3 two");
    }
    void tables()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(outcome(text.toStdString()), expected);
    }

    void hugeTablesAreRefused()
    {
        std::string rows = "tick,rain\n";
        for (std::size_t i = 0; i < kMostSeriesRows; ++i) {
            rows += std::to_string(i) + ",1\n";
        }
        QVERIFY(readSeries({.table = rows}));
        QCOMPARE(outcome(rows + std::to_string(kMostSeriesRows) + ",1"), "scenario.series-too-big 200002");
        std::string header = "tick";
        for (std::size_t i = 0; i <= kMostSeriesColumns; ++i) {
            header += ",c" + std::to_string(i);
        }
        QCOMPARE(outcome(header + "\n"), "scenario.series-too-big 1");
        QCOMPARE(outcome(std::string(8'000'000, ',')), "scenario.series-too-big 1");
    }

    void valuesBetweenRows()
    {
        SeriesTable table{.name = "t", .table = "tick,a,b\n0,1,10\n10,3,-10\n20,4,0"};
        const SeriesData steps = *readSeries(table);
        table.between = Interpolation::Linear;
        const SeriesData line = *readSeries(table);
        const std::vector<std::array<double, 5>> expected{
            // time, steps a b, line a b
            {-3, 1, 10, 1, 10},   {0, 1, 10, 1, 10},     {5, 1, 10, 2, 0}, {9, 1, 10, 2.8, -8},
            {10, 3, -10, 3, -10}, {15, 3, -10, 3.5, -5}, {20, 4, 0, 4, 0}, {900, 4, 0, 4, 0}};
        for (const auto &[time, stepA, stepB, lineA, lineB] : expected) {
            const auto at = static_cast<std::int64_t>(time);
            QCOMPARE(steps.at(0, at), stepA);
            QCOMPARE(steps.at(1, at), stepB);
            QCOMPARE(line.at(0, at), lineA);
            QCOMPARE(line.at(1, at), lineB);
        }
    }

    void farAndHugeValuesStayNumbers()
    {
        const SeriesData data = *readSeries({.name = "t",
                                             .between = Interpolation::Linear,
                                             .table = "tick,a\n-9223372036854775807,-1.7e308\n"
                                                      "9223372036854775807,1.7e308"});
        QCOMPARE(data.at(0, 0), 0.0);
        QVERIFY(std::isfinite(data.at(0, 4'000'000'000'000'000'000)));
    }
};

QTEST_APPLESS_MAIN(TestTimeTables)
#include "tst_time_tables.moc"
