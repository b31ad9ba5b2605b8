// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <string_view>

namespace gridfolk
{

enum class ThemeVariant { Light, Dark, HighContrast };

/// A color by its job.
enum class Token {
    Window, ///< behind panels
    Panel,  ///< docks, fields, cards
    Line,   ///< separators, borders
    Text,
    Secondary, ///< labels, explanations
    Faint,     ///< decoration; never for needed text
    Accent,
    AccentSurface, ///< selected rows
    OnAccent,      ///< text on accent
    Good,
    Caution,
    Bad,
    Chip,
    Hover,  ///< a row or flat button under the pointer
    Track,  ///< the empty part of sliders, bars and meters
    Canvas, ///< the world's ground
    Outline ///< borders of things that can be operated; 3:1 against panels
};
inline constexpr int kTokenCount = 17;

[[nodiscard]] QColor tokenColor(Token token, ThemeVariant variant);

/// blue, orange, gold, green, violet, grey.
inline constexpr int kSeriesCount = 6;
[[nodiscard]] QColor seriesColor(int index, ThemeVariant variant);
/// -1 for an unknown name.
[[nodiscard]] int seriesIndex(std::string_view name);

/// "viridis" or "cividis" at 0 to 1 (clamped); an unknown name gives viridis.
[[nodiscard]] QColor scaleColor(std::string_view scale, double value);

/// WCAG 2.1 contrast ratio of two opaque colors, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

/// `amount` of `top` over `bottom`, both opaque.
[[nodiscard]] QColor mixed(const QColor &bottom, const QColor &top, double amount);

} // namespace gridfolk
