// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/FieldUndo.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QUndoStack>

namespace gridfolk
{

namespace
{

QWidget *fieldOf(QWidget *focused)
{
    if (auto *box = qobject_cast<QAbstractSpinBox *>(focused)) {
        return box->findChild<QLineEdit *>();
    }
    const bool isField = qobject_cast<QLineEdit *>(focused) != nullptr ||
                         qobject_cast<QPlainTextEdit *>(focused) != nullptr ||
                         qobject_cast<QTextEdit *>(focused) != nullptr;
    return isField ? focused : nullptr;
}

} // namespace

FieldUndo::FieldUndo(const QUndoStack &document, QWidget &window)
    : QObject(&window)
    , m_document(document)
    , m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { watch(now); });
}

void FieldUndo::watch(QWidget *focused)
{
    if (m_focused != nullptr) {
        m_focused->removeEventFilter(this);
    }
    if (m_field != nullptr) {
        m_field->disconnect(this);
    }
    const bool ours = focused != nullptr && focused->window() == &m_window;
    m_field = ours ? fieldOf(focused) : nullptr;
    m_focused = m_field != nullptr ? focused : nullptr;
    if (m_field == nullptr) {
        return;
    }
    m_focused->installEventFilter(this);
    if (auto *line = qobject_cast<QLineEdit *>(m_field)) {
        connect(line, &QLineEdit::returnPressed, this, &FieldUndo::settle);
    }
    settle();
}

void FieldUndo::settle()
{
    m_settled = text();
    m_passed = 0;
}

QString FieldUndo::text() const
{
    if (const auto *line = qobject_cast<const QLineEdit *>(m_field)) {
        return line->text();
    }
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(m_field)) {
        return plain->toPlainText();
    }
    const auto *rich = qobject_cast<const QTextEdit *>(m_field);
    return rich != nullptr ? rich->toPlainText() : QString();
}

bool FieldUndo::canUndo() const
{
    if (text() == m_settled) {
        return false;
    }
    if (const auto *line = qobject_cast<const QLineEdit *>(m_field)) {
        return line->isUndoAvailable();
    }
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(m_field)) {
        return !plain->isReadOnly() && plain->document()->isUndoAvailable();
    }
    const auto *rich = qobject_cast<const QTextEdit *>(m_field);
    return rich != nullptr && !rich->isReadOnly() && rich->document()->isUndoAvailable();
}

bool FieldUndo::canRedo() const
{
    if (const auto *line = qobject_cast<const QLineEdit *>(m_field)) {
        return line->isRedoAvailable();
    }
    if (const auto *plain = qobject_cast<const QPlainTextEdit *>(m_field)) {
        return !plain->isReadOnly() && plain->document()->isRedoAvailable();
    }
    const auto *rich = qobject_cast<const QTextEdit *>(m_field);
    return rich != nullptr && !rich->isReadOnly() && rich->document()->isRedoAvailable();
}

FieldUndo::Key FieldUndo::keyOf(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Undo)) {
        return Key::Undo;
    }
    const bool alsoRedo = event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_Y;
    return alsoRedo || event.matches(QKeySequence::Redo) ? Key::Redo : Key::Other;
}

bool FieldUndo::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (key && watched == m_focused && m_field != nullptr) {
        return handle(*static_cast<QKeyEvent *>(event));
    }
    return QObject::eventFilter(watched, event);
}

bool FieldUndo::handle(QKeyEvent &event)
{
    const Key key = keyOf(event);
    if (key == Key::Other) {
        return false;
    }
    const bool undo = key == Key::Undo;
    const bool documentFirst = !undo && m_passed > 0 && m_document.canRedo();
    const bool own = undo ? canUndo() : canRedo() && !documentFirst;
    if (event.type() == QEvent::ShortcutOverride) {
        event.setAccepted(own); // what is not accepted is the window's
        if (!own && (undo ? m_document.canUndo() : m_document.canRedo())) {
            m_passed += undo ? 1 : -1;
        }
    } else if (own) {
        QMetaObject::invokeMethod(m_field, undo ? "undo" : "redo");
    }
    return true;
}

} // namespace gridfolk
