// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/TraceEvent.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QLineEdit;
class QListView;
class QStackedLayout;
class QTimer;

namespace gridfolk
{

class ChoicesPane;
class ConversationPane;
class ElidedLabel;
class SegmentedControl;
class SwimlaneView;
class TraceModel;

/// Every agent's reasoning in linked panes: swimlanes and decisions, the conversation, the choices. Fluent
/// with 100 000 decisions.
class TraceView : public QWidget
{
    Q_OBJECT
public:
    explicit TraceView(const Theme &theme, QWidget *parent = nullptr);

    /// Moves events in, oldest first. The selection stays; without one the newest is selected.
    void appendEvents(std::vector<TraceEvent> events);
    void clear();
    /// False when there is no such decision. Clears the filter when it hides the decision.
    bool selectDecision(qint64 tick, quint64 agent);
    /// See ConversationPane.
    void setReasonWords(std::function<QString(const std::string &reason)> words);
    void setFilter(const QString &filter);
    [[nodiscard]] TraceModel *model() const { return m_model; }
    /// Index into model()->events(); -1: none.
    [[nodiscard]] int currentEvent() const { return m_current; }

signals:
    void decisionChosen(qint64 tick, quint64 agent);
    void exportRequested();

private:
    QWidget *buildBar();
    QWidget *buildPanes();
    void select(int eventIndex);
    void refresh();

    const Theme &m_theme;
    TraceModel *m_model;
    QStackedLayout *m_stack = nullptr;
    QLineEdit *m_filter = nullptr;
    QTimer *m_filterDelay = nullptr;
    ElidedLabel *m_totals = nullptr;
    SwimlaneView *m_lanes = nullptr;
    QListView *m_list = nullptr;
    ConversationPane *m_conversation = nullptr;
    ChoicesPane *m_choices = nullptr;
    int m_current = -1;
    bool m_selecting = false;
};

} // namespace gridfolk
