// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "exec/columns/ColumnProgram.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gridfolk
{

/// A part of a block: lanes [begin, end).
struct LaneRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The registers of a block. Allocated when a program is installed and not afterwards.
class ColumnRegisters
{
public:
    /// Room for the registers of a program; `lanes` each.
    void install(const ColumnProgram &program, std::size_t lanes);

    [[nodiscard]] std::size_t lanes() const { return m_lanes; }

    template <class T>
    [[nodiscard]] T *at(std::uint16_t index)
    {
        return reinterpret_cast<T *>(m_memory.data() + m_offsets[index]);
    }
    template <class T>
    [[nodiscard]] const T *at(std::uint16_t index) const
    {
        return reinterpret_cast<const T *>(m_memory.data() + m_offsets[index]);
    }

    /// Whether a lane counts under an instruction's mask.
    [[nodiscard]] bool active(std::int32_t mask, std::size_t lane) const
    {
        return mask == ColumnInstruction::kAll ||
               at<std::uint8_t>(static_cast<std::uint16_t>(mask))[lane] != 0;
    }

    /// Random numbers by lane, for programs that draw.
    [[nodiscard]] std::vector<CounterRng> &draws() { return m_draws; }

private:
    std::size_t m_lanes = 0;
    std::vector<std::size_t> m_offsets;
    std::vector<std::uint64_t> m_storage; ///< words, so that every register is aligned
    std::span<std::uint8_t> m_memory;
    std::vector<CounterRng> m_draws;
};

/// Sets the mark of each lane in which two values differ; others stay.
void markDifferences(std::span<const std::uint8_t> left, const std::uint8_t *right, std::uint8_t *marks);
void markDifferences(std::span<const std::uint64_t> left, const std::uint64_t *right, std::uint8_t *marks);

/// Runs an operation that needs only registers. False when a lane that counts has faulted.
[[nodiscard]] bool runKernel(const ColumnInstruction &in, ColumnRegisters &registers, LaneRange range);

} // namespace gridfolk
