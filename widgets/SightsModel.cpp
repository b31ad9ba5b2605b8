// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SightsModel.h"

namespace gridfolk
{

SightsModel::SightsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SightsModel::setSights(const std::vector<Sight> &sights)
{
    if (sights != m_sights) {
        beginResetModel();
        m_sights = sights;
        endResetModel();
    }
}

void SightsModel::addSight()
{
    beginInsertRows({}, rowCount(), rowCount());
    m_sights.push_back({"people near you", "count(neighbors())"});
    endInsertRows();
    emit sightsEdited();
}

void SightsModel::removeSight(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_sights.erase(m_sights.begin() + row);
    endRemoveRows();
    emit sightsEdited();
}

int SightsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sights.size());
}

int SightsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant SightsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::EditRole)) {
        return {};
    }
    const Sight &sight = m_sights[static_cast<std::size_t>(index.row())];
    return QString::fromStdString(index.column() == 0 ? sight.label : sight.expression);
}

bool SightsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        data(index, role) == value) {
        return false;
    }
    Sight &sight = m_sights[static_cast<std::size_t>(index.row())];
    (index.column() == 0 ? sight.label : sight.expression) = value.toString().trimmed().toStdString();
    emit dataChanged(index, index);
    emit sightsEdited();
    return true;
}

QVariant SightsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == 0 ? tr("Told as") : tr("Expression");
}

Qt::ItemFlags SightsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace gridfolk
