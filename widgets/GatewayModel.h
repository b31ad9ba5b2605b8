// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/GatewayStatus.h"
#include "widgets/Chip.h"

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <vector>

namespace gridfolk
{

/// The providers of a run, one row each: how they are, what they have to do, what they cost, how long they
/// take.
class GatewayModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        StateColumn,
        RunningColumn,
        WaitingColumn,
        AnsweredColumn,
        FailedColumn,
        SpentColumn,
        MedianColumn,
        SlowColumn,
        SlowestColumn,
        ColumnCount
    };

    explicit GatewayModel(const Theme &theme, QObject *parent = nullptr);

    /// Keeps the rows where the providers are the same, so that a selection stays.
    void setProviders(std::vector<GatewayStatus::Provider> providers);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString textOf(const GatewayStatus::Provider &provider, int column);

    const Theme &m_theme;
    std::vector<GatewayStatus::Provider> m_providers;
};

} // namespace gridfolk
