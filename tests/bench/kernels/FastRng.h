// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace gridfolk::bench
{

/// wyrand (Wang Yi, 2019): a sound, quick generator for the kernels. Rules draw from the engine's own.
class FastRng
{
public:
    explicit FastRng(std::uint64_t seed)
        : m_state(seed * 0x9E3779B97F4A7C15ULL)
    {
    }

    std::uint64_t next()
    {
        m_state += 0xA0761D6478BD642FULL;
        const Wide product = Wide{m_state} * (m_state ^ 0xE7037ED1A0B428DBULL);
        return static_cast<std::uint64_t>(product >> 64U) ^ static_cast<std::uint64_t>(product);
    }

    /// Uniform in 0 … bound-1 (Lemire's multiplication; its bias of bound/2^32 is far below what is
    /// measured).
    std::uint32_t below(std::uint32_t bound)
    {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }

    /// Uniform in [0, 1).
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

    void shuffle(std::vector<std::uint32_t> &values)
    {
        for (auto i = static_cast<std::uint32_t>(values.size()); i > 1; --i) {
            std::swap(values[i - 1], values[below(i)]);
        }
    }

private:
    __extension__ using Wide = unsigned __int128;
    std::uint64_t m_state;
};

} // namespace gridfolk::bench
