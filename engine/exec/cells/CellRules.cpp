// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/cells/CellRules.h"

#include "exec/columns/CodeFacts.h"
#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

namespace gridfolk
{

namespace
{

/// Enough work that threads seldom meet, little enough that they end together.
constexpr std::size_t kCellsPerPart = 65'536;

/// Evaluating a cell by name costs about so many times what evaluating it in its row does.
constexpr std::size_t kCostOfNaming = 6;

/// Where many cells change, that is looked at again after so many ticks.
constexpr int kTicksBetweenNotes = 8;

/// Sets of rules that are due together; a layer with more of them is translated anew now and then.
constexpr std::size_t kMostTranslations = 16;

/// Marks the lanes in which a new value is not that of the lane's cell.
template <class T>
void markChanges(const T *values, const T *layer, std::span<const std::uint32_t> cells, std::uint8_t *marks)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        marks[i] =
            static_cast<std::uint8_t>(marks[i] | static_cast<std::uint8_t>(values[i] != layer[cells[i]]));
    }
}

/// Calls take(lane) for each marked lane.
template <class Take>
void forEachMarked(const std::vector<std::uint8_t> &marks, std::size_t count, Take take)
{
    constexpr std::size_t kStride = sizeof(std::uint64_t);
    std::size_t i = 0;
    for (; i + kStride <= count; i += kStride) {
        std::uint64_t word = 0;
        std::memcpy(&word, marks.data() + i, kStride);
        for (; word != 0; word &= word - 1) { // a mark is one bit
            take(i + static_cast<std::size_t>(std::countr_zero(word)) / 8);
        }
    }
    for (; i < count; ++i) {
        if (marks[i] != 0) {
            take(i);
        }
    }
}

} // namespace

CellRules::CellRules(const typed::Program &program, std::size_t layer)
    : m_program(program)
    , m_layer(layer)
{
}

CellRules::Outcome CellRules::run(World &world, std::uint64_t seed, const std::vector<typed::Rule> &due,
                                  ThreadPool &threads, const StopFlag &stop)
{
    const Translation &next = translation(world, due);
    if (!next.program) {
        m_lastTick = -1;
        return Outcome::Refused;
    }
    if (&next != m_current) {
        install(world, next);
    }
    const bool follows = world.tick() == m_lastTick + 1 && m_lastTick >= 0;
    m_changesKnown = m_changesKnown && follows;
    m_faulted = false;
    const ColumnInput input{&world, seed, Stream::Cell, world.tick(), std::uint64_t{m_layer} << 32U};
    const Outcome outcome =
        fewCanChange(world) ? runActive(world, input, threads, stop) : runAll(world, input, threads, stop);
    m_lastTick = outcome == Outcome::Done ? world.tick() : -1;
    return outcome;
}

const CellRules::Translation &CellRules::translation(const World &world, const std::vector<typed::Rule> &due)
{
    if (m_parameters != world.parameters() || m_translations.size() > kMostTranslations) {
        forget();
        m_parameters = world.parameters();
    }
    const auto found = std::find_if(m_translations.begin(), m_translations.end(), [&](const auto &known) {
        return std::equal(known->bodies.begin(), known->bodies.end(), due.begin(), due.end(),
                          [](typed::UnitIndex body, const typed::Rule &rule) { return body == rule.body; });
    });
    if (found != m_translations.end()) {
        return **found;
    }
    auto made = std::make_unique<Translation>();
    for (const typed::Rule &rule : due) {
        made->bodies.push_back(rule.body);
    }
    made->program = ColumnCompiler(m_program, world.index(), m_parameters).rules(due);
    made->steady = made->program && isSteady(world, *made->program, due);
    if (made->steady) {
        findGate(world, due, *made);
    }
    m_translations.push_back(std::move(made));
    return *m_translations.back();
}

