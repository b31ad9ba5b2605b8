// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/CommitText.h"

#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

CommitText::CommitText(const Theme &theme, int minimumLines, int maximumLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_minimum(minimumLines)
    , m_maximum(std::max(minimumLines, maximumLines))
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(theme.px(4));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setViewportMargins(theme.px(3), 0, theme.px(3), 0);
    connect(this, &QPlainTextEdit::textChanged, this, &CommitText::fit);
}

void CommitText::setText(const QString &text)
{
    m_committed = text;
    if (toPlainText() != text) {
        setPlainText(text);
    }
}

int CommitText::heightForLines(int lines) const
{
    return lines * fontMetrics().lineSpacing() + static_cast<int>(2 * document()->documentMargin()) +
           2 * frameWidth() + 2;
}

QSize CommitText::sizeHint() const
{
    // A QPlainTextDocumentLayout counts its height in lines.
    const int lines =
        std::clamp(static_cast<int>(std::lround(document()->size().height())), m_minimum, m_maximum);
    return {200, heightForLines(lines)};
}

QSize CommitText::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void CommitText::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const QString text = toPlainText();
    if (text != m_committed) {
        m_committed = text;
        emit committed(text);
    }
}

void CommitText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void CommitText::fit()
{
    const bool over = document()->size().height() > m_maximum + 0.5;
    setVerticalScrollBarPolicy(over ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

} // namespace gridfolk
