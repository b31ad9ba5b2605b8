// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/DecimatedSeries.h"
#include "widgets/PlotView.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>

using namespace gridfolk;

class TestPlotView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void seriesStayBoundedAndKeepPeaks();
    void chartsBecomePlots();
    void withoutChartsAllMetricsShareOne();
    void followsUntilZoomed();
    void legendSwitchesCurves();
    void valueAxisGrowsOnlyWhenNeeded();
    void valueAxisLeavesRoomAboveTheCurve();
    void clearDropsPoints();
    void shortRowsLeaveGaps();
    void pictureHoldsTheCurves();
    void manyRowsAreCheap();

private:
    Theme m_theme;
};

void TestPlotView::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

void TestPlotView::seriesStayBoundedAndKeepPeaks()
{
    DecimatedSeries series(64);
    for (int tick = 0; tick < 10000; ++tick) {
        series.append(tick, tick == 4321 ? 99 : tick % 2);
    }
    QVERIFY(series.ticks().size() <= 64);
    QVERIFY(std::is_sorted(series.ticks().begin(), series.ticks().end()));
    QVERIFY(std::find(series.values().begin(), series.values().end(), 99.0) != series.values().end());
    QCOMPARE(series.highest(), 99.0);
    QCOMPARE(series.lowest(), 0.0);
}

void TestPlotView::chartsBecomePlots()
{
    PlotView view(m_theme);
    view.setCharts(samples::valley().charts, samples::valley().metrics);
    QCOMPARE(view.plotCount(), 2);
    QVERIFY(view.isCurveVisible(0, 1));
    QVERIFY(!view.isCurveVisible(0, 2));
}

void TestPlotView::withoutChartsAllMetricsShareOne()
{
    PlotView view(m_theme);
    view.setCharts({}, samples::valley().metrics);
    QCOMPARE(view.plotCount(), 1);
    QVERIFY(view.isCurveVisible(0, 3));
    view.setCharts({}, {});
    QCOMPARE(view.plotCount(), 0);
}

void TestPlotView::followsUntilZoomed()
{
    PlotView view(m_theme);
    view.resize(600, 240);
    view.setCharts(samples::valley().charts, samples::valley().metrics);
    view.show();
    view.appendRows(samples::metricRows(300));
    view.flush();
    const auto plots = view.findChildren<QCustomPlot *>();
    QCOMPARE(plots[0]->xAxis->range().upper, 299.0);
    QSignalSpy following(&view, &PlotView::followingChanged);
    const QPointF middle = QRectF(plots[0]->rect()).center();
    QCursor::setPos(plots[0]->mapToGlobal(middle.toPoint()));
    QWheelEvent wheel(middle, plots[0]->mapToGlobal(middle), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plots[0], &wheel);
    QVERIFY(!view.isFollowing());
    QCOMPARE(following.count(), 1);
    QVERIFY(plots[0]->xAxis->range().size() < 299);
    QCOMPARE(plots[1]->xAxis->range(), plots[0]->xAxis->range());
    QTest::mouseDClick(plots[0], Qt::LeftButton, {}, middle.toPoint());
    QVERIFY(view.isFollowing());
    view.flush();
    QCOMPARE(plots[1]->xAxis->range().upper, 299.0);
}

void TestPlotView::legendSwitchesCurves()
{
    PlotView view(m_theme);
    view.resize(600, 240);
    view.setCharts(samples::valley().charts, samples::valley().metrics);
    for (QAbstractButton *entry : view.findChildren<QAbstractButton *>()) {
        if (entry->text() == QStringLiteral("Wolves")) {
            entry->click();
        }
    }
    QVERIFY(view.isCurveVisible(0, 0));
    QVERIFY(!view.isCurveVisible(0, 1));
    view.setCurveVisible(0, 1, true);
    QVERIFY(view.isCurveVisible(0, 1));
}

void TestPlotView::valueAxisGrowsOnlyWhenNeeded()
{
    PlotView view(m_theme);
    view.setCharts({}, {{"a", "0", "", ""}});
    view.appendRows(std::vector<MetricRow>{{0, {0}}, {1, {100}}});
    view.flush();
    auto *plot = view.findChild<QCustomPlot *>();
    const double before = plot->yAxis->range().upper;
    view.appendRows(std::vector<MetricRow>{{2, {before * 0.95}}});
    view.flush();
    QCOMPARE(plot->yAxis->range().upper, before);
    view.appendRows(std::vector<MetricRow>{{3, {before + 50}}});
    view.flush();
    QVERIFY(plot->yAxis->range().upper > before + 50);
}

/// A curve along the edge could not be told from the frame, and its number would have no place.
void TestPlotView::valueAxisLeavesRoomAboveTheCurve()
{
    PlotView view(m_theme);
    view.setCharts({}, {{"share", "0", "", ""}});
    view.appendRows(std::vector<MetricRow>{{0, {0}}});
    view.flush();
    auto *plot = view.findChild<QCustomPlot *>();
    QCOMPARE(plot->yAxis->range().upper, 1.0);
    view.appendRows(std::vector<MetricRow>{{1, {1}}});
    view.flush();
    QVERIFY(plot->yAxis->range().upper > 1.03);
    QCOMPARE(plot->yAxis->range().lower, 0.0);
}

void TestPlotView::clearDropsPoints()
{
    PlotView view(m_theme);
    view.setCharts({}, {{"a", "0", "", ""}});
    view.appendRows(std::vector<MetricRow>{{0, {5}}, {1, {6}}});
    view.flush();
    QCOMPARE(view.findChild<QCustomPlot *>()->graph(0)->dataCount(), 2);
    view.clear();
    view.flush();
    QCOMPARE(view.findChild<QCustomPlot *>()->graph(0)->dataCount(), 0);
    QCOMPARE(view.plotCount(), 1);
}

void TestPlotView::shortRowsLeaveGaps()
{
    PlotView view(m_theme);
    view.setCharts({}, {{"a", "0", "", ""}, {"b", "0", "", ""}});
    view.appendRows(std::vector<MetricRow>{{0, {5}}});
    view.flush();
    QVERIFY(qIsNaN(view.findChild<QCustomPlot *>()->graph(1)->data()->at(0)->value));
}

void TestPlotView::pictureHoldsTheCurves()
{
    PlotView view(m_theme);
    view.resize(600, 240);
    view.setCharts(samples::valley().charts, samples::valley().metrics);
    view.show();
    view.appendRows(samples::metricRows(300));
    const QImage image = view.toImage();
    QCOMPARE(image.size(), QSize(1200, 480));
    const QRgb gold = m_theme.series("gold").rgb();
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            found += (image.pixel(x, y) & 0xFFFFFF) == (gold & 0xFFFFFF) ? 1 : 0;
        }
    }
    QVERIFY2(found > 300, qPrintable(QString::number(found)));
}

void TestPlotView::manyRowsAreCheap()
{
    PlotView view(m_theme);
    view.resize(600, 240);
    view.setCharts(samples::valley().charts, samples::valley().metrics);
    view.appendRows(samples::metricRows(200000));
    view.flush();
    QVERIFY(view.findChild<QCustomPlot *>()->graph(0)->dataCount() < 20000);
}

QTEST_MAIN(TestPlotView)
#include "tst_plotview.moc"
