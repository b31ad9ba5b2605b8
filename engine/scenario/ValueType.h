// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gridfolk
{

/// What an attribute, a parameter or a cell layer holds.
enum class ValueType {
    Bool,
    Int,      ///< 64-bit, overflow is a problem
    Float,    ///< IEEE double
    Text,     ///< attributes and arguments only
    Category, ///< one of the named `categories`, in their order
    Agent,    ///< an agent of the kind `agentKind`, or `nobody`; attributes and arguments only
    List      ///< up to a fixed number of one of the others; attributes of kinds and of the world only
};

} // namespace gridfolk
