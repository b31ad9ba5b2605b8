// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/DecimatedSeries.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <string>
#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;
class QHBoxLayout;

namespace gridfolk
{

/// One plot of a PlotView: title, legend with switches, curves over ticks, the value under the pointer. Draws
/// what it is given when told; the PlotView says when.
class PlotPanel : public QWidget
{
    Q_OBJECT
public:
    PlotPanel(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    /// `metric`: index into what setData() gets. `order` picks color and dash where no color is named.
    void addCurve(int metric, const QString &label, const std::string &color, int order);
    void setData(const std::vector<DecimatedSeries> &series);
    void setRange(double first, double last);
    /// Grow the value axis when a value leaves it; off while a person has zoomed.
    void setAutoScale(bool on);
    void resetScale();
    void setMarker(qint64 tick);
    /// Vertical hairline and values at a tick; negative: none.
    void showReadout(qint64 tick);
    void applyTheme();
    void draw();

    [[nodiscard]] bool isCurveVisible(int curve) const;
    void setCurveVisible(int curve, bool visible);
    [[nodiscard]] QPixmap picture(double scale);

signals:
    void rangePicked(double first, double last);
    void resetRequested();
    /// -1 when the pointer leaves.
    void tickHovered(qint64 tick);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class LegendEntry;
    struct Curve {
        int metric = 0;
        QString label;
        std::string color;
        int order = 0;
        QCPGraph *graph = nullptr;
        LegendEntry *entry = nullptr;
    };

    void buildPlot();
    void growValueAxis(const std::vector<DecimatedSeries> &series);
    [[nodiscard]] QPen curvePen(const Curve &curve) const;

    const Theme &m_theme;
    QCustomPlot *m_plot;
    QHBoxLayout *m_legend;
    QCPItemStraightLine *m_hairline = nullptr; ///< owned by the plot, as are the next two
    QCPItemStraightLine *m_marker = nullptr;
    QCPItemText *m_readout = nullptr;
    std::vector<Curve> m_curves;
    qint64 m_readoutTick = -1;
    bool m_autoScale = true;
    bool m_scaled = false;
    bool m_userMoves = true; ///< false while the axis is moved by setRange()
};

} // namespace gridfolk
