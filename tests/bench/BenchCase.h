// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/kernels/Kernels.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk::bench
{

/// What a check value is read from.
enum class Check { LastMetric, AgentSteps };

/// One model in one size: its rule program, the kernel beside it, and what both must come to.
struct BenchCase {
    std::string model; ///< name of tests/bench/models/MODEL.gridfolk.json
    std::string size;  ///< "small" or "large"
    int width = 0;     ///< of the square world
    int steps = 0;
    std::vector<std::pair<std::string, double>> parameters{}; ///< that differ from the file's
    bool cellsAct = false;                                    ///< work is counted in cell-steps
    Check check = Check::LastMetric;
    double checkMinimum = 0; ///< of the mean over the repeats, for rules and kernel alike
    double checkMaximum = 0;
    std::function<KernelRun(std::uint64_t seed)> kernel{};
};

/// The models of the field's benchmarks in both sizes, each followed by its variant: the same model with
/// other names, other order and conditions that never change anything, so that no operation can be made for
/// one text.
[[nodiscard]] std::vector<BenchCase> benchCases();

/// Boltzmann with as many agents as cells, from 1,000 to 1,000,000: how the cost of an agent-step grows.
[[nodiscard]] std::vector<BenchCase> scalingCases();

} // namespace gridfolk::bench
