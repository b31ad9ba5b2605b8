// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing of single controls; FlatStyle.cpp says which control is asked for and how large it is.
#include "widgets/FlatStyle.h"
#include "widgets/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QSlider>
#include <QStyleOption>
#include <QTabBar>

namespace gridfolk
{

namespace
{

class Saved
{
public:
    explicit Saved(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter->restore(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;

private:
    QPainter *m_painter;
};

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool showsFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QRectF inner(const QRect &rect, double width)
{
    return QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
}

} // namespace

void FlatStyle::drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Saved saved(painter);
    const bool enabled = has(option, State_Enabled);
    const bool primary = enabled && widget != nullptr && widget->property("primary").toBool();
    const bool pressed = has(option, State_Sunken) || has(option, State_On);
    QColor fill = m_theme.color(primary ? Token::Accent : Token::Panel);
    if (pressed) {
        fill = primary ? mixed(fill, m_theme.color(Token::Text), 0.15) : m_theme.color(Token::AccentSurface);
    } else if (has(option, State_MouseOver) && enabled) {
        fill = primary ? mixed(fill, m_theme.color(Token::Text), 0.08) : m_theme.color(Token::Hover);
    }
    const double line = m_theme.lineWidth();
    const bool focus = showsFocus(option);
    QColor border = m_theme.color(primary ? Token::Accent : Token::Outline);
    if (!enabled) {
        border = m_theme.color(Token::Line);
    }
    painter->setBrush(fill);
    painter->setPen(QPen(border, line));
    painter->drawRoundedRect(inner(option->rect, line), 6, 6);
    if (focus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(primary ? Token::OnAccent : Token::Accent), 1.5));
        const double gap = primary ? 5 : 1.5;
        painter->drawRoundedRect(inner(option->rect, gap), 5, 5);
    }
}

void FlatStyle::drawToolButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Saved saved(painter);
    const bool primary =
        widget != nullptr && widget->property("primary").toBool() && has(option, State_Enabled);
    QColor fill = Qt::transparent;
    if (primary) {
        fill = m_theme.color(Token::Accent);
        if (has(option, State_Sunken) || has(option, State_MouseOver)) {
            fill = mixed(fill, m_theme.color(Token::Text), has(option, State_Sunken) ? 0.15 : 0.08);
        }
    } else if (has(option, State_Sunken) || has(option, State_On)) {
        fill = m_theme.color(Token::AccentSurface);
    } else if (has(option, State_MouseOver) && has(option, State_Enabled)) {
        fill = m_theme.color(Token::Chip);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(fill);
    painter->drawRoundedRect(option->rect, 6, 6);
    if (showsFocus(option)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(primary ? Token::OnAccent : Token::Accent), 1.5));
        painter->drawRoundedRect(inner(option->rect, primary ? 5 : 1.5), 5, 5);
    }
}

void FlatStyle::drawFieldFrame(const QStyleOption *option, QPainter *painter) const
{
    const Saved saved(painter);
    const bool focus = has(option, State_HasFocus);
    const double line = focus ? 1.5 : m_theme.lineWidth();
    painter->setBrush(m_theme.color(has(option, State_Enabled) ? Token::Panel : Token::Chip));
    painter->setPen(QPen(m_theme.color(focus ? Token::Accent : Token::Outline), line));
    painter->drawRoundedRect(inner(option->rect, line), 6, 6);
}

void FlatStyle::drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Saved saved(painter);
    const bool on = has(option, State_On) || has(option, State_NoChange);
    const bool enabled = has(option, State_Enabled);
    const double line = on ? 0 : std::max(1.25, double(m_theme.lineWidth()));
    QRectF box = inner(option->rect, 1 + line);
    const Token face = enabled ? Token::Accent : Token::Faint;
    painter->setBrush(m_theme.color(on ? face : Token::Panel));
    painter->setPen(on ? QPen(Qt::NoPen)
                       : QPen(m_theme.color(enabled ? Token::Secondary : Token::Faint), line));
    if (round) {
        painter->drawEllipse(box);
    } else {
        painter->drawRoundedRect(box, 4, 4);
    }
    if (!on) {
        return;
    }
    painter->setPen(QPen(m_theme.color(Token::OnAccent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    if (round) {
        painter->setBrush(m_theme.color(Token::OnAccent));
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(box.center(), box.width() * 0.2, box.width() * 0.2);
    } else if (has(option, State_NoChange)) {
        painter->drawLine(QPointF(box.left() + 4, box.center().y()),
                          QPointF(box.right() - 4, box.center().y()));
    } else {
        QPainterPath tick;
        tick.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.53);
        tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.71);
        tick.lineTo(box.left() + box.width() * 0.77, box.top() + box.height() * 0.31);
        painter->drawPath(tick);
    }
}

