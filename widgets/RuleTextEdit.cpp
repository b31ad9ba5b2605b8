// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RuleTextEdit.h"

#include "widgets/RuleHighlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>

namespace gridfolk
{

namespace
{

class Gutter : public QWidget
{
public:
    explicit Gutter(RuleTextEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

    QSize sizeHint() const override { return {m_edit->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event); }

private:
    RuleTextEdit *m_edit;
};

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

// Columns count code points, positions in a QString count UTF-16 units.
int unitsOf(const QString &line, int codePoints)
{
    int units = 0;
    for (int point = 0; point < codePoints && units < line.size(); ++point) {
        units += line[units].isHighSurrogate() && units + 1 < line.size() ? 2 : 1;
    }
    return units;
}

} // namespace

RuleTextEdit::RuleTextEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_gutter(new Gutter(this))
    , m_completer(new QCompleter(this))
    , m_words(new QStringListModel(RuleHighlighter::keywords(), this))
{
    setFont(theme.font(TextRole::Mono));
    setLineWrapMode(NoWrap);
    setAccessibleName(tr("Rules"));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    document()->setDocumentMargin(theme.px(6));
    new RuleHighlighter(theme, document());
    m_completer->setWidget(this);
    m_completer->setModel(m_words);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->popup()->setFont(font());
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &RuleTextEdit::insertCompletion);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(gutterWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0) {
            m_gutter->scroll(0, dy);
        } else {
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
        }
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_gutter, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, &RuleTextEdit::underline);
    setViewportMargins(gutterWidth(), 0, 0, 0);
}

int RuleTextEdit::gutterWidth() const
{
    const auto digits = std::max<qsizetype>(2, QString::number(blockCount()).size());
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(QLatin1Char('9')) + m_theme.px(16);
}

void RuleTextEdit::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), m_theme.color(Token::Chip));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    const int current = textCursor().blockNumber();
    const double lineHeight = fontMetrics().height();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const double height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        const auto problem =
            std::find_if(m_problems.begin(), m_problems.end(),
                         [line](const EditorProblem &candidate) { return candidate.line == line; });
        if (problem != m_problems.end()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.color(problem->warning ? Token::Caution : Token::Bad));
            painter.drawEllipse(QPointF(m_theme.px(6), top + lineHeight / 2), 2.5, 2.5);
        }
        painter.setPen(m_theme.color(block.blockNumber() == current ? Token::Text : Token::Secondary));
        painter.drawText(QRectF(0, top, m_gutter->width() - m_theme.px(6), lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        top += height;
    }
}

void RuleTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void RuleTextEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        emit editingFinished();
    }
}

bool RuleTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int position = cursorForPosition(viewport()->mapFromParent(help->pos())).position();
        for (const EditorProblem &problem : m_problems) {
            const QTextCursor marked = cursorFor(problem);
            if (position >= marked.selectionStart() && position <= marked.selectionEnd()) {
                QToolTip::showText(help->globalPos(), problem.what.toHtmlEscaped(), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QPlainTextEdit::event(event);
}

QTextCursor RuleTextEdit::cursorFor(const EditorProblem &problem) const
{
    QTextCursor cursor(document());
    const QTextBlock block = document()->findBlockByNumber(std::max(0, problem.line - 1));
    if (!block.isValid()) {
        return cursor;
    }
    const QString line = block.text();
    int from = unitsOf(line, std::max(0, problem.column - 1));
    int to = problem.length > 0 ? unitsOf(line, problem.column - 1 + problem.length) : from;
    while (problem.length == 0 && to < line.size() && isWord(line[to])) {
        ++to;
    }
    if (to == from) {
        // Nothing to underline: the end of the line, or a blank. The last word of the line shows where.
        to = std::min(static_cast<int>(line.size()), from + 1);
        from = to == from ? std::max(0, to - 1) : from;
    }
    cursor.setPosition(block.position() + from);
    cursor.setPosition(block.position() + to, QTextCursor::KeepAnchor);
    return cursor;
}

void RuleTextEdit::setProblems(std::vector<EditorProblem> problems)
{
    m_problems = std::move(problems);
    underline();
}

void RuleTextEdit::underline()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const EditorProblem &problem : m_problems) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursorFor(problem);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_theme.color(problem.warning ? Token::Caution : Token::Bad));
        marks.push_back(mark);
    }
    setExtraSelections(marks);
    m_gutter->update();
}

