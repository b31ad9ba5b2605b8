// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/WorldBuilder.h"

#include "exec/cells/LayerFill.h"
#include "run/DueEvents.h"
#include "run/NetworkBuilder.h"

#include <bit>
#include <numeric>

namespace gridfolk
{

namespace
{

// Subjects of the Setup stream: agents use their serials, everything else a tag in the high bits.
constexpr std::uint64_t kLayerSubjects = std::uint64_t{1} << 48;
constexpr std::uint64_t kPlacementSubjects = std::uint64_t{2} << 48;
constexpr std::uint64_t kModelSubjects = std::uint64_t{3} << 48;
constexpr std::uint64_t kWorldSubjects = std::uint64_t{4} << 48;

/// More agents than any machine of today holds; keeps a mistyped count from eating all memory.
constexpr std::int64_t kMostAgents = 50'000'000;

} // namespace

WorldBuilder::WorldBuilder(const Scenario &scenario, const typed::Program &program, World &world, Vm &vm,
                           std::uint64_t seed)
    : m_scenario(scenario)
    , m_program(program)
    , m_world(world)
    , m_vm(vm)
    , m_seed(seed)
{
}

Result<void> WorldBuilder::build()
{
    if (auto filled = fillWorld(); !filled) {
        return filled;
    }
    for (std::size_t layer = 0; layer < m_scenario.layers.size(); ++layer) {
        if (auto filled = fillLayer(layer); !filled) {
            return filled;
        }
    }
    for (std::size_t kind = 0; kind < m_scenario.kinds.size(); ++kind) {
        if (auto placed = placeKind(kind); !placed) {
            return placed;
        }
    }
    if (auto laid = NetworkBuilder(m_scenario, m_program, m_world, m_vm, m_seed).build(); !laid) {
        return laid;
    }
    for (std::size_t i = 0; i < m_program.setup.size(); ++i) {
        m_vm.begin({}, CounterRng(m_seed, Stream::Setup, 0, kModelSubjects + i));
        if (m_vm.run(m_program.setup[i]) != Vm::Status::Done) {
            return tl::make_unexpected(m_vm.takeProblem());
        }
    }
    if (noticeStates(m_program, m_world, m_vm, m_seed) != Vm::Status::Done) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    m_world.endTick();
    return {};
}

Result<void> WorldBuilder::fillWorld()
{
    for (std::size_t i = 0; i < m_program.worldAttributes.size(); ++i) {
        const typed::UnitIndex initial = m_program.worldAttributes[i].initial;
        if (initial < 0) {
            continue;
        }
        m_vm.begin({}, CounterRng(m_seed, Stream::Setup, 0, kWorldSubjects + i));
        if (m_vm.run(initial) != Vm::Status::Done) {
            return tl::make_unexpected(m_vm.takeProblem());
        }
        if (m_program.worldAttributes[i].type.base != typed::Type::Base::List) { // a list was set by its code
            m_world.values()[i] = m_vm.result();
        }
    }
    return {};
}

Result<void> WorldBuilder::fillLayer(std::size_t layer)
{
    const CellLayer &description = m_scenario.layers[layer];
    Column &column = m_world.layers()[layer];
    if (!description.painted.empty()) {
        for (std::size_t cell = 0; cell < column.size(); ++cell) {
            const double value = description.painted[cell];
            column.setBits(cell, description.type == ValueType::Float
                                     ? std::bit_cast<std::uint64_t>(value)
                                     : static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
        }
        return {};
    }
    const typed::UnitIndex initial = m_program.layers[layer].initial;
    if (initial < 0) {
        return {};
    }
    const std::uint64_t subjects = kLayerSubjects + (layer << 32U);
    const ColumnInput input{&m_world, m_seed, Stream::Setup, 0, subjects};
    if (gridfolk::fillLayer(m_program, m_program.units[static_cast<std::size_t>(initial)], input, column)) {
        return {};
    }
    for (std::uint32_t cell = 0; cell < m_world.cellCount(); ++cell) {
        m_vm.begin(Subject::ofCell(cell), CounterRng(m_seed, Stream::Setup, 0, subjects + cell));
        if (m_vm.run(initial) != Vm::Status::Done) {
            return tl::make_unexpected(m_vm.takeProblem());
        }
        column.setBits(cell, m_vm.result());
    }
    return {};
}

Result<std::int64_t> WorldBuilder::countToPlace(std::size_t kind)
{
    const typed::UnitIndex unit = m_program.kinds[kind].placementCount;
    if (unit < 0) {
        return 0;
    }
    m_vm.begin({}, CounterRng(m_seed, Stream::Setup, 0, kPlacementSubjects + (kind << 1U)));
    if (m_vm.run(unit) != Vm::Status::Done) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    const auto count = static_cast<std::int64_t>(m_vm.result());
    if (count < 0 || count > kMostAgents) {
        return failure("run.bad-population",
                       {{"kind", m_scenario.kinds[kind].name}, {"count", std::to_string(count)}},
                       {"kinds/" + m_scenario.kinds[kind].name + "/placement/count"});
    }
    return count;
}

Result<std::vector<std::uint32_t>> WorldBuilder::candidateCells(std::size_t kind)
{
    std::vector<std::uint32_t> cells;
    const typed::UnitIndex where = m_program.kinds[kind].placementWhere;
    if (where < 0) {
        cells.resize(m_world.cellCount());
        std::iota(cells.begin(), cells.end(), 0U);
        return cells;
    }
    for (std::uint32_t cell = 0; cell < m_world.cellCount(); ++cell) {
        m_vm.begin(Subject::ofCell(cell),
                   CounterRng(m_seed, Stream::Setup, 0, kPlacementSubjects + ((kind + 1) << 32U) + cell));
        if (m_vm.run(where) != Vm::Status::Done) {
            return tl::make_unexpected(m_vm.takeProblem());
        }
        if (m_vm.result() != 0) {
            cells.push_back(cell);
        }
    }
    return cells;
}

Result<void> WorldBuilder::placeAt(std::size_t kind, std::uint32_t cell)
{
    AgentRef newborn;
    m_vm.begin({}, CounterRng());
    if (m_vm.create(static_cast<std::int32_t>(kind), cell, newborn) == Vm::Status::Failed) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    return {};
}

Result<void> WorldBuilder::placeKind(std::size_t kind)
{
    const auto count = countToPlace(kind);
    if (!count) {
        return tl::make_unexpected(count.error());
    }
    const std::vector<CellPosition> &placed = m_scenario.kinds[kind].placement.placed;
    const auto wanted = static_cast<std::int64_t>(placed.size()) + *count;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const std::uint32_t cell = m_world.index().at(placed[i].x, placed[i].y);
        if (!m_world.grid().hasRoom(cell)) {
            return tl::make_unexpected(doesNotFit(kind, wanted, static_cast<std::int64_t>(i)));
        }
        if (auto done = placeAt(kind, cell); !done) {
            return done;
        }
    }
    if (*count == 0) {
        return {};
    }
    auto cells = candidateCells(kind);
    if (!cells) {
        return tl::make_unexpected(cells.error());
    }
    CounterRng rng(m_seed, Stream::Setup, 0, kPlacementSubjects + (kind << 1U) + 1);
    for (std::int64_t i = 0; i < *count;) {
        if (cells->empty()) {
            return tl::make_unexpected(
                doesNotFit(kind, wanted, static_cast<std::int64_t>(placed.size()) + i));
        }
        const std::size_t choice = rng.below(cells->size());
        const std::uint32_t cell = (*cells)[choice];
        if (!m_world.grid().hasRoom(cell)) {
            (*cells)[choice] = cells->back();
            cells->pop_back();
            continue;
        }
        if (auto done = placeAt(kind, cell); !done) {
            return done;
        }
        ++i;
    }
    return {};
}

Problem WorldBuilder::doesNotFit(std::size_t kind, std::int64_t wanted, std::int64_t placed) const
{
    Place place;
    place.path = "kinds/" + m_scenario.kinds[kind].name + "/placement/count";
    return {"run.population-does-not-fit",
            {{"kind", m_scenario.kinds[kind].name},
             {"wanted", std::to_string(wanted)},
             {"placed", std::to_string(placed)}},
            std::move(place),
            false};
}

} // namespace gridfolk
