// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QStyledItemDelegate>

namespace gridfolk
{

/// Draws a decision as one line: tick, agent, action, outcome.
class TraceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TraceDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace gridfolk
