// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ResizeWorld.h"

#include <QCoreApplication>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kMergeId = 0x7265; // any number that no other command uses

std::vector<double> resizedCells(const std::vector<double> &cells, int oldWidth, int oldHeight, int width,
                                 int height)
{
    std::vector<double> result(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0.0);
    for (int y = 0; y < std::min(oldHeight, height); ++y) {
        const auto from = cells.begin() + static_cast<std::ptrdiff_t>(y) * oldWidth;
        std::copy_n(from, std::min(oldWidth, width), result.begin() + static_cast<std::ptrdiff_t>(y) * width);
    }
    return result;
}

} // namespace

ResizeWorld::ResizeWorld(ScenarioDocument &document, int width, int height)
    : QUndoCommand(QCoreApplication::translate("ResizeWorld", "Resize the world"))
    , m_document(document)
{
    const Scenario &scenario = document.scenario();
    m_before.width = scenario.world.width;
    m_before.height = scenario.world.height;
    for (const CellLayer &layer : scenario.layers) {
        m_before.painted.push_back(layer.painted);
    }
    for (const AgentKind &kind : scenario.kinds) {
        m_before.placed.push_back(kind.placement.placed);
    }
    m_after = resized(m_before, width, height);
}

ResizeWorld::State ResizeWorld::resized(const State &before, int width, int height)
{
    State after;
    after.width = width;
    after.height = height;
    const auto cells = static_cast<std::size_t>(before.width) * static_cast<std::size_t>(before.height);
    for (const std::vector<double> &painted : before.painted) {
        after.painted.push_back(painted.size() == cells
                                    ? resizedCells(painted, before.width, before.height, width, height)
                                    : painted);
    }
    for (std::vector<CellPosition> placed : before.placed) {
        std::erase_if(placed, [&](CellPosition at) { return at.x >= width || at.y >= height; });
        after.placed.push_back(std::move(placed));
    }
    return after;
}

void ResizeWorld::set(const State &state)
{
    m_document.apply({ChangeEvent::Part::World, -1, {}}, [&](Scenario &scenario) {
        scenario.world.width = state.width;
        scenario.world.height = state.height;
        for (std::size_t i = 0; i < state.painted.size(); ++i) {
            scenario.layers[i].painted = state.painted[i];
        }
        for (std::size_t i = 0; i < state.placed.size(); ++i) {
            scenario.kinds[i].placement.placed = state.placed[i];
        }
    });
}

void ResizeWorld::redo()
{
    set(m_after);
}

void ResizeWorld::undo()
{
    set(m_before);
}

int ResizeWorld::id() const
{
    return kMergeId;
}

bool ResizeWorld::mergeWith(const QUndoCommand *other)
{
    const auto *next = dynamic_cast<const ResizeWorld *>(other);
    if (next == nullptr) {
        return false;
    }
    m_after = resized(m_before, next->m_after.width, next->m_after.height);
    set(m_after);
    setObsolete(m_after.width == m_before.width && m_after.height == m_before.height);
    return true;
}

} // namespace gridfolk
