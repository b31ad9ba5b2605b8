// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/ValueType.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// A named value that every agent of a kind has, or the world.
struct Attribute {
    std::string name{};
    ValueType type = ValueType::Float;
    std::vector<std::string> categories{}; ///< of a Category
    std::string agentKind{};               ///< of an Agent
    std::string
        initial{}; ///< expression evaluated at birth, earlier attributes are visible; empty: false, 0,
                   ///< "", first category or nobody

    bool operator==(const Attribute &) const = default;
};

} // namespace gridfolk
