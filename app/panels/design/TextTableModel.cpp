// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/TextTableModel.h"

#include <algorithm>

namespace gridfolk
{

TextTableModel::TextTableModel(const Theme &theme, QStringList headers, std::vector<int> codeColumns,
                               QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_headers(std::move(headers))
    , m_codeColumns(std::move(codeColumns))
{
}

void TextTableModel::setRows(const std::vector<QStringList> &rows)
{
    if (rows == m_rows) {
        return;
    }
    if (rows.size() == m_rows.size()) {
        m_rows = rows; // in place, so that selection and an open editor stay
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_errors.assign(rows.size(), QString());
    endResetModel();
}

void TextTableModel::setError(int row, const QString &error)
{
    QString &shown = m_errors[static_cast<std::size_t>(row)];
    if (shown != error) {
        shown = error;
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

int TextTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant TextTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    const QString &error = m_errors[row];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return m_rows[row][index.column()];
    case Qt::ToolTipRole:
        return error.isEmpty() ? QVariant(m_rows[row][index.column()].toHtmlEscaped())
                               : QVariant(error.toHtmlEscaped());
    case Qt::ForegroundRole:
        return error.isEmpty() ? QVariant() : QVariant(m_theme.color(Token::Bad));
    case Qt::FontRole:
        return std::find(m_codeColumns.begin(), m_codeColumns.end(), index.column()) == m_codeColumns.end()
                   ? QVariant()
                   : QVariant(m_theme.font(TextRole::Mono));
    default:
        return {};
    }
}

bool TextTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid()) {
        return false;
    }
    const QString text = value.toString().trimmed();
    if (text != m_rows[static_cast<std::size_t>(index.row())][index.column()]) {
        emit cellEdited(index.row(), index.column(), text);
    }
    return true;
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::DisplayRole && orientation == Qt::Horizontal) {
        return m_headers.value(section);
    }
    return {};
}

Qt::ItemFlags TextTableModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

} // namespace gridfolk
