// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/InspectorView.h"
#include "widgets/Theme.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace gridfolk
{

class Avatar;
class AttributeRows;
class DecisionCard;
class EmptyState;
class LinkButton;
class TextLabel;

/// Everything about one agent: who, where, attributes, last decision, why. Cheap to update every frame.
class AgentInspector : public QWidget
{
    Q_OBJECT
public:
    explicit AgentInspector(const Theme &theme, QWidget *parent = nullptr);

    void setView(const InspectorView &view);
    /// Nothing is selected.
    void clear();
    void setFollowing(bool following);
    [[nodiscard]] std::optional<InspectorView> view() const { return m_view; }

signals:
    void followToggled(bool on);
    void openTraceRequested(quint64 serial, qint64 tick);

private:
    QWidget *buildHead(const Theme &theme);
    QWidget *buildBody(const Theme &theme);

    QStackedLayout *m_stack;
    Avatar *m_avatar = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_kind = nullptr;
    TextLabel *m_where = nullptr;
    QPushButton *m_follow = nullptr;
    TextLabel *m_attributesTitle = nullptr;
    AttributeRows *m_attributes = nullptr;
    TextLabel *m_decisionTitle = nullptr;
    DecisionCard *m_decision = nullptr;
    TextLabel *m_whyTitle = nullptr;
    TextLabel *m_why = nullptr;
    LinkButton *m_openTrace = nullptr;
    std::optional<InspectorView> m_view;
};

} // namespace gridfolk
