// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Values.h"

#include <bit>

namespace gridfolk
{

namespace
{

struct ToBits {
    World &world;

    std::uint64_t operator()(bool value) const { return value ? 1 : 0; }
    std::uint64_t operator()(std::int64_t value) const { return static_cast<std::uint64_t>(value); }
    std::uint64_t operator()(double value) const { return std::bit_cast<std::uint64_t>(value); }
    std::uint64_t operator()(const std::string &value) const { return world.texts().number(value); }
    std::uint64_t operator()(AgentRef value) const { return value.packed(); }
};

} // namespace

Perception::Value valueOf(const World &world, const typed::Type &type, std::uint64_t bits)
{
    using Base = typed::Type::Base;
    switch (type.base) {
    case Base::Bool:
        return bits != 0;
    case Base::Float:
        return std::bit_cast<double>(bits);
    case Base::Text:
        return world.texts().text(bits);
    case Base::Agent:
        return AgentRef::unpacked(bits);
    default:
        return static_cast<std::int64_t>(bits);
    }
}

std::uint64_t bitsOf(World &world, const Perception::Value &value)
{
    return std::visit(ToBits{world}, value);
}

} // namespace gridfolk
