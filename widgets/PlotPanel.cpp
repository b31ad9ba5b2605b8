// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PlotPanel.h"

#include "widgets/Drawing.h"
#include "widgets/TextLabel.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gridfolk
{

namespace
{

// The second coding beside color.
const std::array<QVector<qreal>, 4> kDashes{QVector<qreal>{}, {5, 2.5}, {1.5, 2}, {7, 2, 1.5, 2}};

class ValueTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        const bool whole = std::abs(tick - std::round(tick)) < 1e-9 * std::max(1.0, std::abs(tick));
        return whole && std::abs(tick) < 1e7 ? groupedNumber(std::llround(tick)) : shortNumber(tick, 4);
    }
};

} // namespace

// Line sample and name; a click hides the curve.
class PlotPanel::LegendEntry : public QAbstractButton
{
public:
    LegendEntry(const Theme &theme, const QString &label)
        : m_theme(theme)
    {
        setText(label);
        setAccessibleName(PlotPanel::tr("Show %1").arg(label));
        setCheckable(true);
        setChecked(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFont(theme.font(TextRole::Small));
        setToolTip(PlotPanel::tr("Click to hide or show this curve"));
    }

    void setPen(const QPen &pen)
    {
        m_pen = pen;
        update();
    }

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + m_theme.px(32), m_theme.px(22)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || showsKeyboardFocus(this)) {
            painter.setPen(showsKeyboardFocus(this) ? QPen(m_theme.color(Token::Accent), 1.5)
                                                    : QPen(Qt::NoPen));
            painter.setBrush(m_theme.color(Token::Chip));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
        QPen pen = m_pen;
        if (!isChecked()) {
            pen.setColor(m_theme.color(Token::Faint));
        }
        painter.setPen(pen);
        painter.drawLine(QPointF(m_theme.px(6), height() / 2.0), QPointF(m_theme.px(23), height() / 2.0));
        QFont shown = font();
        shown.setStrikeOut(!isChecked());
        painter.setFont(shown);
        painter.setPen(m_theme.color(isChecked() ? Token::Text : Token::Secondary));
        painter.drawText(rect().adjusted(m_theme.px(27), 0, 0, 0), Qt::AlignVCenter, text());
    }

private:
    const Theme &m_theme;
    QPen m_pen;
};

PlotPanel::PlotPanel(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_plot(new QCustomPlot)
    , m_legend(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme.px(4), theme.lineWidth(), 0);
    column->setSpacing(0);
    m_legend->setContentsMargins(theme.px(12), 0, theme.px(8), 0);
    m_legend->setSpacing(theme.px(2));
    if (!title.isEmpty()) {
        m_legend->addWidget(new TextLabel(theme, title, TextRole::Strong));
        m_legend->addSpacing(theme.px(6));
    }
    m_legend->addStretch(1);
    column->addLayout(m_legend);
    column->addWidget(m_plot, 1);
    m_plot->setAccessibleName(title.isEmpty() ? tr("Plot") : title);
    buildPlot();
    applyTheme();
}

void PlotPanel::buildPlot()
{
    m_plot->setMinimumSize(120, 80);
    m_plot->setInteractions(QCP::iRangeZoom | QCP::iRangeDrag);
    m_plot->setPlottingHint(QCP::phCacheLabels);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setMinimumMargins(
        QMargins(m_theme.px(36), m_theme.px(4), m_theme.px(14), m_theme.px(20)));
    m_plot->setSelectionRectMode(QCP::srmNone);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new ValueTicker));
        axis->ticker()->setTickCount(axis == m_plot->xAxis ? 5 : 4);
        axis->setTickLength(0);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
    }
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->xAxis->grid()->setVisible(false);
    m_hairline = new QCPItemStraightLine(m_plot);
    m_marker = new QCPItemStraightLine(m_plot);
    m_readout = new QCPItemText(m_plot);
    m_readout->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_readout->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_readout->setPadding(QMargins(6, 3, 6, 3));
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_hairline->setVisible(false);
    m_marker->setVisible(false);
    m_readout->setVisible(false);
    connect(m_plot->xAxis, qOverload<const QCPRange &, const QCPRange &>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange &range) {
                if (m_userMoves) {
                    emit rangePicked(range.lower, range.upper);
                }
            });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { emit resetRequested(); });
}

