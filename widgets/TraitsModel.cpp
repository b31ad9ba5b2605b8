// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TraitsModel.h"

#include "base/Numbers.h"

#include <QRegularExpression>

#include <algorithm>

namespace gridfolk
{

TraitsModel::TraitsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TraitsModel::setTraits(const std::vector<Trait> &traits)
{
    if (traits != m_traits) {
        beginResetModel();
        m_traits = traits;
        endResetModel();
    }
}

void TraitsModel::addTrait()
{
    int number = rowCount() + 1;
    const auto taken = [&](const std::string &name) {
        return std::any_of(m_traits.begin(), m_traits.end(),
                           [&](const Trait &trait) { return trait.name == name; });
    };
    while (taken("trait_" + std::to_string(number))) {
        ++number;
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_traits.push_back({"trait_" + std::to_string(number), "normal(0.5, 0.2)", {}, {}});
    endInsertRows();
    emit traitsEdited();
}

void TraitsModel::removeTrait(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_traits.erase(m_traits.begin() + row);
    endRemoveRows();
    emit traitsEdited();
}

QString TraitsModel::valueText(const Trait &trait)
{
    if (trait.choices.empty()) {
        return QString::fromStdString(trait.expression);
    }
    QStringList parts;
    for (std::size_t at = 0; at < trait.choices.size(); ++at) {
        const double weight = at < trait.weights.size() ? trait.weights[at] : 1;
        parts << QStringLiteral("%1 %2").arg(QString::fromStdString(trait.choices[at]),
                                             QString::fromStdString(numberText(weight)));
    }
    return parts.join(QStringLiteral(", "));
}

void TraitsModel::setValueText(Trait &trait, const QString &text)
{
    // "calm 60, proud 30": words with a weight each, at least two.
    static const QRegularExpression pair(
        QStringLiteral("^\\s*(\\p{L}[\\p{L}\\p{N} _-]*?)\\s+([0-9]*\\.?[0-9]+)\\s*$"));
    trait.choices.clear();
    trait.weights.clear();
    trait.expression.clear();
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString &part : parts) {
        const QRegularExpressionMatch match = pair.match(part);
        if (parts.size() < 2 || !match.hasMatch() || match.captured(2).toDouble() <= 0) {
            trait.choices.clear();
            trait.weights.clear();
            trait.expression = text.trimmed().toStdString();
            return;
        }
        trait.choices.push_back(match.captured(1).toStdString());
        trait.weights.push_back(match.captured(2).toDouble());
    }
}

int TraitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_traits.size());
}

int TraitsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant TraitsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::EditRole)) {
        return {};
    }
    const Trait &trait = m_traits[static_cast<std::size_t>(index.row())];
    return index.column() == 0 ? QString::fromStdString(trait.name) : valueText(trait);
}

bool TraitsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        data(index, role) == value) {
        return false;
    }
    Trait &trait = m_traits[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        trait.name = value.toString().trimmed().toStdString();
    } else {
        setValueText(trait, value.toString());
    }
    emit dataChanged(index, index);
    emit traitsEdited();
    return true;
}

QVariant TraitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Trait") : tr("Drawn from");
}

Qt::ItemFlags TraitsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace gridfolk
