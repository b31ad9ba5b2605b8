// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ThreadPool.h"
#include "run/TickContext.h"

#include <optional>

namespace gridfolk
{

/// Diffusion and decay of a layer in one tick. Of a cell's value the share `diffuse` flows in equal parts to
/// the cells around it; at an edge what would leave the grid stays. Then every value loses the share `decay`.
/// The sum over all cells is kept by the first and multiplied by 1 - decay by the second, up to rounding.
/// Each cell gathers from its neighbors in a fixed order, so the outcome does not depend on threads.
class LayerFlow
{
public:
    explicit LayerFlow(ThreadPool &threads)
        : m_threads(threads)
    {
    }

    /// Fails with "run.bad-share" when a share is not between 0 and 1.
    Result<void> run(const Scenario &scenario, TickContext &context, std::size_t layer);

private:
    static Result<double> share(TickContext &context, typed::UnitIndex unit, std::size_t subject);
    void diffuse(World &world, std::size_t layer, double share);

    ThreadPool &m_threads;
    std::vector<double> m_before; ///< kept, so that a tick does not allocate
};

} // namespace gridfolk
