// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PlotView.h"

#include "rules/MetricColumns.h"
#include "widgets/DecimatedSeries.h"
#include "widgets/Drawing.h"
#include "widgets/PlotPanel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <limits>

namespace gridfolk
{

namespace
{

constexpr int kReplotMilliseconds = 50;

} // namespace

// Rows go into one bounded series per metric; panels draw from them when the timer fires.
class PlotView::Private
{
public:
    Private(const Theme &themeToUse, PlotView *view)
        : theme(themeToUse)
        , q(view)
        , row(new QHBoxLayout(view))
    {
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(theme.lineWidth());
        timer.setSingleShot(true);
        timer.setInterval(kReplotMilliseconds);
        QObject::connect(&timer, &QTimer::timeout, view, [this] { redraw(); });
    }

    void build(const std::vector<Chart> &charts, const std::vector<Metric> &described)
    {
        const std::vector<Metric> metrics = metricColumns(described);
        qDeleteAll(panels);
        panels.clear();
        metricCount = metrics.size();
        series.assign(metricCount, DecimatedSeries());
        std::vector<Chart> shown = charts;
        if (shown.empty() && !metrics.empty()) {
            shown.push_back(Chart{});
            for (const Metric &metric : metrics) {
                shown.back().metrics.push_back(metric.name);
            }
        }
        for (const Chart &chart : shown) {
            auto *panel = new PlotPanel(theme, QString::fromStdString(chart.title), q);
            int color = 0;
            for (const std::string &name : chartOfColumns(chart, described).metrics) {
                const auto found = std::find_if(metrics.begin(), metrics.end(),
                                                [&](const Metric &metric) { return metric.name == name; });
                if (found != metrics.end()) {
                    const std::string &label = found->label.empty() ? found->name : found->label;
                    panel->addCurve(static_cast<int>(found - metrics.begin()), QString::fromStdString(label),
                                    found->color, color++);
                }
            }
            connectPanel(panel);
            row->addWidget(panel, 1);
            panels.push_back(panel);
        }
        following = true;
        schedule();
    }

    void connectPanel(PlotPanel *panel)
    {
        QObject::connect(panel, &PlotPanel::rangePicked, q, [this](double first, double last) {
            link(first, last);
            setFollowing(false);
        });
        QObject::connect(panel, &PlotPanel::resetRequested, q, [this] { setFollowing(true); });
        QObject::connect(panel, &PlotPanel::tickHovered, q, [this](qint64 tick) {
            for (PlotPanel *other : panels) {
                other->showReadout(tick);
            }
            if (tick >= 0) {
                emit q->tickHovered(tick);
            }
        });
    }

    void link(double first, double last)
    {
        for (PlotPanel *panel : panels) {
            panel->setRange(first, last);
        }
        schedule();
    }

    void setFollowing(bool on)
    {
        if (following == on) {
            if (on) {
                schedule();
            }
            return;
        }
        following = on;
        for (PlotPanel *panel : panels) {
            panel->setAutoScale(on);
        }
        schedule();
        emit q->followingChanged(on);
    }

    void schedule()
    {
        if (!timer.isActive()) {
            timer.start();
        }
    }

    void redraw()
    {
        timer.stop();
        for (PlotPanel *panel : panels) {
            panel->setData(series);
            if (following) {
                panel->setRange(0, std::max(lastTick, 10.0));
            }
            panel->draw();
        }
    }

    const Theme &theme;
    PlotView *q;
    QHBoxLayout *row;
    QTimer timer;
    std::vector<PlotPanel *> panels;
    std::vector<DecimatedSeries> series;
    std::size_t metricCount = 0;
    double lastTick = 0;
    bool following = true;
};

PlotView::PlotView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(theme, this))
{
    setAccessibleName(tr("Plots"));
    setAutoFillBackground(true);
    connect(&theme, &Theme::changed, this, [this] {
        for (PlotPanel *panel : d->panels) {
            panel->applyTheme();
        }
        d->schedule();
    });
}

PlotView::~PlotView() = default;

void PlotView::setCharts(const std::vector<Chart> &charts, const std::vector<Metric> &metrics)
{
    d->lastTick = 0;
    d->build(charts, metrics);
}

void PlotView::appendRows(std::span<const MetricRow> rows)
{
    for (const MetricRow &row : rows) {
        const auto tick = static_cast<double>(row.tick);
        for (std::size_t index = 0; index < d->metricCount; ++index) {
            const double value =
                index < row.values.size() ? row.values[index] : std::numeric_limits<double>::quiet_NaN();
            d->series[index].append(tick, value);
        }
        d->lastTick = tick;
    }
    if (!rows.empty()) {
        d->schedule();
    }
}

void PlotView::clear()
{
    for (DecimatedSeries &series : d->series) {
        series.clear();
    }
    for (PlotPanel *panel : d->panels) {
        panel->resetScale();
    }
    d->lastTick = 0;
    d->following = true;
    for (PlotPanel *panel : d->panels) {
        panel->setAutoScale(true);
    }
    d->schedule();
}

void PlotView::setStacked(bool on)
{
    d->row->setDirection(on ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

bool PlotView::isFollowing() const
{
    return d->following;
}

void PlotView::setFollowing(bool on)
{
    d->setFollowing(on);
}

void PlotView::setMarker(qint64 tick)
{
    for (PlotPanel *panel : d->panels) {
        panel->setMarker(tick);
    }
    d->schedule();
}

int PlotView::plotCount() const
{
    return static_cast<int>(d->panels.size());
}

bool PlotView::isCurveVisible(int plot, int curve) const
{
    return plot >= 0 && plot < plotCount() &&
           d->panels[static_cast<std::size_t>(plot)]->isCurveVisible(curve);
}

void PlotView::setCurveVisible(int plot, int curve, bool visible)
{
    if (plot >= 0 && plot < plotCount()) {
        d->panels[static_cast<std::size_t>(plot)]->setCurveVisible(curve, visible);
        d->schedule();
    }
}

QImage PlotView::toImage() const
{
    d->redraw();
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(d->theme.color(Token::Panel));
    QPainter painter(&image);
    for (PlotPanel *panel : d->panels) {
        painter.drawPixmap(panel->pos(), panel->picture(2));
    }
    return image;
}

void PlotView::flush()
{
    d->redraw();
}

void PlotView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        d->schedule();
    }
}

} // namespace gridfolk
