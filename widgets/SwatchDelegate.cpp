// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SwatchDelegate.h"

#include "widgets/Chip.h"
#include "widgets/Drawing.h"
#include "widgets/SwatchModel.h"

#include <QMouseEvent>
#include <QPainter>

namespace gridfolk
{

SwatchDelegate::SwatchDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SwatchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(120), m_theme.px(32)};
}

QRect SwatchDelegate::eyeRect(const QRect &row) const
{
    const int size = m_theme.px(16);
    return {row.right() - m_theme.px(12) - size + 1, row.center().y() - size / 2 + 1, size, size};
}

void SwatchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *model = qobject_cast<const SwatchModel *>(index.model());
    if (model == nullptr) {
        return;
    }
    const SwatchRow &row = model->row(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, m_theme.color(Token::AccentSurface));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Token::Hover));
    }
    int right = option.rect.right() - m_theme.px(12);
    const bool checkable = index.data(Qt::CheckStateRole).isValid();
    if (checkable) {
        const QRect eye = eyeRect(option.rect);
        m_theme.icon(row.visible ? QStringLiteral("eye") : QStringLiteral("eye-off"), Token::Secondary)
            .paint(painter, eye);
        right = eye.left() - m_theme.px(8);
    }
    const int size = m_theme.px(10);
    const QRectF swatch(option.rect.left() + m_theme.px(12), option.rect.center().y() - size / 2.0 + 0.5,
                        size, size);
    QColor color = m_theme.series(row.color, index.row());
    if (!row.visible) {
        color = m_theme.color(Token::Faint);
    }
    if (row.shape.empty()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(m_theme.color(Token::Panel), color, 0.72));
        painter->drawRoundedRect(swatch, 2, 2);
    } else {
        paintShape(*painter, row.shape, swatch, color, QColor());
    }
    painter->setFont(m_theme.font(TextRole::Body));
    painter->setPen(m_theme.color(Token::Secondary));
    paintTabular(
        *painter,
        QRectF(option.rect.left(), option.rect.top(), right - option.rect.left(), option.rect.height()),
        Qt::AlignRight, row.value);
    right -= tabularWidth(painter->font(), row.value) + m_theme.px(8);
    int x = option.rect.left() + m_theme.px(30);
    painter->setPen(m_theme.color(row.visible ? Token::Text : Token::Secondary));
    const QString name = painter->fontMetrics().elidedText(row.name, Qt::ElideRight, right - x);
    painter->drawText(QRect(x, option.rect.top(), right - x, option.rect.height()), Qt::AlignVCenter, name);
    x += painter->fontMetrics().horizontalAdvance(name) + m_theme.px(8);
    if (!row.chip.isEmpty() && x + m_theme.px(60) < right) {
        x += Chip::paint(*painter, m_theme, QPointF(x, option.rect.center().y() + 0.5), row.chip,
                         Tone::Neutral);
        x += m_theme.px(8);
    }
    if (x < right) {
        painter->setPen(m_theme.color(Token::Secondary));
        painter->drawText(QRect(x, option.rect.top(), right - x, option.rect.height()), Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(row.note, Qt::ElideRight, right - x));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) &&
        option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 4, 4);
    }
    painter->restore();
}

bool SwatchDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    const QVariant state = index.data(Qt::CheckStateRole);
    if (event->type() != QEvent::MouseButtonRelease || !state.isValid()) {
        return event->type() == QEvent::KeyPress &&
               QStyledItemDelegate::editorEvent(event, model, option, index);
    }
    const int reach = m_theme.px(6);
    const QPoint point = static_cast<QMouseEvent *>(event)->position().toPoint();
    if (!eyeRect(option.rect).adjusted(-reach, -reach, reach, reach).contains(point)) {
        return false;
    }
    return model->setData(index, state.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                          Qt::CheckStateRole);
}

} // namespace gridfolk