void FlatStyle::drawTab(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const QRect &rect = option->rect;
    painter->fillRect(rect, m_theme.color(has(option, State_MouseOver) && has(option, State_Enabled) &&
                                                  !has(option, State_Selected)
                                              ? Token::Hover
                                              : Token::Panel));
    painter->fillRect(rect.left(), rect.bottom() + 1 - m_theme.lineWidth(), rect.width(), m_theme.lineWidth(),
                      m_theme.color(Token::Line));
    if (has(option, State_Selected)) {
        painter->fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, m_theme.color(Token::Accent));
    }
    if (showsFocus(option) && has(option, State_Selected)) {
        const Saved saved(painter);
        painter->setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(3, 4, -3, -5), 4, 4);
    }
}

void FlatStyle::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item == nullptr) {
        return;
    }
    const Saved saved(painter);
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1,
                          m_theme.color(Token::Line));
        return;
    }
    const bool enabled = has(option, State_Enabled);
    if (has(option, State_Selected) && enabled) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(Token::AccentSurface));
        painter->drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5);
    }
    const int left = rect.left() + m_theme.px(34);
    const QRect box(rect.left() + m_theme.px(11), rect.center().y() - m_theme.px(8) + 1, m_theme.px(16),
                    m_theme.px(16));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        m_theme
            .icon(item->checkType == QStyleOptionMenuItem::Exclusive ? QStringLiteral("follow")
                                                                     : QStringLiteral("check"),
                  Token::Accent)
            .paint(painter, box);
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const qsizetype tab = item->text.indexOf(QLatin1Char('\t'));
    const QString text = tab < 0 ? item->text : item->text.left(tab);
    painter->setFont(item->font);
    painter->setPen(m_theme.color(enabled ? Token::Text : Token::Faint));
    const QRect room(left, rect.top(), rect.right() - left - m_theme.px(14), rect.height());
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      text);
    if (tab >= 0) {
        painter->setPen(m_theme.color(enabled ? Token::Secondary : Token::Faint));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                          item->text.mid(tab + 1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        QStyleOption arrow(*option);
        arrow.rect = QRect(rect.right() - m_theme.px(22), rect.top(), m_theme.px(18), rect.height());
        proxy()->drawPrimitive(PE_IndicatorArrowRight, &arrow, painter, widget);
    }
}

void FlatStyle::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (slider == nullptr) {
        return;
    }
    const Saved saved(painter);
    const bool horizontal = slider->orientation == Qt::Horizontal;
    const bool enabled = has(option, State_Enabled);
    const double radius = m_theme.px(14) / 2.0;
    const QRectF all(option->rect);
    const double length = (horizontal ? all.width() : all.height()) - 2 * radius - 2;
    const int at = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                           static_cast<int>(length), slider->upsideDown);
    const QPointF center = horizontal ? QPointF(all.left() + radius + 1 + at, all.center().y())
                                      : QPointF(all.center().x(), all.top() + radius + 1 + at);
    QRectF groove = horizontal ? QRectF(all.left(), center.y() - 2, all.width(), 4)
                               : QRectF(center.x() - 2, all.top(), 4, all.height());
    QRectF filled = groove;
    if (horizontal) {
        slider->upsideDown ? filled.setLeft(center.x()) : filled.setRight(center.x());
    } else {
        slider->upsideDown ? filled.setTop(center.y()) : filled.setBottom(center.y());
    }
    const QColor accent = m_theme.color(enabled ? Token::Accent : Token::Faint);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(Token::Track));
    painter->drawRoundedRect(groove, 2, 2);
    painter->setBrush(accent);
    painter->drawRoundedRect(filled, 2, 2);
    painter->setPen(QPen(accent, 2));
    painter->setBrush(
        m_theme.color(has(option, State_MouseOver) && enabled ? Token::AccentSurface : Token::Panel));
    painter->drawEllipse(center, radius - 1, radius - 1);
    if (showsFocus(option)) {
        painter->setPen(QPen(accent, 1.5));
        painter->setBrush(accent);
        painter->drawEllipse(center, radius - 4, radius - 4);
    }
}

void FlatStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                              const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (bar == nullptr) {
        return;
    }
    const Saved saved(painter);
    painter->fillRect(option->rect, option->palette.window());
    if (bar->maximum == bar->minimum) {
        return;
    }
    const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = has(option, State_MouseOver) || has(option, State_Sunken);
    const QColor color =
        mixed(m_theme.color(Token::Panel), m_theme.color(Token::Secondary), active ? 0.7 : 0.35);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 3, 3);
}

void FlatStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                             const QWidget *widget) const
{
    drawFieldFrame(option, painter);
    QStyleOption arrow(*option);
    arrow.rect = QRect(option->rect.right() - m_theme.px(24), option->rect.top(), m_theme.px(20),
                       option->rect.height());
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

void FlatStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (spin == nullptr) {
        return;
    }
    if (spin->frame) {
        drawFieldFrame(option, painter);
    }
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    for (const auto part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
        QStyleOption arrow(*option);
        const int inward = part == SC_SpinBoxUp ? m_theme.px(2) : -m_theme.px(2);
        arrow.rect =
            proxy()->subControlRect(CC_SpinBox, option, part, widget).translated(-m_theme.px(3), inward);
        proxy()->drawPrimitive(part == SC_SpinBoxUp ? PE_IndicatorArrowUp : PE_IndicatorArrowDown, &arrow,
                               painter, widget);
    }
}

} // namespace gridfolk
