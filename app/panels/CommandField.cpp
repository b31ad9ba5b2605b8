// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/CommandField.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace gridfolk
{

namespace
{

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(QLatin1Char('&'));
}

} // namespace

CommandField::CommandField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_model(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    addAction(theme.icon(QStringLiteral("search"), Token::Secondary), QLineEdit::LeadingPosition);
    setPlaceholderText(tr("Search commands"));
    setAccessibleName(tr("Search commands"));
    setToolTip(tr("Find a command by its name (Ctrl+Shift+P)"));
    setMinimumWidth(theme.px(120));
    setMaximumWidth(theme.px(200));
    setFixedHeight(theme.px(32));
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(10);
    setCompleter(m_completer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &CommandField::choose);
    connect(this, &QLineEdit::textChanged, this, &CommandField::tellIfNothingFits);
}

void CommandField::tellIfNothingFits(const QString &text)
{
    const bool fits =
        text.isEmpty() || std::any_of(m_commands.cbegin(), m_commands.cend(), [&](const QAction *command) {
            return plainText(*command).contains(text, Qt::CaseInsensitive);
        });
    if (fits) {
        QToolTip::hideText();
        return;
    }
    QToolTip::showText(mapToGlobal(rect().bottomLeft()),
                       tr("No command is called “%1”. All of them are in the menus.").arg(text), this);
}

void CommandField::setCommands(const QList<QAction *> &commands)
{
    m_commands = commands;
    m_model->clear();
    for (const QAction *command : commands) {
        m_model->appendRow(new QStandardItem(plainText(*command)));
    }
}

void CommandField::focusInEvent(QFocusEvent *event)
{
    emit entered();
    QLineEdit::focusInEvent(event);
}

void CommandField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        clear();
        emit left();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !text().isEmpty() && m_completer->completionCount() > 0) {
        choose(m_completer->currentCompletion());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void CommandField::choose(const QString &text)
{
    m_completer->popup()->hide();
    for (QAction *command : std::as_const(m_commands)) {
        if (plainText(*command) == text) {
            // After the completer has put the text into the field.
            QTimer::singleShot(0, this, [this, command] {
                clear();
                emit left();
                command->trigger();
            });
            return;
        }
    }
}

} // namespace gridfolk
