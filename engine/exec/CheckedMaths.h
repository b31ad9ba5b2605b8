// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

/// Integer arithmetic that reports overflow instead of wrapping, and Python's floor division.
namespace gridfolk::checked
{

/// Quotient rounded toward minus infinity; nothing on overflow. Precondition: b != 0.
[[nodiscard]] inline std::optional<std::int64_t> floorDivide(std::int64_t a, std::int64_t b)
{
    if (a == std::numeric_limits<std::int64_t>::min() && b == -1) {
        return std::nullopt;
    }
    const std::int64_t quotient = a / b;
    return quotient - static_cast<std::int64_t>(a % b != 0 && (a < 0) != (b < 0));
}

/// Rest with the sign of b. Precondition: b != 0.
[[nodiscard]] inline std::int64_t modulo(std::int64_t a, std::int64_t b)
{
    if (b == -1) {
        return 0;
    }
    const std::int64_t rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/// Rest with the sign of b. Precondition: b != 0.
[[nodiscard]] inline double modulo(double a, double b)
{
    const double rest = std::fmod(a, b);
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/// a to the power b >= 0; nothing on overflow.
[[nodiscard]] inline std::optional<std::int64_t> power(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 1;
    while (b > 0) {
        if ((b & 1) != 0 && __builtin_mul_overflow(result, a, &result)) {
            return std::nullopt;
        }
        b >>= 1;
        if (b > 0 && __builtin_mul_overflow(a, a, &a)) {
            return std::nullopt;
        }
    }
    return result;
}

/// A whole number in the range of int64, or nothing.
[[nodiscard]] inline std::optional<std::int64_t> toInteger(double value)
{
    if (!(value >= -0x1p63 && value < 0x1p63)) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(value);
}

} // namespace gridfolk::checked
