// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QUndoCommand>

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// One stroke on a cell layer. Keeps the cells that differ, or the whole start when the stroke turned a
/// computed layer into a painted one.
class PaintCells final : public QUndoCommand
{
public:
    /// @param layer index, exists
    /// @param values width × height values that the layer gets; equal to what is painted: nothing happens
    PaintCells(ScenarioDocument &document, const QString &name, int layer, std::vector<double> values);

    void redo() override;
    void undo() override;

    /// False: the stroke would change nothing.
    [[nodiscard]] bool changesSomething() const { return m_computed || !m_changes.empty(); }

private:
    struct Change {
        std::uint32_t cell;
        double before;
        double after;
    };

    [[nodiscard]] ChangeEvent event() const;

    ScenarioDocument &m_document;
    int m_layer;
    bool m_computed;           ///< before the stroke
    std::string m_initial;     ///< expression of the computed start
    std::vector<double> m_all; ///< of a computed layer: everything after the stroke
    std::vector<Change> m_changes;
    QRect m_cells; ///< around the changes
};

} // namespace gridfolk
