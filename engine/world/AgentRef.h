// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace gridfolk
{

/// Names an agent for as long as it lives; stays safe to hold afterwards and then reads as dead. Serials name
/// agents towards people, refs name them inside a run.
struct AgentRef {
    static constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;

    std::uint32_t slot = kNoSlot;
    std::uint32_t generation = 0;

    [[nodiscard]] bool isNobody() const { return slot == kNoSlot; }
    bool operator==(const AgentRef &) const = default;

    /// For storing in a 64-bit register or column.
    [[nodiscard]] std::uint64_t packed() const { return (std::uint64_t{generation} << 32) | slot; }
    [[nodiscard]] static AgentRef unpacked(std::uint64_t bits)
    {
        return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32)};
    }
};

} // namespace gridfolk

template <>
struct std::hash<gridfolk::AgentRef> {
    std::size_t operator()(const gridfolk::AgentRef &ref) const noexcept
    {
        return std::hash<std::uint64_t>{}(ref.packed());
    }
};
