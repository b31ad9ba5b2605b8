// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/WorldNote.h"

#include "widgets/TextLabel.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kMessageTime = 6000; // milliseconds

} // namespace

WorldNote::WorldNote(const Theme &theme, QWidget *world)
    : QWidget(world)
    , m_theme(theme)
    , m_label(new TextLabel(theme, QString(), TextRole::Body))
    , m_timer(new QTimer(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    column->addWidget(m_label);
    m_label->setWordWrap(true);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kMessageTime);
    connect(m_timer, &QTimer::timeout, this, [this] {
        m_message.clear();
        refresh();
    });
    world->installEventFilter(this);
    refresh();
}

void WorldNote::setNote(const QString &note)
{
    m_note = note;
    refresh();
}

void WorldNote::flash(const QString &message)
{
    m_message = message;
    m_timer->start();
    refresh();
}

QString WorldNote::text() const
{
    return m_message.isEmpty() ? m_note : m_message;
}

void WorldNote::refresh()
{
    const QString shown = text();
    if (m_label->text() != shown) {
        m_label->setText(shown);
        setAccessibleName(shown);
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
    setVisible(!shown.isEmpty());
    const int gap = m_theme.px(12);
    const int room = std::max(parentWidget()->width() - 2 * gap, m_theme.px(120));
    const int wide = std::min(m_label->fontMetrics().horizontalAdvance(shown) + m_theme.px(26), room);
    const int high = heightForWidth(wide);
    setGeometry(gap, parentWidget()->height() - gap - high, wide, high);
    raise();
}

void WorldNote::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

bool WorldNote::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        refresh();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gridfolk
