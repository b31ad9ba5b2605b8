// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Persona.h"

#include <QAbstractTableModel>

#include <vector>

namespace gridfolk
{

/// A persona's traits as rows of name and value. A value is an expression ("normal(0.6, 0.2)") or weighted
/// words: "calm 60, proud 30".
class TraitsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit TraitsModel(QObject *parent = nullptr);

    void setTraits(const std::vector<Trait> &traits);
    [[nodiscard]] const std::vector<Trait> &traits() const { return m_traits; }
    /// Appends a trait with a fresh name.
    void addTrait();
    void removeTrait(int row);

    [[nodiscard]] static QString valueText(const Trait &trait);
    /// Understands what valueText() writes; everything else is an expression.
    static void setValueText(Trait &trait, const QString &text);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void traitsEdited();

private:
    std::vector<Trait> m_traits;
};

} // namespace gridfolk
