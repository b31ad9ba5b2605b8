// SPDX-License-Identifier: GPL-3.0-or-later
// Time series and the calendar in rules: what they read as, what is said of wrong ones.
#include "support/RuleProbe.h"

#include <QtTest>

using namespace gridfolk;

namespace
{

Scenario year()
{
    Scenario scenario;
    scenario.world = {.width = 6, .height = 5};
    scenario.world.attributes = {{.name = "sum"}};
    scenario.layers = {{.name = "wet", .type = ValueType::Float}};
    scenario.calendar = Calendar{.start = "2024-02-28 18:00", .every = 6, .unit = TimeUnit::Hour};
    scenario.series = {
        {.name = "weather", .between = Interpolation::Linear, .table = "tick,rain,wind\n0,0,1\n10,20,1"},
        {.name = "tide", .table = "date,level\n2024-02-29 00:00,7\n2024-03-01 00:00,8"}};
    AgentKind plant;
    plant.name = "Plant";
    plant.attributes = {{.name = "water", .initial = "weather.rain(5)"}};
    plant.placement.count = "7";
    scenario.kinds = {plant};
    return scenario;
}

/// "path code line:column+length hint" of the first problem.
QString problemIn(const Scenario &scenario)
{
    const CheckedModel model = checkModel(scenario);
    return model.problems.empty()
               ? QString()
               : QString::fromStdString(model.problems.front().place.path) + ' ' + firstProblem(model);
}

QString problemOfMetric(Scenario scenario, const std::string &expression)
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    return problemIn(scenario);
}

} // namespace

