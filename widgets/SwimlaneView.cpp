// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SwimlaneView.h"

#include "widgets/Drawing.h"
#include "widgets/TraceModel.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

SwimlaneView::SwimlaneView(const Theme &theme, TraceModel &model, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_model(model)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Agents and ticks"));
    viewport()->setAutoFillBackground(false);
    connect(&model, &TraceModel::contentChanged, this, &SwimlaneView::rebuild);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    rebuild();
}

int SwimlaneView::nameWidth() const
{
    return m_nameWidth;
}

int SwimlaneView::laneHeight() const
{
    return m_theme.px(29);
}

int SwimlaneView::tickWidth() const
{
    return m_theme.px(16);
}

QSize SwimlaneView::sizeHint() const
{
    return {m_theme.px(420), m_theme.px(12) + laneHeight() * 8};
}

void SwimlaneView::rebuild()
{
    const std::vector<int> &passing = m_model.passing();
    const std::deque<TraceEvent> &events = m_model.events();
    // Only what came since last time, unless another set passes now.
    const bool grown = m_seen <= passing.size() && m_seen > 0 && passing[m_seen - 1] == m_lastSeen &&
                       passing.front() == m_firstSeen;
    if (!grown) {
        m_lanes.clear();
        m_laneOf.clear();
        m_seen = 0;
        m_longest = 1;
    }
    const bool atEnd = horizontalScrollBar()->value() == horizontalScrollBar()->maximum();
    for (; m_seen < passing.size(); ++m_seen) {
        const TraceEvent &event = events[static_cast<std::size_t>(passing[m_seen])];
        const auto [found, isNew] = m_laneOf.try_emplace(event.agent, static_cast<int>(m_lanes.size()));
        if (isNew) {
            m_lanes.push_back({QString::fromStdString(event.name), {}});
        }
        m_lanes[static_cast<std::size_t>(found->second)].bars.push_back({event.tick, passing[m_seen]});
        m_longest = std::max(m_longest, TraceModel::latency(event));
        m_firstTick = m_seen == 0 ? event.tick : std::min<qint64>(m_firstTick, event.tick);
        m_lastTick = m_seen == 0 ? event.tick : std::max<qint64>(m_lastTick, event.tick);
    }
    int longest = m_theme.px(40);
    for (const Lane &lane : m_lanes) {
        longest = std::max(longest, fontMetrics().horizontalAdvance(lane.name) + 4);
    }
    m_nameWidth = std::min(longest, m_theme.px(120)) + m_theme.px(24);
    m_firstSeen = passing.empty() ? -1 : passing.front();
    m_lastSeen = passing.empty() ? -1 : passing.back();
    updateScrollBars();
    if (atEnd) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
    }
    viewport()->update();
}

void SwimlaneView::updateScrollBars()
{
    const qint64 ticks = m_lanes.empty() ? 0 : m_lastTick - m_firstTick + 1;
    const int shown = std::max(1, (viewport()->width() - nameWidth() - m_theme.px(8)) / tickWidth());
    horizontalScrollBar()->setRange(0, static_cast<int>(std::clamp<qint64>(ticks - shown, 0, 2000000000)));
    horizontalScrollBar()->setPageStep(shown);
    const int height = static_cast<int>(m_lanes.size()) * laneHeight() + m_theme.px(8);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(laneHeight());
}

void SwimlaneView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const bool atEnd = horizontalScrollBar()->value() == horizontalScrollBar()->maximum();
    updateScrollBars();
    if (atEnd) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
    }
}

