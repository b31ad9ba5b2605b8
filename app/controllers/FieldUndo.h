// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QKeyEvent;
class QUndoStack;
class QWidget;

namespace gridfolk
{

/// Undo and redo by keys while a text field has the focus: first the typing in the field, and when nothing of
/// it is left to take back, the document. Left alone, Qt's fields take the keys also when they have nothing
/// to do.
///
/// What counts as typing is what the field holds beyond what it held when it got the focus or when Return
/// committed it; that much is a step of the document already.
class FieldUndo : public QObject
{
    Q_OBJECT

public:
    /// Looks at fields inside `window` only; lives no longer than it.
    FieldUndo(const QUndoStack &document, QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Key { Undo, Redo, Other };

    void watch(QWidget *focused);
    void settle();
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] static Key keyOf(const QKeyEvent &event);
    bool handle(QKeyEvent &event);

    const QUndoStack &m_document;
    QWidget &m_window;
    QPointer<QWidget> m_focused; ///< the field, or the spin box around it
    QPointer<QWidget> m_field;   ///< a QLineEdit, QPlainTextEdit or QTextEdit
    QString m_settled;           ///< what it held when it was last committed
    int m_passed = 0;            ///< undo steps that went on to the document; they are made again first
};

} // namespace gridfolk
