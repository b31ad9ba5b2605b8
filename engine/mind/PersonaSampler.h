// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "mind/MindState.h"
#include "run/Perception.h"

#include <string>

namespace gridfolk
{

/// Gives every agent of a persona kind its name and traits, once. Draws come from Stream::Persona by serial;
/// names are drawn without replacement in the order of kinds and serials while they last, then among all
/// again.
class PersonaSampler
{
public:
    /// Adds the minds of agents that have none and forgets those of the dead. Fails with the problem of a
    /// trait's expression.
    static Result<void> update(const Perception &world, MindState &state);

    /// The handle of any living agent: its mind's, else kind and serial, "Goose 31".
    [[nodiscard]] static std::string handle(const Perception &world, const MindState &state, AgentRef agent);
};

} // namespace gridfolk
