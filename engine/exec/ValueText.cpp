// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/ValueText.h"

#include <bit>
#include <charconv>

namespace gridfolk
{

std::string shortNumber(double value)
{
    char buffer[32];
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 4);
    return {buffer, end};
}

std::string valueText(const Scenario &scenario, const std::vector<std::vector<std::string>> &categories,
                      const World &world, const typed::Type &type, std::uint64_t bits)
{
    using Base = typed::Type::Base;
    switch (type.base) {
    case Base::Bool:
        return bits != 0 ? "True" : "False";
    case Base::Int:
        return std::to_string(static_cast<std::int64_t>(bits));
    case Base::Float:
        return shortNumber(std::bit_cast<double>(bits));
    case Base::Text:
        return world.texts().text(bits);
    case Base::Category:
        return categories[static_cast<std::size_t>(type.index)][bits];
    case Base::Agent: {
        const AgentRef agent = AgentRef::unpacked(bits);
        if (!world.isAlive(agent)) {
            return "nobody";
        }
        return scenario.kinds[world.body(agent).kind].name + ' ' + std::to_string(world.serialOf(agent));
    }
    case Base::Cell: {
        const auto at = world.index().coordinates(static_cast<std::uint32_t>(bits));
        return "cell " + std::to_string(at.x) + ", " + std::to_string(at.y);
    }
    default:
        return {};
    }
}

std::string listText(const Scenario &scenario, const std::vector<std::vector<std::string>> &categories,
                     const World &world, const typed::Type &element, std::span<const std::uint64_t> elements)
{
    std::string text;
    for (const std::uint64_t bits : elements) {
        text += (text.empty() ? "[" : ", ") + valueText(scenario, categories, world, element, bits);
    }
    return (text.empty() ? "[" : text) + ']';
}

} // namespace gridfolk
