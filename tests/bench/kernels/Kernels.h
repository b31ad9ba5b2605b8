// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace gridfolk::bench
{

/// What a hand-written program for one model came to.
struct KernelRun {
    double seconds = 0;     ///< stepping only, without setting up
    std::uint64_t work = 0; ///< agent-steps, or cell-steps where cells act
    double check = 0;       ///< the model's check value
};

// Each is written for its one model, as fast as its data allow: no attribute, rule or size can change without
// writing it anew. They are the ceiling that rule programs are held against.

/// check: share of agents without a coin after the last step. Counts the Gini coefficient each step.
KernelRun boltzmannKernel(std::uint32_t width, std::uint32_t agents, int steps, std::uint64_t seed);

/// check: moves over the run.
KernelRun schellingKernel(std::uint32_t width, std::uint32_t agents, int radius, int wanted, int steps,
                          std::uint64_t seed);

struct WolfSheepSetup {
    std::uint32_t width;
    std::uint32_t sheep;
    std::uint32_t wolves;
    std::uint8_t regrow;
    double sheepReproduce;
    double wolfReproduce;
};
/// check: agent-steps over the run.
KernelRun wolfSheepKernel(const WolfSheepSetup &setup, int steps, std::uint64_t seed);

/// check: mean number of others within the radius after the last step.
KernelRun flockingKernel(double width, std::uint32_t birds, double radius, int steps, std::uint64_t seed);

/// check: burnt and burning cells after the last step.
KernelRun forestFireKernel(std::uint32_t width, double density, int steps, std::uint64_t seed);

/// Everyone takes over what most of the eight around think, all at once. check: share of ayes after the last
/// step.
KernelRun majorityKernel(std::uint32_t width, std::uint32_t people, double ayes, int steps,
                         std::uint64_t seed);

/// check: share of living cells after the last step.
KernelRun lifeKernel(std::uint32_t width, double density, int steps, std::uint64_t seed);

} // namespace gridfolk::bench
