// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "widgets/Theme.h"

#include <QAbstractTableModel>
#include <QDate>

#include <functional>
#include <vector>

namespace gridfolk
{

/// The table of models as rows that can be edited: prices in dollars per million tokens, dates as
/// "2026-12-01". What is not a price, a date or a name is refused and stays as it was.
class ModelTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        ProviderColumn,
        InputColumn,
        OutputColumn,
        CachedColumn,
        ShutdownColumn,
        SuccessorColumn,
        ColumnCount
    };

    /// `today`: whose prices are shown.
    ModelTableModel(const Theme &theme, const QDate &today, QObject *parent = nullptr);

    void setModels(std::vector<ModelInfo> models);
    [[nodiscard]] const std::vector<ModelInfo> &models() const { return m_models; }
    /// Tells rows that are not the program's; they are marked.
    void setEditedTest(std::function<bool(const ModelInfo &)> edited) { m_edited = std::move(edited); }

    /// A row for a model that the table does not have, at the end.
    void addModel();
    /// Only rows that are not the program's go away; others come back as the program has them.
    void removeModel(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited();
    /// What was typed cannot be taken, and why.
    void refused(const QString &why);

private:
    [[nodiscard]] QString textOf(const ModelInfo &model, int column) const;
    [[nodiscard]] bool isOwn(const ModelInfo &model) const;
    QString change(ModelInfo &model, int column, const QString &text) const; ///< returns why not
    QString changePrice(ModelInfo &model, int column, const QString &text) const;

    const Theme &m_theme;
    QDate m_today;
    std::vector<ModelInfo> m_models;
    std::function<bool(const ModelInfo &)> m_edited;
};

} // namespace gridfolk
