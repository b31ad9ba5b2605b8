// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"
#include "panels/design/FormPage.h"

namespace gridfolk
{

class CommitText;

/// The model's title and texts, and how its runs go unless told otherwise.
class ModelForm : public FormPage
{
    Q_OBJECT

public:
    explicit ModelForm(const DesignContext &context, QWidget *parent = nullptr);

    /// Shows what the document has now.
    void refresh();

private:
    void buildTexts();
    void buildRun();
    void writeText(const QString &step, std::string Scenario::*member, const QString &text);
    template <class T>
    void writeRun(const QString &step, T RunSettings::*member, T value, const QString &mergeKey = {});
    void refreshProblems();

    DesignContext m_context;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_summary = nullptr;
    CommitText *m_description = nullptr;
    QSpinBox *m_ticks = nullptr;
    FormField *m_ticksField = nullptr;
    QLineEdit *m_seed = nullptr;
    QComboBox *m_schedule = nullptr;
    QSpinBox *m_every = nullptr;
};

} // namespace gridfolk
