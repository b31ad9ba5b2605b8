// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/AgentKind.h"
#include "widgets/Theme.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace gridfolk
{

/// A kind's attributes as rows of name, type, initial value. The type column edits as text: "bool", "int",
/// "float", "text", "calm, proud" (a category) or "agent Wolf".
class AttributesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, InitialColumn, ColumnCount };

    explicit AttributesModel(const Theme &theme, QObject *parent = nullptr);

    void setAttributes(const std::vector<Attribute> &attributes);
    [[nodiscard]] const std::vector<Attribute> &attributes() const { return m_attributes; }
    void addAttribute();
    void removeAttribute(int row);
    /// Shown in the cell and as its tool tip; an empty text takes it away.
    void setError(int row, Column column, const QString &error);
    void clearErrors();

    /// Kinds that an attribute may point to; offered with the types.
    void setKinds(const QStringList &kinds) { m_kinds = kinds; }

    [[nodiscard]] static QString typeText(const Attribute &attribute);
    static void setTypeText(Attribute &attribute, const QString &text);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void attributesEdited();

private:
    [[nodiscard]] QStringList typeChoices() const;

    const Theme &m_theme;
    QStringList m_kinds;
    std::vector<Attribute> m_attributes;
    std::map<std::pair<int, int>, QString> m_errors;
};

} // namespace gridfolk
