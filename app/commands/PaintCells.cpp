// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/PaintCells.h"

namespace gridfolk
{

PaintCells::PaintCells(ScenarioDocument &document, const QString &name, int layer, std::vector<double> values)
    : QUndoCommand(name)
    , m_document(document)
    , m_layer(layer)
{
    const CellLayer &before = document.scenario().layers[static_cast<std::size_t>(layer)];
    const int width = document.scenario().world.width;
    m_computed = before.painted.size() != values.size();
    if (m_computed) {
        m_initial = before.initial;
        m_all = std::move(values);
        m_cells = QRect(0, 0, width, document.scenario().world.height);
        return;
    }
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        if (before.painted[cell] != values[cell]) {
            m_changes.push_back({static_cast<std::uint32_t>(cell), before.painted[cell], values[cell]});
            m_cells |= QRect(static_cast<int>(cell) % width, static_cast<int>(cell) / width, 1, 1);
        }
    }
}

ChangeEvent PaintCells::event() const
{
    return {ChangeEvent::Part::Cells, m_layer, m_cells};
}

void PaintCells::redo()
{
    m_document.apply(event(), [this](Scenario &scenario) {
        CellLayer &layer = scenario.layers[static_cast<std::size_t>(m_layer)];
        if (m_computed) {
            layer.painted = m_all;
            layer.initial.clear();
        }
        for (const Change &change : m_changes) {
            layer.painted[change.cell] = change.after;
        }
    });
}

void PaintCells::undo()
{
    m_document.apply(event(), [this](Scenario &scenario) {
        CellLayer &layer = scenario.layers[static_cast<std::size_t>(m_layer)];
        if (m_computed) {
            layer.painted.clear();
            layer.initial = m_initial;
        }
        for (const Change &change : m_changes) {
            layer.painted[change.cell] = change.before;
        }
    });
}

} // namespace gridfolk
