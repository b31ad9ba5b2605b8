// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/GatewayModel.h"

#include "widgets/Drawing.h"

#include <QLocale>

#include <algorithm>

namespace gridfolk
{

namespace
{

QString stateWords(const std::string &breaker)
{
    if (breaker == "open") {
        return GatewayModel::tr("left alone");
    }
    if (breaker == "probing") {
        return GatewayModel::tr("tried again");
    }
    return breaker == "latched" ? GatewayModel::tr("refuses the key") : GatewayModel::tr("works");
}

QString count(std::size_t value)
{
    return groupedNumber(static_cast<qint64>(value));
}

QString duration(double milliseconds)
{
    constexpr double kSecond = 1000;
    if (milliseconds <= 0) {
        return QStringLiteral("–");
    }
    return milliseconds < kSecond
               ? GatewayModel::tr("%1 ms").arg(qRound(milliseconds))
               : GatewayModel::tr("%1 s").arg(QLocale().toString(milliseconds / kSecond, 'f', 1));
}

} // namespace

GatewayModel::GatewayModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void GatewayModel::setProviders(std::vector<GatewayStatus::Provider> providers)
{
    const bool same = std::equal(
        providers.begin(), providers.end(), m_providers.begin(), m_providers.end(),
        [](const auto &a, const auto &b) { return a.provider == b.provider && a.model == b.model; });
    if (!same) {
        beginResetModel();
        m_providers = std::move(providers);
        endResetModel();
        return;
    }
    m_providers = std::move(providers);
    if (!m_providers.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

int GatewayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_providers.size());
}

int GatewayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString GatewayModel::textOf(const GatewayStatus::Provider &provider, int column)
{
    switch (column) {
    case NameColumn:
        return QString::fromStdString(provider.model);
    case StateColumn:
        return stateWords(provider.breaker);
    case RunningColumn:
        return tr("%1 of %2").arg(count(provider.running)).arg(provider.parallelLimit);
    case WaitingColumn:
        return count(provider.waiting);
    case AnsweredColumn:
        return groupedNumber(provider.answered);
    case FailedColumn:
        return groupedNumber(provider.failed);
    case SpentColumn:
        return QStringLiteral("$%1").arg(provider.spentDollars, 0, 'f', 4);
    case MedianColumn:
        return duration(provider.median);
    case SlowColumn:
        return duration(provider.p95);
    default:
        return duration(provider.p99);
    }
}

QVariant GatewayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const GatewayStatus::Provider &provider = m_providers[static_cast<std::size_t>(index.row())];
    const bool works = provider.breaker == "closed";
    switch (role) {
    case Qt::DisplayRole:
        return textOf(provider, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() > StateColumn ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DecorationRole:
        return index.column() != StateColumn   ? QVariant()
               : works                         ? m_theme.icon(QStringLiteral("good"), Token::Good)
               : provider.breaker == "probing" ? m_theme.icon(QStringLiteral("refresh"), Token::Caution)
                                               : m_theme.icon(QStringLiteral("warning"), Token::Caution);
    case Qt::FontRole:
        return m_theme.font(index.column() == NameColumn ? TextRole::Strong : TextRole::Body);
    case Qt::ToolTipRole:
        return index.column() == NameColumn && provider.model != provider.provider
                   ? QStringLiteral("%1 · %2")
                         .arg(QString::fromStdString(provider.model),
                              QString::fromStdString(provider.provider))
                         .toHtmlEscaped()
                   : textOf(provider, index.column()).toHtmlEscaped();
    default:
        return {};
    }
}

QVariant GatewayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter | (section > StateColumn ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::ToolTipRole && section >= MedianColumn) {
        return section == MedianColumn ? tr("Half of the latest calls took at most so long")
               : section == SlowColumn ? tr("95 % of the latest calls took at most so long")
                                       : tr("99 % of the latest calls took at most so long");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Model");
    case StateColumn:
        return tr("State");
    case RunningColumn:
        return tr("In flight");
    case WaitingColumn:
        return tr("Waiting");
    case AnsweredColumn:
        return tr("Answered");
    case FailedColumn:
        return tr("Failed");
    case SpentColumn:
        return tr("Spent");
    case MedianColumn:
        return tr("Median");
    case SlowColumn:
        return QStringLiteral("95 %");
    default:
        return QStringLiteral("99 %");
    }
}

} // namespace gridfolk
