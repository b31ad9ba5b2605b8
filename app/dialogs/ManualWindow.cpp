// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ManualWindow.h"

#include "panels/RuledBox.h"
#include "widgets/RuleHighlighter.h"
#include "widgets/TextLabel.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextList>
#include <QTextTable>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kLineHeight = 125;               // percent
constexpr int kPageRole = Qt::UserRole;        // file
constexpr int kHeadingRole = Qt::UserRole + 1; // which heading of the page, from 0; -1: the top

const QStringList kPages{QStringLiteral("rules.md"), QStringLiteral("model-file.md")};

QString pageText(const QString &file)
{
    QFile page(QStringLiteral(":/help/") + file);
    return page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll()) : QString();
}

bool isCode(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

QList<QTextBlock> headingsOf(const QTextDocument &document)
{
    QList<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0) {
            headings.append(block);
        }
    }
    return headings;
}

/// Colors rules where they are shown as code, and leaves prose alone.
class CodeHighlighter final : public RuleHighlighter
{
public:
    using RuleHighlighter::RuleHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        if (isCode(currentBlock())) {
            RuleHighlighter::highlightBlock(text);
        }
    }
};

} // namespace

ManualWindow::ManualWindow(const Theme &theme, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_words(new QLineEdit)
    , m_count(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
    , m_contents(new QTreeWidget)
    , m_text(new QTextBrowser)
{
    setWindowTitle(tr("Manual"));
    const QSize room = screen()->availableSize() - QSize(0, theme.px(32)); // of the title bar
    resize(QSize(theme.px(980), theme.px(720)).boundedTo(room));
    m_contents->setHeaderHidden(true);
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("Page of the manual"));
    new CodeHighlighter(theme, m_text->document());
    auto *parts = new QSplitter(Qt::Horizontal);
    parts->addWidget(m_contents);
    parts->addWidget(m_text);
    parts->setChildrenCollapsible(false);
    parts->setStretchFactor(0, 0);
    parts->setStretchFactor(1, 1);
    parts->setSizes({theme.px(230), theme.px(750)});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(parts, 1);
    fillContents();
    connect(m_contents, &QTreeWidget::itemClicked, this, &ManualWindow::choose);
    connect(m_contents, &QTreeWidget::itemActivated, this, &ManualWindow::choose);
    connect(m_text, &QTextBrowser::anchorClicked, this, &ManualWindow::follow);
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, &ManualWindow::showWhere);
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &ManualWindow::showWhere);
    connect(&theme, &Theme::changed, this, &ManualWindow::render);
    showPage(kPages.first());
}

QWidget *ManualWindow::buildBar()
{
    auto *bar = new RuledBox(m_theme, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(m_theme.px(12), m_theme.px(8), m_theme.px(12), m_theme.px(8));
    m_words->setPlaceholderText(tr("Find in the manual"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->addAction(m_theme.icon(QStringLiteral("search"), Token::Secondary), QLineEdit::LeadingPosition);
    m_words->setMaximumWidth(m_theme.px(320));
    row->addWidget(m_words, 1);
    const auto button = [&](const char *icon, const QString &text, int by) {
        auto *step = new QToolButton;
        step->setAutoRaise(true);
        step->setIcon(m_theme.icon(QLatin1String(icon), Token::Secondary));
        step->setToolTip(text);
        step->setAccessibleName(text);
        connect(step, &QToolButton::clicked, this, [this, by] { this->step(by); });
        row->addWidget(step);
    };
    button("chevron-up", tr("The match before"), -1);
    button("chevron-down", tr("The next match"), 1);
    row->addWidget(m_count);
    row->addStretch(1);
    auto *focus = new QAction(this);
    focus->setShortcut(QKeySequence::Find);
    addAction(focus);
    connect(focus, &QAction::triggered, this, [this] {
        m_words->setFocus();
        m_words->selectAll();
    });
    connect(m_words, &QLineEdit::textChanged, this, &ManualWindow::find);
    return bar;
}

void ManualWindow::fillContents()
{
    for (const QString &file : kPages) {
        QTextDocument page;
        page.setMarkdown(pageText(file));
        QTreeWidgetItem *top = nullptr;
        int number = 0;
        for (const QTextBlock &heading : headingsOf(page)) {
            auto *item = top == nullptr ? new QTreeWidgetItem(m_contents) : new QTreeWidgetItem(top);
            item->setText(0, heading.text());
            item->setToolTip(0, heading.text());
            item->setData(0, kPageRole, file);
            item->setData(0, kHeadingRole, number++);
            top = top == nullptr ? item : top;
        }
    }
    m_contents->expandAll();
}

void ManualWindow::showPage(const QString &file)
{
    m_page = file;
    m_match = 0;
    render();
    m_text->verticalScrollBar()->setValue(0);
    showWhere();
}

void ManualWindow::render()
{
    const QSignalBlocker quiet(m_text->verticalScrollBar());
    const int place = m_text->verticalScrollBar()->value();
    m_text->document()->setDefaultFont(m_theme.font(TextRole::Body));
    m_text->document()->setDocumentMargin(m_theme.px(20));
    m_text->setMarkdown(pageText(m_page));
    style();
    m_text->verticalScrollBar()->setValue(place);
    m_matches = matches(m_words->text());
    m_match = std::clamp<qsizetype>(m_match, 0, std::max<qsizetype>(m_matches.size() - 1, 0));
    mark();
}

void ManualWindow::style()
{
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        styleBlock(block);
    }
    styleTables();
}

void ManualWindow::styleBlock(const QTextBlock &block)
{
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    QTextCharFormat letters;
    if (isCode(block)) {
        const bool first = !isCode(block.previous());
        const bool last = !isCode(block.next());
        format.setBackground(m_theme.color(Token::Chip));
        format.setNonBreakableLines(false);
        format.setLeftMargin(m_theme.px(4));
        format.setTopMargin(first ? m_theme.px(6) : 0);
        format.setBottomMargin(last ? m_theme.px(10) : 0);
        cursor.setBlockFormat(format);
        letters.setFont(m_theme.font(TextRole::Mono));
        cursor.select(QTextCursor::BlockUnderCursor);
        cursor.setCharFormat(letters);
        return;
    }
    if (format.headingLevel() > 0) {
        const bool page = format.headingLevel() == 1;
        format.setTopMargin(page ? 0 : m_theme.px(18));
        format.setBottomMargin(m_theme.px(6));
        cursor.setBlockFormat(format);
        letters.setFont(m_theme.font(page ? TextRole::Headline : TextRole::Heading));
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.setCharFormat(letters);
        return;
    }
    if (block.textList() == nullptr && cursor.currentTable() == nullptr) {
        format.setBottomMargin(m_theme.px(8));
    }
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(format);
    letters.setFontFamilies(m_theme.font(TextRole::Mono).families());
    letters.setBackground(m_theme.color(Token::Chip));
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        if (part.fragment().charFormat().fontFixedPitch()) {
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(),
                               QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(letters);
        }
    }
}

void ManualWindow::styleTables()
{
    for (QTextFrame *frame : m_text->document()->rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorder(m_theme.lineWidth());
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(m_theme.color(Token::Line));
            format.setBorderCollapse(true);
            format.setCellPadding(m_theme.px(5));
            format.setTopMargin(m_theme.px(4));
            format.setBottomMargin(m_theme.px(12));
            table->setFormat(format);
        }
    }
}

