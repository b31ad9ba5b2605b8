// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/RuleTextEdit.h"
#include "widgets/Theme.h"

#include <QWidget>

class QListWidget;
class QTimer;

namespace gridfolk
{

/// Rule text with its problems listed below. The owner checks the text after textEdited() and answers with
/// setProblems().
class RuleTextEditor : public QWidget
{
    Q_OBJECT
public:
    explicit RuleTextEditor(const Theme &theme, QWidget *parent = nullptr);

    /// Without a signal; the cursor stays where the text is equal.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void setProblems(const std::vector<EditorProblem> &problems);
    void setWords(const QStringList &words);
    void setPlaceholder(const QString &text);
    void goTo(int line, int column);
    [[nodiscard]] RuleTextEdit *edit() const { return m_edit; }

signals:
    /// A person changed the text and paused for 250 ms.
    void textEdited(const QString &text);
    /// The field lost focus after a change: the end of one edit.
    void textCommitted(const QString &text);

private:
    void showProblem(int row);

    RuleTextEdit *m_edit;
    QListWidget *m_list;
    QTimer *m_pause;
    const Theme &m_theme;
    bool m_dirty = false;
    QString m_text; ///< as last written by a person or shown
    bool m_silent = false;
    std::vector<EditorProblem> m_problems;
};

} // namespace gridfolk
