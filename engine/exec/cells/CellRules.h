// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "base/StopFlag.h"
#include "base/ThreadPool.h"
#include "exec/cells/ActiveCells.h"
#include "exec/columns/ColumnMachine.h"
#include "rules/Typed.h"

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace gridfolk
{

/// The rules of one layer, run over columns instead of cell by cell. New values are written beside the old
/// ones and take their place when all cells are done, so nothing has happened when a cell faults.
///
///     run(tick):
///         translate the rules that are due, if they or the parameters differ from last time
///         if only few cells can change: evaluate those that the last tick's changes rouse
///         else: evaluate row by row
///
/// Few cells can change when the rules look at nothing but layers that nobody else writes: then a cell that
/// saw no change stays as it is. That is derived from the last tick alone and forgotten when ticks do not
/// follow each other, as after going back.
class CellRules
{
public:
    /// @param program outlives this
    CellRules(const typed::Program &program, std::size_t layer);

    enum class Outcome : std::uint8_t {
        Done,
        Refused, ///< nothing has happened: the rules, or a problem of a cell, are for the register machine
        Stopped  ///< nothing has happened
    };

    /// One tick of the rules that are due, at least one.
    Outcome run(World &world, std::uint64_t seed, const std::vector<typed::Rule> &due, ThreadPool &threads,
                const StopFlag &stop);

private:
    /// The code for some of the rules.
    struct Translation {
        std::vector<typed::UnitIndex> bodies; ///< of the rules
        std::optional<ColumnProgram> program;
        bool steady = false;              ///< cells that see no change stay as they are
        std::optional<std::size_t> gated; ///< a layer whose value alone tells of some cells that they stay
        ActiveCells::Gate gate;
    };
    /// What a part of the cells came to. Kept, so that its memory is; on cache lines of its own, so that
    /// threads do not wait for each other's.
    struct alignas(64) Part {
        std::vector<std::uint32_t> changed;
        std::vector<std::vector<std::uint64_t>> values; ///< of changed cells by stored layer; not of rows
        std::vector<std::uint32_t> lanes;               ///< of a block's changed cells
        std::vector<std::uint8_t> differs;              ///< by lane
    };

    const Translation &translation(const World &world, const std::vector<typed::Rule> &due);
    [[nodiscard]] bool isSteady(const World &world, const ColumnProgram &program,
                                const std::vector<typed::Rule> &due) const;
    void findGate(const World &world, const std::vector<typed::Rule> &due, Translation &made) const;
    void install(const World &world, const Translation &next);
    [[nodiscard]] bool tooMany(std::size_t changed, const World &world) const;
    [[nodiscard]] bool fewCanChange(const World &world) const;

    Outcome runAll(World &world, const ColumnInput &input, ThreadPool &threads, const StopFlag &stop);
    void runRows(const ColumnInput &input, std::size_t firstRow, std::size_t endRow, const StopFlag &stop,
                 Part &part);
    void noteRow(const World &world, const ColumnMachine &machine, std::uint32_t first, std::size_t count,
                 Part &part);

    Outcome runActive(World &world, const ColumnInput &input, ThreadPool &threads, const StopFlag &stop);
    void rouse(const World &world);
    void runInterior(const ColumnInput &input, std::span<const std::uint32_t> cells, Part &part);
    void runBorder(const ColumnInput &input, Part &part);
    void noteCells(const World &world, const ColumnMachine &machine, std::span<const std::uint32_t> cells,
                   Part &part);
    void changeCells(World &world);

    std::unique_ptr<ColumnMachine> takeMachine(const ColumnInput &input) EXCLUDES(m_mutex);
    void giveMachine(std::unique_ptr<ColumnMachine> machine) EXCLUDES(m_mutex);
    void forget() EXCLUDES(m_mutex);
    [[nodiscard]] const ColumnProgram &program() const { return *m_current->program; }

    const typed::Program &m_program;
    std::size_t m_layer;
    std::vector<double> m_parameters; ///< that the translations contain
    std::vector<std::unique_ptr<Translation>> m_translations;
    const Translation *m_current = nullptr; ///< of this tick; at its start: of the last
    std::int64_t m_lastTick = -1;           ///< -1: the last one was not done here

    std::vector<Column> m_next; ///< the stored layers as they will be
    std::vector<Part> m_parts;
    std::atomic<bool> m_faulted{false};

    std::unique_ptr<ActiveCells> m_active; ///< of steady rules
    bool m_changesKnown = false;           ///< m_changed names what the last tick changed
    std::vector<std::uint32_t> m_changed;
    bool m_notes = false;      ///< this tick tells which cells change
    int m_ticksUntilNotes = 0; ///< while too many change
    std::atomic<bool> m_crowded{false};
    std::atomic<std::size_t> m_noted{0};

    Mutex m_mutex;
    std::vector<std::unique_ptr<ColumnMachine>> m_machines GUARDED_BY(m_mutex); ///< idle ones
};

} // namespace gridfolk
