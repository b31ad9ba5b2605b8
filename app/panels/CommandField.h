// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QLineEdit>
#include <QList>

class QAction;
class QCompleter;
class QStandardItemModel;

namespace gridfolk
{

/// Finds a command of the menus by its name and carries it out.
class CommandField : public QLineEdit
{
    Q_OBJECT

public:
    explicit CommandField(const Theme &theme, QWidget *parent = nullptr);

    /// The commands that can be found now; asked each time the field is entered.
    void setCommands(const QList<QAction *> &commands);

signals:
    void entered();
    /// Escape, or a command was carried out: the focus should go back.
    void left();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QString &text);
    void tellIfNothingFits(const QString &text);

    QStandardItemModel *m_model;
    QCompleter *m_completer;
    QList<QAction *> m_commands;
};

} // namespace gridfolk
