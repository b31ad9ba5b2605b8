// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/ValueType.h"

#include <cstdint>
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
    ValueType element = ValueType::Float;  ///< of a List; `categories` and `agentKind` are those of elements
    std::int32_t capacity = 0;             ///< of a List: at most so many elements, 1 to 1000
    std::string
        initial{}; ///< expression evaluated at birth, earlier attributes are visible; empty: false, 0,
                   ///< "", first category, nobody or an empty list

    bool operator==(const Attribute &) const = default;
};

} // namespace gridfolk
