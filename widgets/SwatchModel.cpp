// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SwatchModel.h"

namespace gridfolk
{

SwatchModel::SwatchModel(bool checkable, QObject *parent)
    : QAbstractListModel(parent)
    , m_checkable(checkable)
{
}

void SwatchModel::setRows(std::vector<SwatchRow> rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at] != m_rows[at]) {
            m_rows[at] = std::move(rows[at]);
            const QModelIndex changed = index(static_cast<int>(at));
            emit dataChanged(changed, changed);
        }
    }
}

int SwatchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SwatchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const SwatchRow &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name};
        for (const QString &part : {row.chip, row.note, row.value}) {
            if (!part.isEmpty()) {
                parts << part;
            }
        }
        if (!row.visible) {
            parts << tr("hidden");
        }
        return parts.join(QStringLiteral(", "));
    }
    case Qt::CheckStateRole:
        return m_checkable ? QVariant(row.visible ? Qt::Checked : Qt::Unchecked) : QVariant();
    default:
        return {};
    }
}

bool SwatchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_checkable || role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const bool visible = value.toInt() == Qt::Checked;
    m_rows[static_cast<std::size_t>(index.row())].visible = visible;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit visibilityEdited(index.row(), visible);
    return true;
}

Qt::ItemFlags SwatchModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (m_checkable && index.isValid()) {
        flags |= Qt::ItemIsUserCheckable;
    }
    return flags;
}

} // namespace gridfolk
