// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "bench/BenchCase.h"

namespace gridfolk::bench
{

/// What the rule program of a case came to.
struct RuleRun {
    double seconds = 0;       ///< stepping only
    std::uint64_t work = 0;   ///< agent-steps or cell-steps
    double check = 0;         ///< see BenchCase
    double bytesPerAgent = 0; ///< what the engine holds after the last step, per agent of its fullest tick
    std::uint64_t mostAgents = 0;
};

/// Builds the engine that the studio and the command line use and steps it on `threads` threads. Fails as the
/// engine does, or with "bench.model" when the file cannot be read.
[[nodiscard]] Result<RuleRun> runRules(const BenchCase &bench, int threads, std::uint64_t seed);

} // namespace gridfolk::bench
