// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TraceModel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace gridfolk
{

namespace
{

QString text(const std::string &bytes)
{
    return QString::fromStdString(bytes);
}

bool isRehearsed(const TraceEvent &event)
{
    return !event.attempts.empty() && event.attempts.back().provider == "rehearsal";
}

} // namespace

TraceModel::TraceModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void TraceModel::append(std::vector<TraceEvent> events)
{
    std::vector<int> fresh;
    const auto first = static_cast<int>(m_events.size());
    for (std::size_t at = 0; at < events.size(); ++at) {
        count(events[at]);
        if (passes(m_filter, events[at])) {
            fresh.push_back(first + static_cast<int>(at));
        }
    }
    m_events.insert(m_events.end(), std::make_move_iterator(events.begin()),
                    std::make_move_iterator(events.end()));
    if (!fresh.empty()) {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_passing.insert(m_passing.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    if (!events.empty()) {
        emit contentChanged();
    }
}

void TraceModel::clear()
{
    beginResetModel();
    m_events.clear();
    m_passing.clear();
    m_totals = {};
    endResetModel();
    emit contentChanged();
}

void TraceModel::setFilter(const QString &filter)
{
    beginResetModel();
    m_filter = parse(filter);
    m_passing.clear();
    for (std::size_t at = 0; at < m_events.size(); ++at) {
        if (passes(m_filter, m_events[at])) {
            m_passing.push_back(static_cast<int>(at));
        }
    }
    endResetModel();
    emit contentChanged();
}

TraceModel::Filter TraceModel::parse(const QString &text)
{
    Filter filter;
    for (const QString &word : text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.startsWith(QLatin1String("agent:"))) {
            filter.agents += word.mid(6).split(QLatin1Char(','), Qt::SkipEmptyParts);
        } else if (word.startsWith(QLatin1String("status:"))) {
            filter.status = word.mid(7);
        } else if (word.startsWith(QLatin1String("tick:"))) {
            const QStringList ends =
                word.mid(5).replace(QStringLiteral("…"), QStringLiteral("..")).split(QStringLiteral(".."));
            bool ok = false;
            const qint64 first = ends.front().toLongLong(&ok);
            filter.firstTick = ok ? first : -1;
            const qint64 last = ends.back().toLongLong(&ok);
            filter.lastTick = ok ? last : -1;
        } else {
            filter.words << word;
        }
    }
    return filter;
}

bool TraceModel::passes(const Filter &filter, const TraceEvent &event)
{
    if ((filter.firstTick >= 0 && event.tick < filter.firstTick) ||
        (filter.lastTick >= 0 && event.tick > filter.lastTick)) {
        return false;
    }
    const auto within = [](const std::string &where, const QString &what) {
        return text(where).contains(what, Qt::CaseInsensitive);
    };
    if (!filter.agents.isEmpty() &&
        std::none_of(filter.agents.begin(), filter.agents.end(), [&](const QString &agent) {
            return within(event.name, agent) || QString::number(event.agent) == agent;
        })) {
        return false;
    }
    if (!filter.status.isEmpty() && filter.status != QLatin1String("any")) {
        const std::array<const char *, 4> names{"valid", "repaired", "fallback", "refused"};
        const QString name = QLatin1String(names[static_cast<std::size_t>(event.status)]);
        if (!name.startsWith(filter.status) && !(filter.status == QLatin1String("failed") && failed(event))) {
            return false;
        }
    }
    return std::all_of(filter.words.begin(), filter.words.end(), [&](const QString &word) {
        return within(event.name, word) || within(event.action, word) || within(event.thought, word) ||
               within(event.observation, word) || within(event.userPrompt, word) ||
               std::any_of(event.attempts.begin(), event.attempts.end(),
                           [&](const TraceAttempt &attempt) { return within(attempt.reply, word); });
    });
}

void TraceModel::count(const TraceEvent &event)
{
    ++m_totals.decisions;
    m_totals.failed += failed(event) ? 1 : 0;
    if (!event.attempts.empty()) {
        ++(isRehearsed(event) ? m_totals.rehearsed : m_totals.live);
    }
}

const TraceEvent &TraceModel::event(int row) const
{
    return m_events[static_cast<std::size_t>(eventIndex(row))];
}

int TraceModel::eventIndex(int row) const
{
    return m_passing[m_passing.size() - 1 - static_cast<std::size_t>(row)];
}

int TraceModel::rowOf(int eventIndex) const
{
    const auto found = std::lower_bound(m_passing.begin(), m_passing.end(), eventIndex);
    if (found == m_passing.end() || *found != eventIndex) {
        return -1;
    }
    return static_cast<int>(m_passing.end() - found) - 1;
}

int TraceModel::find(std::int64_t tick, std::uint64_t agent) const
{
    for (std::size_t at = m_events.size(); at-- > 0;) {
        if (m_events[at].tick == tick && m_events[at].agent == agent) {
            return static_cast<int>(at);
        }
    }
    return -1;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_passing.size());
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const TraceEvent &shown = event(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("tick %1, %2, %3, %4")
            .arg(shown.tick)
            .arg(text(shown.name), actionText(shown), outcomeText(shown));
    case TickRole:
        return static_cast<qint64>(shown.tick);
    case AgentRole:
        return text(shown.name);
    case ActionRole:
        return actionText(shown);
    case OutcomeRole:
        return outcomeText(shown);
    case StatusRole:
        return static_cast<int>(shown.status);
    default:
        return {};
    }
}

double TraceModel::latency(const TraceEvent &event)
{
    double sum = 0;
    for (const TraceAttempt &attempt : event.attempts) {
        sum += attempt.milliseconds;
    }
    return sum;
}

bool TraceModel::failed(const TraceEvent &event)
{
    return event.status == DecisionStatus::Fallback || event.status == DecisionStatus::Refused;
}

QString TraceModel::actionText(const TraceEvent &event)
{
    QString result = text(event.action);
    for (const auto &[name, value] : event.arguments) {
        result += QLatin1Char(' ') + text(value);
    }
    return result.simplified();
}

QString TraceModel::outcomeText(const TraceEvent &event)
{
    switch (event.status) {
    case DecisionStatus::Repaired:
        return tr("repaired %1")
            .arg(std::max<std::size_t>(1, event.attempts.size()) - (event.attempts.size() > 1 ? 1 : 0));
    case DecisionStatus::Fallback:
        return tr("fallback");
    case DecisionStatus::Refused:
        return tr("refused");
    case DecisionStatus::Valid:
        break;
    }
    if (isRehearsed(event)) {
        return tr("rehearsed");
    }
    return tr("%1 ms").arg(std::llround(latency(event)));
}

} // namespace gridfolk