void RuleTextEdit::setWords(const QStringList &words)
{
    QStringList all = words + RuleHighlighter::keywords();
    all.removeDuplicates();
    all.sort(Qt::CaseInsensitive);
    m_words->setStringList(all);
    m_completer->setModelSorting(QCompleter::CaseInsensitivelySortedModel);
}

void RuleTextEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    QTextCursor cursor(document());
    if (block.isValid()) {
        cursor.setPosition(block.position() + unitsOf(block.text(), std::max(0, column - 1)));
    }
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

QString RuleTextEdit::wordBeforeCursor() const
{
    const QString line = textCursor().block().text();
    const int end = textCursor().positionInBlock();
    int start = end;
    while (start > 0 && isWord(line[start - 1])) {
        --start;
    }
    return line.mid(start, end - start);
}

void RuleTextEdit::complete(bool forced)
{
    const QString prefix = wordBeforeCursor();
    if (!forced && (prefix.size() < 2 || prefix.front().isDigit())) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(prefix);
    const bool onlyItself = m_completer->completionCount() == 1 && m_completer->currentCompletion() == prefix;
    if (m_completer->completionCount() == 0 || onlyItself) {
        m_completer->popup()->hide();
        return;
    }
    QRect where = cursorRect();
    where.translate(gutterWidth(), m_theme.px(4));
    where.setWidth(m_theme.px(220));
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
    m_completer->complete(where);
}

void RuleTextEdit::insertCompletion(const QString &word)
{
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(wordBeforeCursor().size()));
    cursor.insertText(word);
    setTextCursor(cursor);
}

void RuleTextEdit::indentNewLine()
{
    const QString line = textCursor().block().text().left(textCursor().positionInBlock());
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == QLatin1Char(' ')) {
        ++indent;
    }
    const qsizetype comment = line.indexOf(QLatin1Char('#'));
    if ((comment < 0 ? line : line.left(comment)).trimmed().endsWith(QLatin1Char(':'))) {
        indent += 4;
    }
    textCursor().insertText(QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
    ensureCursorVisible();
}

void RuleTextEdit::indentSelection()
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        cursor.insertText(QString(4 - cursor.positionInBlock() % 4, QLatin1Char(' ')));
        return;
    }
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const QTextBlock last =
        document()->findBlock(std::max(cursor.selectionStart(), cursor.selectionEnd() - 1));
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last.blockNumber(); block = block.next()) {
        QTextCursor(block).insertText(QStringLiteral("    "));
    }
    cursor.endEditBlock();
}

void RuleTextEdit::unindent()
{
    QTextCursor cursor = textCursor();
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const QTextBlock last = document()->findBlock(cursor.selectionEnd());
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last.blockNumber(); block = block.next()) {
        int blanks = 0;
        while (blanks < 4 && blanks < block.text().size() && block.text()[blanks] == QLatin1Char(' ')) {
            ++blanks;
        }
        QTextCursor edit(block);
        edit.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, blanks);
        edit.removeSelectedText();
    }
    cursor.endEditBlock();
}

void RuleTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool popup = m_completer->popup()->isVisible();
    const int key = event->key();
    if (popup &&
        (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Escape)) {
        event->ignore(); // the completer takes them
        return;
    }
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (key == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return;
    }
    if (plain && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        indentNewLine();
        return;
    }
    if (plain && key == Qt::Key_Tab) {
        indentSelection();
        return;
    }
    if (key == Qt::Key_Backtab) {
        unindent();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    const bool typed = !event->text().isEmpty() && isWord(event->text().front());
    if (typed || (popup && key == Qt::Key_Backspace)) {
        complete(false);
    } else if (popup) {
        m_completer->popup()->hide();
    }
}

} // namespace gridfolk
