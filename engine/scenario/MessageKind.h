// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/ValueType.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// A named value that every message of a kind carries.
struct MessageField {
    std::string name{};
    ValueType type = ValueType::Float;
    std::vector<std::string> categories{}; ///< of a Category
    std::string agentKind{};               ///< of an Agent

    bool operator==(const MessageField &) const = default;
};

/// A kind of message that rules send to agents.
struct MessageKind {
    std::string name{};
    std::vector<MessageField> fields{};

    bool operator==(const MessageKind &) const = default;
};

} // namespace gridfolk
