// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Persona.h"

#include <QAbstractTableModel>

#include <vector>

namespace gridfolk
{

/// What a persona sees: label and expression.
class SightsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit SightsModel(QObject *parent = nullptr);

    void setSights(const std::vector<Sight> &sights);
    [[nodiscard]] const std::vector<Sight> &sights() const { return m_sights; }
    void addSight();
    void removeSight(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void sightsEdited();

private:
    std::vector<Sight> m_sights;
};

} // namespace gridfolk
