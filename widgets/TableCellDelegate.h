// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace gridfolk
{

/// Edits cells of short tables: a line of text, or a list to choose from where the model names choices. A
/// value that is not in the list can still be typed.
class TableCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Of the model: what a cell may hold, as a QStringList.
    static constexpr int ChoicesRole = Qt::UserRole + 40;

    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace gridfolk
