// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LogView.h"

#include "widgets/Drawing.h"

#include <QScrollBar>
#include <QTextBlock>

namespace gridfolk
{

LogView::LogView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setMaximumBlockCount(10000);
    setFrameShape(QFrame::NoFrame);
    setUndoRedoEnabled(false);
    setFont(theme.font(TextRole::Mono));
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("What rules print and what the run says appears here."));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(theme.px(8));
}

void LogView::appendLine(Severity severity, qint64 tick, const QString &text)
{
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty()) {
        cursor.insertBlock();
    }
    QTextCharFormat format;
    if (tick >= 0) {
        format.setForeground(m_theme.color(Token::Secondary));
        cursor.insertText(groupedNumber(tick).rightJustified(7) + QStringLiteral("  "), format);
    }
    // Without a color of its own, so that a theme change reaches it.
    QTextCharFormat body;
    if (severity == Severity::Error) {
        body.setForeground(m_theme.color(Token::Bad));
    } else if (severity == Severity::Warning) {
        body.setForeground(m_theme.color(Token::Caution));
    }
    cursor.insertText(text, body);
    if (atEnd) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
}

} // namespace gridfolk
