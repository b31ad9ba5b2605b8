// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"

#include <QWidget>

#include <functional>
#include <string>

namespace gridfolk
{

class RuleTextEditor;

/// One rule text of the document with its problems. Typing is merged into one undo step until the field is
/// left.
class RulesPage : public QWidget
{
    Q_OBJECT

public:
    /// Whose rules: a text of the scenario, its place for problems, and how the step is called.
    struct Subject {
        std::string path;
        std::function<std::string &(Scenario &)> where;
        ChangeEvent event;
        QString stepName;
        int kind = -1;   ///< whose attributes are completed; -1: those of all kinds
        QString example; ///< shown while the text is empty
    };

    explicit RulesPage(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the text again after the document changed.
    void setSubject(Subject subject);
    void goTo(int line, int column);
    [[nodiscard]] RuleTextEditor *editor() const { return m_editor; }

private:
    void refresh();
    void refreshProblems();
    void write(const QString &text);
    [[nodiscard]] QString key() const;
    [[nodiscard]] QStringList words() const;

    DesignContext m_context;
    RuleTextEditor *m_editor;
    Subject m_subject;
    int m_session = 0; ///< of typing; a new one starts a new undo step
};

} // namespace gridfolk