/// Whether a cell's new values depend on nothing but layers that only these rules write.
bool CellRules::isSteady(const World &world, const ColumnProgram &program,
                         const std::vector<typed::Rule> &due) const
{
    const std::vector<typed::Rule> &all = m_program.layers[m_layer].rules;
    const bool everyStep = std::all_of(all.begin(), all.end(), [](const typed::Rule &rule) {
        return rule.trigger == ast::Trigger::EveryStep;
    });
    return everyStep && !world.index().isHexagonal() && all.size() == due.size() && !program.draws &&
           !program.readsTick &&
           std::none_of(program.readLayers.begin(), program.readLayers.end(),
                        [&](std::size_t layer) { return facts::isWrittenElsewhere(m_program, layer, all); });
}

/// The layer that stops cells by most of its values.
void CellRules::findGate(const World &world, const std::vector<typed::Rule> &due, Translation &made) const
{
    std::size_t most = 0;
    for (const std::size_t layer : made.program->readLayers) {
        const Column &column = world.layers()[layer];
        if (!column.narrow()) {
            continue;
        }
        ActiveCells::Gate gate;
        for (std::size_t value = 0; value < gate.open.size(); ++value) {
            gate.open[value] = facts::mayAct(m_program, due, layer, static_cast<std::int64_t>(value)) ? 1 : 0;
        }
        const auto closed =
            static_cast<std::size_t>(std::count(gate.open.begin(), gate.open.end(), std::uint8_t{0}));
        if (closed > most) {
            most = closed;
            made.gated = layer;
            made.gate = gate;
        }
    }
}

void CellRules::install(const World &world, const Translation &next)
{
    m_current = &next;
    m_lastTick = -1;
    m_next.clear();
    for (const ColumnProgram::LayerRegister &store : program().stores) {
        m_next.emplace_back(world.layers()[store.layer].type()).resize(world.cellCount());
    }
    m_ticksUntilNotes = 0;
    m_active = next.steady ? std::make_unique<ActiveCells>(world.index(), program().radius) : nullptr;
}

/// Whether so many changes make it dearer to name cells than to evaluate all.
bool CellRules::tooMany(std::size_t changed, const World &world) const
{
    return changed * m_active->reach() * kCostOfNaming > world.cellCount();
}

bool CellRules::fewCanChange(const World &world) const
{
    return m_active && m_changesKnown && !tooMany(m_changed.size(), world);
}

CellRules::Outcome CellRules::runAll(World &world, const ColumnInput &input, ThreadPool &threads,
                                     const StopFlag &stop)
{
    const auto width = static_cast<std::size_t>(world.index().width());
    const auto height = static_cast<std::size_t>(world.index().height());
    const std::size_t rows = std::max<std::size_t>(1, kCellsPerPart / width);
    m_parts.resize(std::max(m_parts.size(), (height + rows - 1) / rows));
    m_notes = m_active && m_ticksUntilNotes == 0;
    m_crowded = false;
    m_noted = 0;
    threads.forBlocks(height, rows, [&](std::size_t part, std::size_t begin, std::size_t end) {
        if (!m_faulted && !stop.raised()) {
            runRows(input, begin, end, stop, m_parts[part]);
        }
    });
    if (m_faulted || stop.raised()) {
        return m_faulted ? Outcome::Refused : Outcome::Stopped;
    }
    for (std::size_t i = 0; i < m_next.size(); ++i) {
        std::swap(world.layers()[program().stores[i].layer], m_next[i]);
    }
    m_changed.clear();
    m_changesKnown = m_notes && !m_crowded;
    m_ticksUntilNotes = m_notes && m_crowded ? kTicksBetweenNotes : std::max(0, m_ticksUntilNotes - 1);
    for (std::size_t part = 0; part < (height + rows - 1) / rows && m_changesKnown; ++part) {
        m_changed.insert(m_changed.end(), m_parts[part].changed.begin(), m_parts[part].changed.end());
    }
    return Outcome::Done;
}

