// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TableCellDelegate.h"

#include <QComboBox>

namespace gridfolk
{

namespace
{

constexpr const char *kLoaded = "loaded";

} // namespace

QWidget *TableCellDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const QStringList choices = index.data(ChoicesRole).toStringList();
    const QString column = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    if (choices.isEmpty()) {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAutoFillBackground(true); // or the old text shines through
        editor->setAccessibleName(column);
        return editor;
    }
    auto *editor = new QComboBox(parent);
    editor->setEditable(true);
    editor->setInsertPolicy(QComboBox::NoInsert);
    editor->addItems(choices);
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(column);
    connect(editor, &QComboBox::activated, this, [this, editor] {
        auto *delegate =
            const_cast<TableCellDelegate *>(this); // signals of a delegate that is only read here
        emit delegate->commitData(editor);
        emit delegate->closeEditor(editor);
    });
    return editor;
}

void TableCellDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Once only: what a person types is not to be replaced when the model says that something changed.
    if (editor->property(kLoaded).toBool()) {
        return;
    }
    editor->setProperty(kLoaded, true);
    if (auto *choices = qobject_cast<QComboBox *>(editor)) {
        choices->setEditText(index.data(Qt::EditRole).toString());
    } else {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

void TableCellDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                     const QModelIndex &index) const
{
    if (const auto *choices = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, choices->currentText(), Qt::EditRole);
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

} // namespace gridfolk
