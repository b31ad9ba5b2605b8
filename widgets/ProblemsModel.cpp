// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ProblemsModel.h"

#include "widgets/Theme.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ProblemsModel::tr("Error");
    case Severity::Warning:
        return ProblemsModel::tr("Warning");
    case Severity::Info:
        break;
    }
    return ProblemsModel::tr("Note");
}

} // namespace

ProblemsModel::ProblemsModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

int ProblemsModel::groupOf(const QString &source, const ProblemRow &row) const
{
    const auto same = [&](const Group &group) {
        const Place &place = group.row.place;
        return group.source == source && group.row.code == row.code && group.row.what == row.what &&
               place.path == row.place.path && place.line == row.place.line &&
               place.column == row.place.column;
    };
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), same);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

void ProblemsModel::setProblems(const QString &source, std::vector<ProblemRow> rows)
{
    beginResetModel();
    std::erase_if(m_groups, [&](const Group &group) { return group.source == source; });
    for (ProblemRow &row : rows) {
        const int group = groupOf(source, row);
        if (group >= 0) {
            ++m_groups[static_cast<std::size_t>(group)].count;
        } else {
            m_groups.push_back({source, std::move(row), 1});
        }
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &first, const Group &second) {
        return static_cast<int>(first.row.severity) > static_cast<int>(second.row.severity);
    });
    endResetModel();
    emit countsChanged();
}

void ProblemsModel::addProblem(const QString &source, const ProblemRow &row)
{
    const int group = groupOf(source, row);
    if (group >= 0) {
        ++m_groups[static_cast<std::size_t>(group)].count;
        emit dataChanged(index(group, 0), index(group, ColumnCount - 1));
        return;
    }
    const int last = rowCount();
    beginInsertRows({}, last, last);
    m_groups.push_back({source, row, 1});
    endInsertRows();
    emit countsChanged();
}

void ProblemsModel::clear()
{
    beginResetModel();
    m_groups.clear();
    endResetModel();
    emit countsChanged();
}

int ProblemsModel::errorCount() const
{
    return static_cast<int>(std::count_if(m_groups.begin(), m_groups.end(), [](const Group &group) {
        return group.row.severity == Severity::Error;
    }));
}

int ProblemsModel::warningCount() const
{
    return static_cast<int>(std::count_if(m_groups.begin(), m_groups.end(), [](const Group &group) {
        return group.row.severity == Severity::Warning;
    }));
}

QString ProblemsModel::asText(int row) const
{
    const Group &group = m_groups[static_cast<std::size_t>(row)];
    QStringList lines{QStringLiteral("%1: %2").arg(severityWord(group.row.severity), group.row.what)};
    for (const QString &part : {group.row.hint, group.row.where, group.row.code}) {
        if (!part.isEmpty()) {
            lines << part;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Group &group = m_groups[static_cast<std::size_t>(index.row())];
    const Severity severity = group.row.severity;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case TextColumn:
            return group.count > 1 ? tr("%1 (%2 times)").arg(group.row.what).arg(group.count)
                                   : group.row.what;
        case PlaceColumn:
            return group.row.where;
        default:
            return group.row.code;
        }
    case Qt::DecorationRole:
        if (index.column() != TextColumn) {
            return {};
        }
        return severity == Severity::Error     ? m_theme.icon(QStringLiteral("error"), Token::Bad)
               : severity == Severity::Warning ? m_theme.icon(QStringLiteral("warning"), Token::Caution)
                                               : m_theme.icon(QStringLiteral("info"), Token::Accent);
    case Qt::ForegroundRole:
        return index.column() == TextColumn ? QVariant() : QVariant(m_theme.color(Token::Secondary));
    case Qt::AccessibleTextRole:
        return index.column() == TextColumn
                   ? QStringLiteral("%1: %2").arg(severityWord(severity), group.row.what)
                   : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        return asText(index.row()).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    case SeverityRole:
        return static_cast<int>(severity);
    case CountRole:
        return group.count;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TextColumn:
        return tr("What happened");
    case PlaceColumn:
        return tr("Where");
    default:
        return tr("Code");
    }
}

} // namespace gridfolk
