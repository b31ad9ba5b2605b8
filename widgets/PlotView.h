// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/MetricRow.h"
#include "scenario/Metric.h"
#include "widgets/Theme.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <span>
#include <vector>

namespace gridfolk
{

/// Charts of metrics over time, side by side with one linked time axis. Follows the newest tick until a
/// person zooms or pans; a double click follows again. The legend's entries switch curves on and off. Redraws
/// at most 20 times a second however fast rows come.
class PlotView : public QWidget
{
    Q_OBJECT
public:
    explicit PlotView(const Theme &theme, QWidget *parent = nullptr);
    ~PlotView() override;

    /// One plot per chart; without charts one plot of all metrics. Drops the curves' points.
    void setCharts(const std::vector<Chart> &charts, const std::vector<Metric> &metrics);
    /// Values in the order of the metrics of setCharts(); ticks must grow. Rows of another length are padded
    /// with gaps. Call as often as you like.
    void appendRows(std::span<const MetricRow> rows);
    /// Drops all points, keeps the charts.
    void clear();

    /// One plot below the other instead of side by side.
    void setStacked(bool on);

    [[nodiscard]] bool isFollowing() const;
    void setFollowing(bool on);
    /// A vertical line at a tick (the scrubbed one); negative: none.
    void setMarker(qint64 tick);

    [[nodiscard]] int plotCount() const;
    [[nodiscard]] bool isCurveVisible(int plot, int curve) const;
    void setCurveVisible(int plot, int curve, bool visible);
    /// All plots as one picture at twice the screen's resolution.
    [[nodiscard]] QImage toImage() const;
    /// Draws pending rows at once.
    void flush();

signals:
    void followingChanged(bool following);
    /// The pointer stands at this tick.
    void tickHovered(qint64 tick);

protected:
    void changeEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace gridfolk