void CellRules::runRows(const ColumnInput &input, std::size_t firstRow, std::size_t endRow,
                        const StopFlag &stop, Part &part)
{
    const auto width = static_cast<std::size_t>(input.world->index().width());
    std::unique_ptr<ColumnMachine> machine = takeMachine(input);
    part.changed.clear();
    for (std::size_t row = firstRow; row < endRow && !stop.raised(); ++row) {
        for (std::size_t column = 0; column < width; column += machine->lanes()) {
            const auto first = static_cast<std::uint32_t>(row * width + column);
            const std::size_t count = std::min(machine->lanes(), width - column);
            if (!machine->runRow(first, count)) {
                m_faulted = true;
                return;
            }
            noteRow(*input.world, *machine, first, count, part);
        }
    }
    giveMachine(std::move(machine));
}

/// Writes a row's new values beside the old, and notes what changed where that may spare work.
void CellRules::noteRow(const World &world, const ColumnMachine &machine, std::uint32_t first,
                        std::size_t count, Part &part)
{
    const bool notes = m_notes && !m_crowded;
    if (notes) {
        part.differs.assign(count, 0);
    }
    for (std::size_t i = 0; i < m_next.size(); ++i) {
        const ColumnProgram::LayerRegister &store = program().stores[i];
        const Column &before = world.layers()[store.layer];
        const auto write = [&](const auto *values, const auto *old, auto *next) {
            std::memcpy(next + first, values, count * sizeof(*values));
            if (notes) {
                markDifferences({values, count}, old + first, part.differs.data());
            }
        };
        if (before.narrow()) {
            write(machine.lanesOf<std::uint8_t>(store.at), before.bytes(), m_next[i].bytes());
        } else {
            write(machine.lanesOf<std::uint64_t>(store.at), before.words(), m_next[i].words());
        }
    }
    if (!notes) {
        return;
    }
    const std::size_t already = part.changed.size();
    forEachMarked(part.differs, count, [&](std::size_t lane) {
        part.changed.push_back(first + static_cast<std::uint32_t>(lane));
    });
    const std::size_t more = part.changed.size() - already;
    if (more > 0 && tooMany(m_noted.fetch_add(more, std::memory_order_relaxed) + more, world)) {
        m_crowded = true;
    }
}

CellRules::Outcome CellRules::runActive(World &world, const ColumnInput &input, ThreadPool &threads,
                                        const StopFlag &stop)
{
    rouse(world);
    const std::span<const std::uint32_t> interior(m_active->interior());
    const std::size_t parts = (interior.size() + kCellsPerPart - 1) / kCellsPerPart;
    m_parts.resize(std::max(m_parts.size(), parts + 1));
    for (Part &part : m_parts) {
        part.changed.clear();
        for (std::vector<std::uint64_t> &values : part.values) {
            values.clear();
        }
    }
    threads.forBlocks(interior.size(), kCellsPerPart,
                      [&](std::size_t part, std::size_t begin, std::size_t end) {
                          if (!m_faulted && !stop.raised()) {
                              runInterior(input, interior.subspan(begin, end - begin), m_parts[part]);
                          }
                      });
    runBorder(input, m_parts[parts]);
    if (m_faulted || stop.raised()) {
        return m_faulted ? Outcome::Refused : Outcome::Stopped;
    }
    changeCells(world);
    return Outcome::Done;
}

void CellRules::rouse(const World &world)
{
    if (!m_current->gated) {
        m_active->rouse(m_changed, nullptr);
        return;
    }
    ActiveCells::Gate gate = m_current->gate;
    gate.values = world.layers()[*m_current->gated].bytes();
    m_active->rouse(m_changed, &gate);
}

void CellRules::runInterior(const ColumnInput &input, std::span<const std::uint32_t> cells, Part &part)
{
    std::unique_ptr<ColumnMachine> machine = takeMachine(input);
    for (std::size_t begin = 0; begin < cells.size(); begin += machine->lanes()) {
        const auto block = cells.subspan(begin, std::min(machine->lanes(), cells.size() - begin));
        if (!machine->runCells(block)) {
            m_faulted = true;
            return;
        }
        noteCells(*input.world, *machine, block, part);
    }
    giveMachine(std::move(machine));
}