void PlotPanel::applyTheme()
{
    m_plot->setBackground(QBrush(m_theme.color(Token::Panel)));
    QFont small = m_theme.font(TextRole::Small);
    small.setPixelSize(m_theme.px(11));
    // Lines of high contrast would outshine the curves.
    const Token line = m_theme.variant() == ThemeVariant::HighContrast ? Token::Track : Token::Line;
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setTickLabelColor(m_theme.color(Token::Secondary));
        axis->grid()->setPen(QPen(m_theme.color(line), 1));
        axis->grid()->setZeroLinePen(QPen(m_theme.color(line), 1));
    }
    m_plot->xAxis->setBasePen(QPen(m_theme.color(Token::Line), 1));
    m_hairline->setPen(QPen(m_theme.color(Token::Secondary), 1));
    m_marker->setPen(QPen(m_theme.color(Token::Accent), 1, Qt::DashLine));
    m_readout->setFont(small);
    m_readout->setColor(m_theme.color(Token::Text));
    m_readout->setBrush(m_theme.color(Token::Panel));
    m_readout->setPen(QPen(m_theme.color(Token::Line), 1));
    for (Curve &curve : m_curves) {
        curve.graph->setPen(curvePen(curve));
        curve.entry->setPen(curvePen(curve));
    }
}

QPen PlotPanel::curvePen(const Curve &curve) const
{
    QPen pen(m_theme.series(curve.color, curve.order), 1.6);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    const QVector<qreal> &dash = kDashes[static_cast<std::size_t>(curve.order) % kDashes.size()];
    if (!dash.isEmpty()) {
        pen.setDashPattern(dash);
    }
    return pen;
}

void PlotPanel::addCurve(int metric, const QString &label, const std::string &color, int order)
{
    Curve curve{metric, label, color, order, m_plot->addGraph(), new LegendEntry(m_theme, label)};
    curve.graph->setAdaptiveSampling(true);
    curve.graph->setPen(curvePen(curve));
    curve.entry->setPen(curvePen(curve));
    const int index = static_cast<int>(m_curves.size());
    connect(curve.entry, &QAbstractButton::toggled, this,
            [this, index](bool on) { setCurveVisible(index, on); });
    m_legend->insertWidget(m_legend->count() - 1, curve.entry);
    m_curves.push_back(curve);
}

void PlotPanel::setData(const std::vector<DecimatedSeries> &series)
{
    for (Curve &curve : m_curves) {
        const DecimatedSeries &points = series[static_cast<std::size_t>(curve.metric)];
        QVector<QCPGraphData> curvePoints;
        curvePoints.reserve(static_cast<qsizetype>(points.ticks().size()));
        for (std::size_t at = 0; at < points.ticks().size(); ++at) {
            curvePoints.append(QCPGraphData(points.ticks()[at], points.values()[at]));
        }
        curve.graph->data()->set(curvePoints, true);
    }
    if (m_autoScale) {
        growValueAxis(series);
    }
    if (m_readoutTick >= 0) {
        showReadout(m_readoutTick);
    }
}

void PlotPanel::growValueAxis(const std::vector<DecimatedSeries> &series)
{
    double low = 0;
    double high = 0;
    bool any = false;
    for (const Curve &curve : m_curves) {
        const DecimatedSeries &points = series[static_cast<std::size_t>(curve.metric)];
        if (!points.ticks().empty() && curve.graph->visible()) {
            low = any ? std::min(low, points.lowest()) : points.lowest();
            high = any ? std::max(high, points.highest()) : points.highest();
            any = true;
        }
    }
    if (!any) {
        return;
    }
    // Zero belongs in view unless the values are far from it.
    if (low > 0 && low < high * 0.7) {
        low = 0;
    }
    // A curve along the edge could not be told from the frame.
    const QCPRange shown = m_plot->yAxis->range();
    const double margin = shown.size() * 0.03;
    const bool fitsBelow = low == 0 ? shown.lower <= 0 : low >= shown.lower + margin;
    if (m_scaled && fitsBelow && high <= shown.upper - margin) {
        return;
    }
    const double room =
        std::max((high - low) * 0.12, high == low ? std::max(1.0, std::abs(high) * 0.1) : 1e-12);
    m_plot->yAxis->setRange(low == 0 ? 0 : low - room, high + room);
    m_scaled = true;
}

