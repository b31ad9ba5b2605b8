// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractListModel>

#include <string>
#include <vector>

namespace gridfolk
{

/// A row of the kinds or layers list.
struct SwatchRow {
    QString name;
    std::string shape; ///< of a kind; empty: a layer's square
    std::string color; ///< series name or "#rrggbb"
    QString chip;      ///< "persona"; may be empty
    QString note;      ///< quiet, beside the name: "0..1", "yes/no"
    QString value;     ///< at the right: a count, "70 %"
    bool visible = true;

    bool operator==(const SwatchRow &) const = default;
};

/// Rows of kinds or layers as an item model; the check state is the visibility when `checkable`.
class SwatchModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SwatchModel(bool checkable, QObject *parent = nullptr);

    /// Rows that only changed are updated in place, so selection and scrolling stay.
    void setRows(std::vector<SwatchRow> rows);
    [[nodiscard]] const SwatchRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void visibilityEdited(int row, bool visible);

private:
    std::vector<SwatchRow> m_rows;
    bool m_checkable;
};

} // namespace gridfolk
