// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TraceDelegate.h"

#include "widgets/Drawing.h"
#include "widgets/TraceModel.h"

#include <QPainter>

namespace gridfolk
{

TraceDelegate::TraceDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(240), m_theme.px(32)};
}

void TraceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(rect, m_theme.color(Token::AccentSurface));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(rect, m_theme.color(Token::Hover));
    }
    const int left = rect.left() + m_theme.px(12);
    const int right = rect.right() - m_theme.px(12);
    const auto column = [&](int from, int to) {
        return QRect(from, rect.top(), std::max(0, to - from), rect.height());
    };
    const QString tick = groupedNumber(index.data(TraceModel::TickRole).toLongLong());
    painter->setFont(m_theme.font(TextRole::Body));
    painter->setPen(m_theme.color(Token::Secondary));
    const int tickWidth = std::max(tabularWidth(painter->font(), tick), m_theme.px(30));
    paintTabular(*painter, column(left, left + tickWidth), Qt::AlignLeft, tick);
    const QString outcome = index.data(TraceModel::OutcomeRole).toString();
    const auto status = static_cast<DecisionStatus>(index.data(TraceModel::StatusRole).toInt());
    const bool bad = status == DecisionStatus::Fallback || status == DecisionStatus::Refused;
    const Token color = bad                                  ? Token::Bad
                        : status == DecisionStatus::Repaired ? Token::Caution
                                                             : Token::Secondary;
    painter->setPen(m_theme.color(color));
    const int outcomeWidth = painter->fontMetrics().horizontalAdvance(outcome);
    painter->drawText(column(right - outcomeWidth, right + 1), Qt::AlignVCenter, outcome);
    const int nameLeft = left + tickWidth + m_theme.px(10);
    const int nameRight = nameLeft + m_theme.px(84);
    painter->setFont(m_theme.font(TextRole::Strong));
    painter->setPen(m_theme.color(Token::Text));
    painter->drawText(column(nameLeft, nameRight), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(TraceModel::AgentRole).toString(),
                                                        Qt::ElideRight, nameRight - nameLeft));
    painter->setFont(m_theme.font(TextRole::Mono));
    const int actionRight = right - outcomeWidth - m_theme.px(8);
    const int actionLeft = nameRight + m_theme.px(8);
    painter->drawText(column(actionLeft, actionRight), Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(TraceModel::ActionRole).toString(),
                                                        Qt::ElideRight,
                                                        std::max(0, actionRight - actionLeft)));
    painter->restore();
}

} // namespace gridfolk
