// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"
#include "panels/design/PageTabs.h"

#include <array>

class QPushButton;

namespace gridfolk
{

class KindForm;
class PersonaPage;
class RulesPage;
class TextLabel;

/// Everything about one kind of agents: looks, attributes, rules, persona, placement.
class KindPages : public PageTabs
{
    Q_OBJECT

public:
    enum Page { KindPage, AttributesPage, RuleTextPage, MindPage, PlacementPage };

    explicit KindPages(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the kind again after the document changed.
    void setKind(int kind);
    /// Turns to the place of a problem below "kinds/X".
    void goTo(const Place &place);
    [[nodiscard]] RulesPage *rules() const { return m_rules; }
    [[nodiscard]] PersonaPage *persona() const { return m_persona; }

private:
    QWidget *buildHandPlaced();
    void write(const AgentKind &kind, const QString &field);
    void writeList(const QString &step, const std::vector<CellPosition> &placed);
    void refreshProblems();
    void refreshHandPlaced();
    [[nodiscard]] const AgentKind *described() const;

    DesignContext m_context;
    std::array<KindForm *, 3> m_forms; ///< looks, attributes, placement
    RulesPage *m_rules;
    PersonaPage *m_persona;
    TextLabel *m_placed = nullptr;
    TextLabel *m_placedError = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_keep = nullptr;
    int m_kind = -1;
};

} // namespace gridfolk