/// Cells at the border, each stretch of neighbors as a piece of its row.
void CellRules::runBorder(const ColumnInput &input, Part &part)
{
    const std::span<const std::uint32_t> cells(m_active->border());
    const auto width = static_cast<std::uint32_t>(input.world->index().width());
    std::unique_ptr<ColumnMachine> machine = takeMachine(input);
    for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
        end = begin + 1;
        while (end < cells.size() && cells[end] == cells[end - 1] + 1 && cells[end] % width != 0 &&
               end - begin < machine->lanes()) {
            ++end;
        }
        if (!machine->runRow(cells[begin], end - begin)) {
            m_faulted = true;
            return;
        }
        noteCells(*input.world, *machine, cells.subspan(begin, end - begin), part);
    }
    giveMachine(std::move(machine));
}

void CellRules::noteCells(const World &world, const ColumnMachine &machine,
                          std::span<const std::uint32_t> cells, Part &part)
{
    part.differs.assign(cells.size(), 0);
    for (const ColumnProgram::LayerRegister &store : program().stores) {
        const Column &before = world.layers()[store.layer];
        if (before.narrow()) {
            markChanges(machine.lanesOf<std::uint8_t>(store.at), before.bytes(), cells, part.differs.data());
        } else {
            markChanges(machine.lanesOf<std::uint64_t>(store.at), before.words(), cells, part.differs.data());
        }
    }
    part.lanes.clear();
    forEachMarked(part.differs, cells.size(), [&](std::size_t lane) {
        part.lanes.push_back(static_cast<std::uint32_t>(lane));
        part.changed.push_back(cells[lane]);
    });
    part.values.resize(program().stores.size());
    for (std::size_t i = 0; i < part.values.size(); ++i) {
        const std::uint16_t at = program().stores[i].at;
        std::vector<std::uint64_t> &values = part.values[i];
        const auto keep = [&](const auto *from) {
            for (const std::uint32_t lane : part.lanes) {
                values.push_back(from[lane]);
            }
        };
        if (m_next[i].narrow()) {
            keep(machine.lanesOf<std::uint8_t>(at));
        } else {
            keep(machine.lanesOf<std::uint64_t>(at));
        }
    }
}

void CellRules::changeCells(World &world)
{
    m_changed.clear();
    for (Part &part : m_parts) {
        part.values.resize(program().stores.size());
        for (std::size_t i = 0; i < part.values.size(); ++i) {
            Column &layer = world.layers()[program().stores[i].layer];
            const auto change = [&part, &values = part.values[i]](auto *to) {
                for (std::size_t changed = 0; changed < values.size(); ++changed) {
                    to[part.changed[changed]] = static_cast<std::decay_t<decltype(*to)>>(values[changed]);
                }
            };
            if (layer.narrow()) {
                change(layer.bytes());
            } else {
                change(layer.words());
            }
        }
        m_changed.insert(m_changed.end(), part.changed.begin(), part.changed.end());
    }
}

std::unique_ptr<ColumnMachine> CellRules::takeMachine(const ColumnInput &input)
{
    std::unique_ptr<ColumnMachine> machine;
    {
        const MutexLock lock(m_mutex);
        if (!m_machines.empty()) {
            machine = std::move(m_machines.back());
            m_machines.pop_back();
        }
    }
    if (!machine) {
        machine = std::make_unique<ColumnMachine>();
    }
    machine->begin(program(), input);
    return machine;
}

void CellRules::giveMachine(std::unique_ptr<ColumnMachine> machine)
{
    const MutexLock lock(m_mutex);
    m_machines.push_back(std::move(machine));
}

/// Drops all code, and the machines that know it.
void CellRules::forget()
{
    m_translations.clear();
    m_current = nullptr;
    const MutexLock lock(m_mutex);
    m_machines.clear();
}

} // namespace gridfolk