void SwimlaneView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Token::Panel));
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 first = m_firstTick + horizontalScrollBar()->value();
    const int left = nameWidth();
    const int top = m_theme.px(4) - verticalScrollBar()->value();
    const int tallest = laneHeight() - m_theme.px(10);
    const auto from = static_cast<std::size_t>(std::max(0, -top / laneHeight()));
    for (std::size_t at = from; at < m_lanes.size(); ++at) {
        const Lane &lane = m_lanes[at];
        const int y = top + static_cast<int>(at) * laneHeight();
        if (y > viewport()->height()) {
            break;
        }
        const int base = y + laneHeight() - m_theme.px(4);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QRect(m_theme.px(12), y, left - m_theme.px(18), laneHeight()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(lane.name, Qt::ElideRight, left - m_theme.px(18)));
        painter.fillRect(left, base, viewport()->width() - left - m_theme.px(8), 1,
                         m_theme.color(Token::Line));
        auto bar = std::lower_bound(lane.bars.begin(), lane.bars.end(), first,
                                    [](const Bar &candidate, qint64 tick) { return candidate.tick < tick; });
        for (; bar != lane.bars.end(); ++bar) {
            const int x = left + static_cast<int>(bar->tick - first) * tickWidth();
            if (x > viewport()->width() - m_theme.px(8)) {
                break;
            }
            const TraceEvent &event = m_model.events()[static_cast<std::size_t>(bar->eventIndex)];
            const double latency = TraceModel::latency(event);
            const double share = std::sqrt(std::clamp(latency / m_longest, 0.0, 1.0));
            const double height = std::max(m_theme.px(4) * 1.0, tallest * share);
            const bool failed = TraceModel::failed(event);
            QColor color = m_theme.color(failed ? Token::Bad : Token::Accent);
            if (!failed && event.status == DecisionStatus::Repaired) {
                color = m_theme.color(Token::Caution);
            } else if (!failed && latency < 1) {
                color = mixed(m_theme.color(Token::Panel), color, 0.45);
            }
            const QRectF box(x + 2, base - height, tickWidth() - m_theme.px(5), height);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawRoundedRect(box, 2, 2);
            if (failed) {
                // Not by color alone.
                painter.setPen(QPen(m_theme.color(Token::Panel), 1.5));
                painter.drawLine(box.bottomLeft() + QPointF(1, -1), box.topRight() + QPointF(-1, 1));
            }
            if (bar->eventIndex == m_current) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
                painter.drawRoundedRect(QRectF(x - 0.5, y + 1, tickWidth(), laneHeight() - 2), 3, 3);
            }
        }
    }
    if (showsKeyboardFocus(this)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

int SwimlaneView::eventAt(QPoint point) const
{
    const int lane = (point.y() - m_theme.px(4) + verticalScrollBar()->value()) / laneHeight();
    if (point.x() < nameWidth() || lane < 0 || lane >= static_cast<int>(m_lanes.size())) {
        return -1;
    }
    const qint64 tick =
        m_firstTick + horizontalScrollBar()->value() + (point.x() - nameWidth()) / tickWidth();
    const std::vector<Bar> &bars = m_lanes[static_cast<std::size_t>(lane)].bars;
    const auto found = std::lower_bound(bars.begin(), bars.end(), tick,
                                        [](const Bar &bar, qint64 wanted) { return bar.tick < wanted; });
    return found != bars.end() && found->tick == tick ? found->eventIndex : -1;
}

void SwimlaneView::mousePressEvent(QMouseEvent *event)
{
    const int found = eventAt(event->position().toPoint());
    if (found >= 0) {
        setCurrentEvent(found);
        emit eventChosen(found);
    }
}

void SwimlaneView::keyPressEvent(QKeyEvent *event)
{
    const int row = m_model.rowOf(m_current);
    // Rows are newest first, lanes run to the right.
    const int step = event->key() == Qt::Key_Right ? -1 : event->key() == Qt::Key_Left ? 1 : 0;
    if (step == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int wanted = row < 0 ? 0 : row + step;
    if (wanted >= 0 && wanted < m_model.rowCount()) {
        const int found = m_model.eventIndex(wanted);
        setCurrentEvent(found);
        emit eventChosen(found);
    }
}

bool SwimlaneView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int found = eventAt(help->pos());
        if (found >= 0) {
            const TraceEvent &shown = m_model.events()[static_cast<std::size_t>(found)];
            const QString line = tr("%1, tick %2: %3 (%4)")
                                     .arg(QString::fromStdString(shown.name))
                                     .arg(shown.tick)
                                     .arg(TraceModel::actionText(shown), TraceModel::outcomeText(shown));
            QToolTip::showText(help->globalPos(), line.toHtmlEscaped(), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SwimlaneView::setCurrentEvent(int eventIndex)
{
    m_current = eventIndex;
    if (eventIndex >= 0 && eventIndex < static_cast<int>(m_model.events().size())) {
        ensureVisible(eventIndex);
        const TraceEvent &event = m_model.events()[static_cast<std::size_t>(eventIndex)];
        setAccessibleDescription(tr("%1, tick %2").arg(QString::fromStdString(event.name)).arg(event.tick));
    }
    viewport()->update();
}

void SwimlaneView::ensureVisible(int eventIndex)
{
    const TraceEvent &event = m_model.events()[static_cast<std::size_t>(eventIndex)];
    const auto offset = static_cast<int>(event.tick - m_firstTick);
    const int shown = horizontalScrollBar()->pageStep();
    if (offset < horizontalScrollBar()->value() || offset >= horizontalScrollBar()->value() + shown) {
        horizontalScrollBar()->setValue(offset - shown / 2);
    }
    const auto found = m_laneOf.find(event.agent);
    if (found != m_laneOf.end()) {
        const int y = found->second * laneHeight();
        const int view = verticalScrollBar()->value();
        if (y < view || y + laneHeight() > view + viewport()->height()) {
            verticalScrollBar()->setValue(y - viewport()->height() / 2);
        }
    }
}

} // namespace gridfolk
