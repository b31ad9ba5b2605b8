// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace gridfolk
{

/// Rows of editable texts. It never changes by itself: an edit is told and comes back with setRows().
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// @param codeColumns drawn in the font of code
    TextTableModel(const Theme &theme, QStringList headers, std::vector<int> codeColumns,
                   QObject *parent = nullptr);

    /// Each row has as many texts as there are headers.
    void setRows(const std::vector<QStringList> &rows);
    /// Marks a row; empty: nothing is wrong with it.
    void setError(int row, const QString &error);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void cellEdited(int row, int column, const QString &text);

private:
    const Theme &m_theme;
    QStringList m_headers;
    std::vector<int> m_codeColumns;
    std::vector<QStringList> m_rows;
    std::vector<QString> m_errors;
};

} // namespace gridfolk