void PlotPanel::setRange(double first, double last)
{
    m_userMoves = false;
    m_plot->xAxis->setRange(first, last);
    m_userMoves = true;
}

void PlotPanel::setAutoScale(bool on)
{
    m_autoScale = on;
    if (on) {
        m_scaled = false;
    }
}

void PlotPanel::resetScale()
{
    m_scaled = false;
}

void PlotPanel::setMarker(qint64 tick)
{
    m_marker->setVisible(tick >= 0);
    m_marker->point1->setCoords(static_cast<double>(tick), 0);
    m_marker->point2->setCoords(static_cast<double>(tick), 1);
}

void PlotPanel::showReadout(qint64 tick)
{
    m_readoutTick = tick;
    QStringList lines;
    const auto wanted = static_cast<double>(tick);
    for (const Curve &curve : m_curves) {
        if (tick < 0 || !curve.graph->visible() || curve.graph->data()->isEmpty()) {
            continue;
        }
        auto found = curve.graph->data()->findBegin(wanted, true);
        if (found + 1 < curve.graph->data()->constEnd() &&
            std::abs((found + 1)->key - wanted) < std::abs(found->key - wanted)) {
            ++found;
        }
        lines << tr("%1: %2").arg(curve.label, shortNumber(found->value, 5));
    }
    const bool shown = !lines.isEmpty();
    m_hairline->setVisible(shown);
    m_readout->setVisible(shown);
    if (shown) {
        m_hairline->point1->setCoords(wanted, 0);
        m_hairline->point2->setCoords(wanted, 1);
        m_readout->setText(tr("tick %1").arg(groupedNumber(tick)) + QLatin1Char('\n') +
                           lines.join(QLatin1Char('\n')));
        const bool right = wanted > m_plot->xAxis->range().center();
        m_readout->setPositionAlignment((right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
        m_readout->position->setCoords(right ? 0.01 : 0.99, 0.02);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotPanel::draw()
{
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool PlotPanel::isCurveVisible(int curve) const
{
    return curve >= 0 && curve < static_cast<int>(m_curves.size()) &&
           m_curves[static_cast<std::size_t>(curve)].graph->visible();
}

void PlotPanel::setCurveVisible(int curve, bool visible)
{
    if (curve < 0 || curve >= static_cast<int>(m_curves.size())) {
        return;
    }
    Curve &changed = m_curves[static_cast<std::size_t>(curve)];
    changed.graph->setVisible(visible);
    changed.entry->setChecked(visible);
    draw();
}

QPixmap PlotPanel::picture(double scale)
{
    QPixmap pixmap(size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(m_theme.color(Token::Panel));
    render(&pixmap, QPoint(), QRegion(), DrawWindowBackground);
    QPixmap plot = m_plot->toPixmap(m_plot->width(), m_plot->height(), scale);
    plot.setDevicePixelRatio(scale);
    QPainter painter(&pixmap);
    for (QWidget *child : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child != m_plot) {
            child->render(&painter, child->pos(), QRegion(), DrawChildren);
        }
    }
    painter.drawPixmap(m_plot->pos(), plot);
    return pixmap;
}

bool PlotPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_plot && event->type() == QEvent::MouseMove) {
        const double x = m_plot->xAxis->pixelToCoord(static_cast<QMouseEvent *>(event)->position().x());
        emit tickHovered(m_plot->xAxis->range().contains(x) ? std::max<qint64>(0, std::llround(x)) : -1);
    } else if (watched == m_plot && event->type() == QEvent::Leave) {
        emit tickHovered(-1);
    }
    return QWidget::eventFilter(watched, event);
}

void PlotPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = m_theme.lineWidth();
    painter.fillRect(rect(), m_theme.color(Token::Panel));
    painter.fillRect(width() - line, 0, line, height(), m_theme.color(Token::Line));
}

} // namespace gridfolk
