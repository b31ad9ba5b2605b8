// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QAbstractItemModel;
class QTableView;
class QToolButton;

namespace gridfolk
{

class TextLabel;

/// A short table inside a form: a caption with Add and Remove, as tall as its rows. A row that was just added
/// is opened for its name.
class EditableTable : public QWidget
{
    Q_OBJECT
public:
    EditableTable(const Theme &theme, const QString &caption, const QString &addText,
                  const QString &removeText, QWidget *parent = nullptr);

    /// The model must outlive the table.
    void setModel(QAbstractItemModel *model);
    /// Said in place of rows while there are none.
    void setEmptyText(const QString &text);
    [[nodiscard]] QTableView *table() const { return m_table; }

signals:
    void addRequested();
    void removeRequested(int row);

private:
    void add();
    void fitHeight();

    const Theme &m_theme;
    QTableView *m_table;
    QToolButton *m_remove = nullptr;
    TextLabel *m_empty;
};

} // namespace gridfolk
