// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RuleTextEditor.h"

#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

RuleTextEditor::RuleTextEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_edit(new RuleTextEdit(theme))
    , m_list(new QListWidget)
    , m_pause(new QTimer(this))
    , m_theme(theme)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_edit, 1);
    column->addWidget(m_list);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setAccessibleName(tr("Problems in these rules"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    m_pause->setSingleShot(true);
    m_pause->setInterval(250);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        // It also comes when only the colors of the text change, as with another theme.
        if (!m_silent && text() != m_text) {
            m_text = text();
            m_dirty = true;
            m_pause->start();
        }
    });
    connect(m_pause, &QTimer::timeout, this, [this] { emit textEdited(text()); });
    connect(m_edit, &RuleTextEdit::editingFinished, this, [this] {
        if (m_dirty) {
            if (m_pause->isActive()) {
                m_pause->stop();
                emit textEdited(text());
            }
            m_dirty = false;
            emit textCommitted(text());
        }
    });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { showProblem(m_list->row(item)); });
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { showProblem(m_list->row(item)); });
}

void RuleTextEditor::setText(const QString &text)
{
    if (text == this->text()) {
        return;
    }
    m_silent = true;
    m_edit->setPlainText(text);
    m_silent = false;
    m_text = this->text();
    m_dirty = false;
    m_pause->stop();
}

QString RuleTextEditor::text() const
{
    return m_edit->toPlainText();
}

void RuleTextEditor::setProblems(const std::vector<EditorProblem> &problems)
{
    m_problems = problems;
    m_edit->setProblems(problems);
    m_list->clear();
    for (const EditorProblem &problem : problems) {
        const QString hint = problem.hint.isEmpty() ? QString() : QLatin1Char(' ') + problem.hint;
        auto *item = new QListWidgetItem(tr("Line %1: %2%3").arg(problem.line).arg(problem.what, hint));
        item->setIcon(problem.warning ? m_theme.icon(QStringLiteral("warning"), Token::Caution)
                                      : m_theme.icon(QStringLiteral("error"), Token::Bad));
        m_list->addItem(item);
    }
    m_list->setVisible(!problems.empty());
    const int rows = static_cast<int>(std::min<std::size_t>(problems.size(), 4));
    m_list->setFixedHeight(rows * m_theme.px(38));
}

void RuleTextEditor::showProblem(int row)
{
    if (row >= 0 && row < static_cast<int>(m_problems.size())) {
        const EditorProblem &problem = m_problems[static_cast<std::size_t>(row)];
        goTo(problem.line, problem.column);
    }
}

void RuleTextEditor::setWords(const QStringList &words)
{
    m_edit->setWords(words);
}

void RuleTextEditor::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void RuleTextEditor::goTo(int line, int column)
{
    m_edit->goTo(line, column);
}

} // namespace gridfolk
