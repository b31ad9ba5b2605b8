// SPDX-License-Identifier: GPL-3.0-or-later
// Several stored runs as one set of plots.
#include "controllers/RunOverlay.h"

#include <QTest>

#include <cmath>

using namespace gridfolk;

namespace
{

std::shared_ptr<LoadedRun> run(std::int64_t id, std::vector<std::string> metrics, std::vector<MetricRow> rows)
{
    auto loaded = std::make_shared<LoadedRun>();
    loaded->record.id = id;
    for (const std::string &name : metrics) {
        Metric metric;
        metric.name = name;
        metric.label = "how many " + name;
        loaded->scenario.metrics.push_back(metric);
    }
    loaded->record.metrics = std::move(metrics);
    loaded->metrics = std::move(rows);
    return loaded;
}

} // namespace

class RunOverlayTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMetricHasACurveForEachRun()
    {
        const RunOverlay overlay = overlayOf({
            run(7, {"sheep", "wolves"}, {{0, {1, 2}}, {1, {3, 4}}, {2, {5, 6}}}),
            run(4, {"wolves", "grass"}, {{0, {10, 0}}, {2, {30, 0}}, {5, {50, 0}}}),
        });
        QCOMPARE(overlay.charts.size(), std::size_t(2));
        QCOMPARE(overlay.charts[0].title, std::string("how many sheep"));
        QCOMPARE(overlay.charts[0].metrics.size(), std::size_t(1)); // the other run has none
        QCOMPARE(overlay.charts[1].metrics.size(), std::size_t(2));
        QCOMPARE(overlay.metrics.size(), std::size_t(3));
        QCOMPARE(overlay.metrics[1].label, std::string("Run 7"));
        QCOMPARE(overlay.metrics[2].label, std::string("Run 4"));
        QCOMPARE(overlay.rows.size(), std::size_t(4));
        QCOMPARE(overlay.rows[0].values, (std::vector<double>{1, 2, 10}));
        QCOMPARE(overlay.rows[1].tick, std::int64_t(1));
        QCOMPARE(overlay.rows[1].values[2], 20.0); // not counted: on the line between its neighbors
        QCOMPARE(overlay.rows[2].values, (std::vector<double>{5, 6, 30}));
        QVERIFY(std::isnan(overlay.rows[3].values[0]));
        QCOMPARE(overlay.rows[3].values[2], 50.0);
    }

    void emptyRunsAreHarmless()
    {
        QVERIFY(overlayOf({}).charts.empty());
        const RunOverlay overlay = overlayOf({run(1, {"sheep"}, {}), run(2, {"sheep"}, {{3, {}}})});
        QCOMPARE(overlay.rows.size(), std::size_t(1));
        QVERIFY(std::isnan(overlay.rows[0].values[1])); // a row too short
    }
};

QTEST_GUILESS_MAIN(RunOverlayTest)
#include "tst_run_overlay.moc"
