// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mind/MindState.h"
#include "mind/Observation.h"
#include "run/Perception.h"
#include "scenario/AgentKind.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// "below 10", "10 to 20", "20 or more" for edges 10 and 20; an edge belongs to the bin above it.
[[nodiscard]] std::string binWords(double value, const std::vector<double> &edges);

/// What every agent in the same situation perceives: numbers in the author's bins, of each kind the nearest
/// agent alone and without its name ("the nearest Wolf", "next to you"), no words of others, no time. What
/// has no bins is told as it is.
[[nodiscard]] Observation archetypeOf(const Perception &world, const Observation &observation,
                                      const Persona &persona);

/// Who every agent of the kind with the same traits is: no name, no memory, traits in bins.
[[nodiscard]] AgentMind archetypeOf(const AgentMind &mind, const AgentKind &kind);

} // namespace gridfolk
