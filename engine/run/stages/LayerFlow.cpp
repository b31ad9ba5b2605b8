// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/stages/LayerFlow.h"

#include "exec/ValueText.h"

#include <bit>

namespace gridfolk
{

namespace
{

constexpr std::size_t kCellsPerBlock = 4096;
constexpr std::uint64_t kFlowSubjects = std::uint64_t{4} << 32U;

double valueAt(const std::uint64_t *words, std::size_t cell)
{
    return std::bit_cast<double>(words[cell]);
}

/// What a cell has after giving and taking.
double mixed(const NeighborIndex &index, const std::vector<double> &before, std::uint32_t cell, double share)
{
    const NeighborIndex::Around around = index.around(cell, 1);
    const double part = share / static_cast<double>(index.directions());
    double kept = before[cell];
    for (const NeighborIndex::Offset &offset : *around.ring) {
        const std::uint32_t other =
            around.interior ? static_cast<std::uint32_t>(static_cast<std::int64_t>(cell) + offset.delta)
                            : index.shifted(cell, offset.dx, offset.dy);
        if (other != NeighborIndex::kOutside) {
            kept += part * (before[other] - before[cell]);
        }
    }
    return kept;
}

} // namespace

Result<void> LayerFlow::run(const Scenario &, TickContext &context, std::size_t layer)
{
    const typed::LayerCode &code = context.program.layers[layer];
    const auto diffusion = share(context, code.diffuse, 2 * layer);
    if (!diffusion) {
        return tl::make_unexpected(diffusion.error());
    }
    const auto decay = share(context, code.decay, 2 * layer + 1);
    if (!decay) {
        return tl::make_unexpected(decay.error());
    }
    World &world = context.state.world();
    if (*diffusion > 0) {
        diffuse(world, layer, *diffusion);
    }
    if (*decay > 0) {
        std::uint64_t *words = world.layers()[layer].words();
        for (std::size_t cell = 0; cell < world.cellCount(); ++cell) {
            words[cell] = std::bit_cast<std::uint64_t>(valueAt(words, cell) * (1 - *decay));
        }
    }
    return {};
}

Result<double> LayerFlow::share(TickContext &context, typed::UnitIndex unit, std::size_t subject)
{
    if (unit < 0) {
        return 0.0;
    }
    context.vm.begin({}, CounterRng(context.seed, Stream::Model, context.tick, kFlowSubjects + subject));
    if (const Vm::Status status = context.vm.run(unit); status != Vm::Status::Done) {
        return tl::make_unexpected(context.problemOf(status));
    }
    const auto value = std::bit_cast<double>(context.vm.result());
    if (!(value >= 0 && value <= 1)) {
        Place place;
        place.path = context.code.chunks[static_cast<std::size_t>(unit)].path;
        place.tick = context.tick;
        return tl::make_unexpected(
            Problem{"run.bad-share", {{"share", shortNumber(value)}}, std::move(place), false});
    }
    return value;
}

void LayerFlow::diffuse(World &world, std::size_t layer, double share)
{
    std::uint64_t *words = world.layers()[layer].words();
    m_before.resize(world.cellCount());
    for (std::size_t cell = 0; cell < m_before.size(); ++cell) {
        m_before[cell] = valueAt(words, cell);
    }
    m_threads.forBlocks(m_before.size(), kCellsPerBlock,
                        [&](std::size_t, std::size_t begin, std::size_t end) {
                            for (std::size_t cell = begin; cell < end; ++cell) {
                                words[cell] = std::bit_cast<std::uint64_t>(
                                    mixed(world.index(), m_before, static_cast<std::uint32_t>(cell), share));
                            }
                        });
}

} // namespace gridfolk
