// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QObject>

namespace gridfolk
{

/// A part of the model that has pages of its own.
struct DesignItem {
    enum class Sort { Model, Layer, Kind, Parameter };
    Sort sort = Sort::Model;
    int index = -1; ///< in its list; -1 for the model

    bool operator==(const DesignItem &) const = default;
};

/// Which part of the model is being edited. Always one that exists.
class DesignSelection : public QObject
{
    Q_OBJECT

public:
    explicit DesignSelection(ScenarioDocument &document, QObject *parent = nullptr);

    [[nodiscard]] DesignItem item() const { return m_item; }
    /// An item that does not exist selects the model.
    void select(DesignItem item);
    /// What a person sees first: the first kind, or the model.
    void selectFirst();

signals:
    void changed(const gridfolk::DesignItem &item);

private:
    [[nodiscard]] int count(DesignItem::Sort sort) const;
    void documentChanged();

    ScenarioDocument &m_document;
    DesignItem m_item;
};

} // namespace gridfolk