void ManualWindow::follow(const QUrl &link)
{
    const QString file = link.fileName();
    if (kPages.contains(file)) {
        showPage(file);
    }
}

void ManualWindow::choose(const QTreeWidgetItem *item)
{
    const QString file = item->data(0, kPageRole).toString();
    if (file != m_page) {
        showPage(file);
    }
    const QTextBlock heading = headingsOf(*m_text->document()).value(item->data(0, kHeadingRole).toInt());
    const QRectF place = m_text->document()->documentLayout()->blockBoundingRect(heading);
    m_text->verticalScrollBar()->setValue(qRound(place.top()) - m_theme.px(8));
}

void ManualWindow::showWhere()
{
    const int top = m_text->verticalScrollBar()->value() + m_theme.px(24);
    const QList<QTextBlock> headings = headingsOf(*m_text->document());
    int number = 0;
    for (int at = 1; at < headings.size(); ++at) {
        const double place = m_text->document()->documentLayout()->blockBoundingRect(headings[at]).top();
        if (place <= 0 || place > top) { // 0: not laid out yet
            break;
        }
        number = at;
    }
    for (QTreeWidgetItemIterator item(m_contents); *item != nullptr; ++item) {
        if ((*item)->data(0, kPageRole) == m_page && (*item)->data(0, kHeadingRole) == number) {
            m_contents->setCurrentItem(*item);
            return;
        }
    }
}

QList<QTextCursor> ManualWindow::matches(const QString &words) const
{
    QList<QTextCursor> found;
    if (!words.isEmpty()) {
        QTextCursor at(m_text->document());
        for (at = m_text->document()->find(words, at); !at.isNull();
             at = m_text->document()->find(words, at)) {
            found.append(at);
        }
    }
    return found;
}

void ManualWindow::find(const QString &words)
{
    m_matches = matches(words);
    if (m_matches.isEmpty() && !words.isEmpty()) {
        const auto other = std::find_if(kPages.begin(), kPages.end(), [&](const QString &file) {
            return file != m_page && pageText(file).contains(words, Qt::CaseInsensitive);
        });
        if (other != kPages.end()) {
            showPage(*other);
        }
    }
    m_match = 0;
    showMatch();
}

void ManualWindow::step(int by)
{
    if (!m_matches.isEmpty()) {
        m_match = (m_match + by + m_matches.size()) % m_matches.size();
        showMatch();
    }
}

void ManualWindow::showMatch()
{
    mark();
    if (m_matches.isEmpty()) {
        return;
    }
    QTextCursor place = m_matches[m_match];
    place.clearSelection(); // the mark shows it
    m_text->setTextCursor(place);
}

void ManualWindow::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QTextCursor &match : std::as_const(m_matches)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = match;
        const bool current = marks.size() == m_match;
        mark.format.setBackground(
            current ? m_theme.color(Token::Accent)
                    : mixed(m_theme.color(Token::Panel), m_theme.color(Token::Caution), 0.35));
        if (current) {
            mark.format.setForeground(m_theme.color(Token::OnAccent));
        }
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    const QString none = m_words->text().isEmpty() ? QString() : tr("Not found");
    m_count->setText(m_matches.isEmpty() ? none : tr("%1 of %2").arg(m_match + 1).arg(m_matches.size()));
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_words->hasFocus()) {
        step((event->modifiers() & Qt::ShiftModifier) != 0 ? -1 : 1);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace gridfolk
