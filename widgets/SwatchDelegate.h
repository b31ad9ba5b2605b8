// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QStyledItemDelegate>

namespace gridfolk
{

/// Draws a SwatchModel's rows: swatch, name, chip, value, and an eye where rows can be hidden.
class SwatchDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit SwatchDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] QRect eyeRect(const QRect &row) const;

    const Theme &m_theme;
};

} // namespace gridfolk
