// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/TraceEvent.h"

#include <QAbstractListModel>

#include <deque>
#include <vector>

namespace gridfolk
{

/// All decisions of a run, and which of them pass the filter. Rows are newest first; nothing is copied per
/// row.
class TraceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TickRole = Qt::UserRole, AgentRole, ActionRole, OutcomeRole, StatusRole };

    /// A decision in figures.
    struct Totals {
        int decisions = 0;
        int live = 0;      ///< answered over the network
        int rehearsed = 0; ///< answered by the rehearsal provider
        int failed = 0;    ///< fallback or refused
    };

    explicit TraceModel(QObject *parent = nullptr);

    /// Moves events in; ticks should not decrease. Existing rows stay.
    void append(std::vector<TraceEvent> events);
    void clear();

    /// Words: "agent:ana", "tick:290..312", "tick:310", "status:failed" (or valid, repaired, fallback,
    /// refused); other words must appear in the name, action, thought, prompt or reply. Case does not matter.
    void setFilter(const QString &filter);

    [[nodiscard]] const std::deque<TraceEvent> &events() const { return m_events; }
    /// Indexes into events() that pass, oldest first.
    [[nodiscard]] const std::vector<int> &passing() const { return m_passing; }
    [[nodiscard]] const TraceEvent &event(int row) const;
    [[nodiscard]] int eventIndex(int row) const;
    /// -1 when the event does not pass.
    [[nodiscard]] int rowOf(int eventIndex) const;
    /// Index into events() or -1.
    [[nodiscard]] int find(std::int64_t tick, std::uint64_t agent) const;
    [[nodiscard]] const Totals &totals() const { return m_totals; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Milliseconds over all attempts.
    [[nodiscard]] static double latency(const TraceEvent &event);
    [[nodiscard]] static bool failed(const TraceEvent &event);
    /// "go_towards river"
    [[nodiscard]] static QString actionText(const TraceEvent &event);
    /// "412 ms", "rehearsed", "repaired 1", "fallback"
    [[nodiscard]] static QString outcomeText(const TraceEvent &event);

signals:
    /// Events came, went, or another set passes.
    void contentChanged();

private:
    struct Filter {
        QStringList agents;
        QStringList words;
        QString status;
        qint64 firstTick = -1;
        qint64 lastTick = -1;
    };
    [[nodiscard]] static Filter parse(const QString &text);
    [[nodiscard]] static bool passes(const Filter &filter, const TraceEvent &event);
    void count(const TraceEvent &event);

    std::deque<TraceEvent> m_events; ///< a deque never moves what it holds
    std::vector<int> m_passing;
    Filter m_filter;
    Totals m_totals;
};

} // namespace gridfolk