class TestTimeInRules : public QObject
{
    Q_OBJECT

private slots:
    void values_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *expression, const char *expected) {
            QTest::newRow(expression) << expression << expected;
        };
        row("weather.rain", "0 2 4 6 8 10");
        row("weather.rain(tick - 3)", "0 0 0 0 2 4");
        row("weather.rain(8) + weather.wind", "17 17 17 17 17 17");
        row("weather.rain(1000)", "20 20 20 20 20 20");
        row("tide.level", "7 7 7 7 7 8");
        row("tide.level(5) - tide.level(4)", "1 1 1 1 1 1");
        row("date", "20240228 20240229 20240229 20240229 20240229 20240301");
        row("year * 100 + month", "202402 202402 202402 202402 202402 202403");
        row("day", "28 29 29 29 29 1");
        row("hour", "18 0 6 12 18 0");
        row("minute + day_of_week", "3 4 4 4 4 5");
        row("day_of_year", "59 60 60 60 60 61");
        row("sum(p.water for p in Plant) / 7", "10 10 10 10 10 10");
        row("1 if date == 20240229 and hour < 12 else 0", "0 1 1 0 0 0");
    }
    void values()
    {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        QCOMPARE(measured(year(), expression.toStdString(), 5), expected);
    }

    /// Agents, cells and the model all see the same date, whatever the schedule.
    void everyRuleKnowsTheDate()
    {
        for (const Schedule schedule : {Schedule::Random, Schedule::Simultaneous}) {
            Scenario scenario = year();
            scenario.run.schedule = schedule;
            scenario.kinds[0].rules = "rule drink every step if hour == 0:\n    water = weather.rain\n";
            scenario.layers[0].rules = "rule flow every step:\n    wet = tide.level + hour\n";
            scenario.rules = "after step:\n    world.sum += day\n";
            QCOMPARE(measured(scenario, "mean(p.water for p in Plant)", 6), "10 2 2 2 2 10 10");
            QCOMPARE(measured(scenario, "max(c.wet for c in cells)", 5), "0 7 13 19 25 8");
            QCOMPARE(measured(scenario, "world.sum", 3), "0 29 58 87");
        }
    }

    void equalWithAnyNumberOfThreads()
    {
        Scenario scenario = year();
        scenario.layers[0].rules = "rule flow every step:\n    wet += weather.rain * uniform(0, 1) + day\n";
        QVERIFY(isReproducible(scenario, 10));
    }

    void theCalendarEnds()
    {
        Scenario scenario = year();
        scenario.calendar = Calendar{.start = "9999-12-30", .every = 1, .unit = TimeUnit::Day};
        QCOMPARE(measured(scenario, "day", 1), "30 31");
        QCOMPARE(measured(scenario, "day", 2), "run.beyond-calendar 2");
        QCOMPARE(measured(scenario, "tide.level(tick + 9)", 0), "run.beyond-calendar 9");
    }

    void wrongExpressions_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *expression, const char *expected) {
            QTest::newRow(expression) << expression << expected;
        };
        row("weather.rian", "metrics/m rules.unknown-column 1:9+4 rain");
        row("weather.rian(3)", "metrics/m rules.unknown-column 1:9+4 rain");
        row("weather.rain(0.5)", "metrics/m rules.type-mismatch 1:14+3 round(…)");
        row("weather.rain()", "metrics/m rules.argument-count 1:1+14 weather.rain(tick)");
        row("weather.rain(1, 2)", "metrics/m rules.argument-count 1:1+18 weather.rain(tick)");
        row("weather.rain(at=1)", "metrics/m rules.unknown-argument 1:14+2 weather.rain(tick)");
        row("weather", "metrics/m rules.unknown-name 1:1+7 weather.rain");
        row("wether.rain", "metrics/m rules.unknown-name 1:1+6 weather");
        row("weather.rain.x", "metrics/m rules.no-members 1:14+1");
    }
    void wrongExpressions()
    {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        QCOMPARE(problemOfMetric(year(), expression.toStdString()), expected);
    }

    void withoutACalendar()
    {
        Scenario scenario = year();
        scenario.calendar.reset();
        scenario.series.pop_back();
        QCOMPARE(problemOfMetric(scenario, "day"), "metrics/m rules.no-calendar 1:1+3");
        // The words are free then.
        scenario.kinds[0].attributes.push_back({.name = "day", .type = ValueType::Int});
        scenario.parameters = {{.name = "month", .value = 0.5}};
        QCOMPARE(problemOfMetric(scenario, "max(p.day for p in Plant) + month"), QString());
        scenario.series.push_back({.name = "tide", .table = "date,level\n2024-01-01,1"});
        QCOMPARE(problemIn(scenario), "series/tide scenario.series-needs-calendar 0:0+0");
    }

    void wrongDeclarations()
    {
        Scenario scenario = year();
        scenario.calendar->start = "2023-02-29";
        QCOMPARE(problemIn(scenario), "calendar scenario.bad-start 0:0+0 2024-01-31");
        scenario = year();
        scenario.series[0].table = "tick,rain\n0,1\n0,2";
        QCOMPARE(problemIn(scenario), "series/weather/table scenario.series-order 3:0+0");
        QCOMPARE(checkModel(scenario).problems.size(), std::size_t{1}); // uses of it are not reported, too
        scenario = year();
        scenario.series[1].name = "weather";
        QCOMPARE(problemIn(scenario), "series/weather scenario.duplicate-name 0:0+0");
        scenario = year();
        scenario.series[1].table = "date,water level\n2024-01-01,1";
        QCOMPARE(problemIn(scenario), "series/tide/table scenario.bad-name 0:0+0");
        scenario = year();
        scenario.parameters = {{.name = "weather"}};
        QCOMPARE(problemIn(scenario), "parameters/weather scenario.name-taken 0:0+0");
        scenario = year();
        scenario.kinds[0].attributes.push_back({.name = "hour"});
        QCOMPARE(problemIn(scenario), "kinds/Plant/attributes/hour scenario.name-taken 0:0+0");
    }

    /// A category may be called as a word of the calendar; where one is wanted it is meant.
    void categoriesMayBeNamedLikeDays()
    {
        Scenario scenario = year();
        scenario.kinds[0].attributes.push_back(
            {.name = "phase", .type = ValueType::Category, .categories = {"night", "day"}, .initial = "day"});
        QCOMPARE(measured(scenario, "count(p for p in Plant if p.phase == day) + day", 0), "35");
    }
};

QTEST_APPLESS_MAIN(TestTimeInRules)
#include "tst_time_in_rules.moc"
