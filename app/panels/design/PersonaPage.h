// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"

#include <QWidget>

class QStackedLayout;

namespace gridfolk
{

class EmptyState;
class PersonaForm;
struct PromptDetails;

/// The mind of a kind with the prompt that it leads to, or an offer to give it one.
class PersonaPage : public QWidget
{
    Q_OBJECT

public:
    explicit PersonaPage(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the persona again after the document changed.
    void setKind(int kind);
    [[nodiscard]] PersonaForm *form() const { return m_form; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void write(const Persona &persona, const QString &field);
    void refreshProblems();
    void wantPrompt();
    [[nodiscard]] const AgentKind *described() const;
    [[nodiscard]] QStringList actions() const;

    DesignContext m_context;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    PersonaForm *m_form;
    int m_kind = -1;
    int m_agent = 0;
    int m_asked = -1; ///< kind whose prompt the preview was asked for
};

} // namespace gridfolk
