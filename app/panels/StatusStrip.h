// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/RuledBox.h"
#include "record/RunState.h"
#include "scenario/Calendar.h"

#include <optional>

class QHBoxLayout;

namespace gridfolk
{

class LinkButton;
class NumberLabel;
class TextLabel;

/// The line at the bottom: what is saved, where the pointer is, how many agents, how fast, what is wrong, who
/// answers for minds.
class StatusStrip : public RuledBox
{
    Q_OBJECT

public:
    explicit StatusStrip(const Theme &theme, QWidget *parent = nullptr);

    void setSaved(const QString &text);
    void setCell(std::optional<QPoint> cell);
    /// A word of the mode: "brush 5 × 5".
    void setNote(const QString &text);
    void setRun(const std::optional<RunState> &state);
    /// The date that the tick stands for, if there is a calendar.
    void setDate(const std::optional<Calendar> &calendar, qint64 tick);
    void setProblems(int errors, int warnings);
    void setProvider(const QString &text);
    /// What its calls do: "2 calls in flight"; empty: nothing.
    void setCalls(const QString &text);
    /// A status tip in the place of everything at the left; empty: back.
    void setTip(const QString &tip);

signals:
    void problemsClicked();
    void providerClicked();

private:
    TextLabel *addLabel(QHBoxLayout *row);
    static void setText(TextLabel *label, const QString &text);

    const Theme &m_theme;
    QWidget *m_facts;
    TextLabel *m_tip;
    TextLabel *m_saved;
    TextLabel *m_cell;
    TextLabel *m_note;
    TextLabel *m_date;
    TextLabel *m_agents;
    TextLabel *m_speed;
    LinkButton *m_problems;
    TextLabel *m_calls = nullptr;
    LinkButton *m_provider;
};

} // namespace gridfolk
