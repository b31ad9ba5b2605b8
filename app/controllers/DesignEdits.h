// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/DesignSelection.h"

namespace gridfolk
{

/// Edits of the lists of a model, each one undo step; what was added is selected.
class DesignEdits
{
public:
    DesignEdits(ScenarioDocument &document, DesignSelection &selection);

    void addLayer();
    void addKind();
    void addParameter();
    void duplicate(DesignItem item);
    void remove(DesignItem item);
    /// By one place; does nothing at the end of the list.
    void moveUp(DesignItem item) { move(item, -1); }
    void moveDown(DesignItem item) { move(item, 1); }

    /// A persona to begin with, or none.
    void giveMind(int kind);
    void takeMind(int kind);

private:
    void move(DesignItem item, int by);
    template <class T>
    void insert(const QString &name, ChangeEvent::Part part, DesignItem item, std::vector<T> Scenario::*list,
                T value);

    ScenarioDocument &m_document;
    DesignSelection &m_selection;
};

} // namespace gridfolk
