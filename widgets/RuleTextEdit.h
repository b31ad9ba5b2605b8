// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QPlainTextEdit>

#include <vector>

class QCompleter;
class QStringListModel;

namespace gridfolk
{

/// A problem in the edited text, already in words.
struct EditorProblem {
    int line = 0;   ///< from 1
    int column = 0; ///< from 1, code points
    int length = 0; ///< code points; 0: to the end of the word
    QString what;
    QString hint;
    bool warning = false;
};

/// The text part of the rule editor: line numbers, underlined problems, completion, four spaces for a tab,
/// indent after a colon.
class RuleTextEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit RuleTextEdit(const Theme &theme, QWidget *parent = nullptr);

    void setProblems(std::vector<EditorProblem> problems);
    /// Completed beside the keywords.
    void setWords(const QStringList &words);
    void goTo(int line, int column);

    void paintGutter(QPaintEvent *event);
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] QCompleter *completer() const { return m_completer; }

signals:
    /// Focus left the field.
    void editingFinished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void underline();
    void indentNewLine();
    void unindent();
    void indentSelection();
    void complete(bool forced);
    void insertCompletion(const QString &word);
    [[nodiscard]] QString wordBeforeCursor() const;
    [[nodiscard]] QTextCursor cursorFor(const EditorProblem &problem) const;

    const Theme &m_theme;
    QWidget *m_gutter;
    QCompleter *m_completer;
    QStringListModel *m_words;
    std::vector<EditorProblem> m_problems;
};

} // namespace gridfolk
