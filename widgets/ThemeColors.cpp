// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ThemeColors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gridfolk
{

namespace
{

struct TokenRow {
    QRgb light;
    QRgb dark;
    QRgb highContrast;
};

// In the order of Token.
constexpr std::array<TokenRow, kTokenCount> kTokens{{
    {0xFFEEF0F3, 0xFF12151A, 0xFF000000}, // Window
    {0xFFFFFFFF, 0xFF1B1F25, 0xFF000000}, // Panel
    {0xFFDFE3E8, 0xFF2B313A, 0xFFFFFFFF}, // Line
    {0xFF1B1F24, 0xFFE6EAF0, 0xFFFFFFFF}, // Text
    {0xFF57606A, 0xFFA5AFBC, 0xFFFFFFFF}, // Secondary
    {0xFF8B949E, 0xFF76808D, 0xFFC8C8C8}, // Faint
    {0xFF0B63CE, 0xFF6CB2FF, 0xFFFFE600}, // Accent
    {0xFFE7F0FB, 0xFF1D2C3F, 0xFF3A3400}, // AccentSurface
    {0xFFFFFFFF, 0xFF0E141B, 0xFF000000}, // OnAccent
    {0xFF1A7F37, 0xFF56D364, 0xFF7CFF8A}, // Good
    {0xFF8A5A00, 0xFFE3B341, 0xFFFFC94D}, // Caution
    {0xFFB42318, 0xFFFF8A80, 0xFFFF9A92}, // Bad
    {0xFFF2F4F7, 0xFF252B33, 0xFF1C1C1C}, // Chip
    {0xFFF4F6F8, 0xFF232931, 0xFF2A2A2A}, // Hover
    {0xFFDFE3E8, 0xFF2B313A, 0xFF5A5A5A}, // Track
    {0xFFF7F5EE, 0xFF171C22, 0xFF000000}, // Canvas
    {0xFFCDD3DA, 0xFF3A424D, 0xFFFFFFFF}, // Outline
}};

constexpr std::array<TokenRow, kSeriesCount> kSeries{{
    {0xFF0B63CE, 0xFF6CB2FF, 0xFF6CB2FF}, // blue
    {0xFFC2410C, 0xFFFF8A5C, 0xFFFF8A5C}, // orange
    {0xFFB8860B, 0xFFE8C65A, 0xFFFFE600}, // gold
    {0xFF1A7F37, 0xFF56D364, 0xFF56D364}, // green
    {0xFF6D4AFF, 0xFFA78BFA, 0xFFC3B0FF}, // violet
    {0xFF57606A, 0xFFA5AFBC, 0xFFFFFFFF}, // grey
}};

constexpr std::array<std::string_view, kSeriesCount> kSeriesNames{"blue",  "orange", "gold",
                                                                  "green", "violet", "grey"};

// Every sixteenth entry of matplotlib's tables; between them colors are mixed.
constexpr std::array<QRgb, 17> kViridis{0xFF440154, 0xFF481A6C, 0xFF472F7D, 0xFF414487, 0xFF39568C,
                                        0xFF31688E, 0xFF2A788E, 0xFF23888E, 0xFF1F988B, 0xFF22A884,
                                        0xFF35B779, 0xFF54C568, 0xFF7AD151, 0xFFA5DB36, 0xFFD2E21B,
                                        0xFFEFE51C, 0xFFFDE725};
constexpr std::array<QRgb, 17> kCividis{0xFF00224E, 0xFF002D6C, 0xFF1E3A6F, 0xFF35456C, 0xFF46506B,
                                        0xFF575C6D, 0xFF666970, 0xFF727576, 0xFF808079, 0xFF918D78,
                                        0xFFA19B74, 0xFFB3A86D, 0xFFC3B369, 0xFFD4C25D, 0xFFE6D04E,
                                        0xFFF4DF3D, 0xFFFEE838};

QRgb pick(const TokenRow &row, ThemeVariant variant)
{
    switch (variant) {
    case ThemeVariant::Dark:
        return row.dark;
    case ThemeVariant::HighContrast:
        return row.highContrast;
    case ThemeVariant::Light:
        break;
    }
    return row.light;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor tokenColor(Token token, ThemeVariant variant)
{
    return QColor::fromRgb(pick(kTokens[static_cast<std::size_t>(token)], variant));
}

QColor seriesColor(int index, ThemeVariant variant)
{
    const int wrapped = ((index % kSeriesCount) + kSeriesCount) % kSeriesCount;
    return QColor::fromRgb(pick(kSeries[static_cast<std::size_t>(wrapped)], variant));
}

int seriesIndex(std::string_view name)
{
    const auto found = std::find(kSeriesNames.begin(), kSeriesNames.end(), name);
    return found == kSeriesNames.end() ? -1 : static_cast<int>(found - kSeriesNames.begin());
}

QColor scaleColor(std::string_view scale, double value)
{
    const auto &table = scale == "cividis" ? kCividis : kViridis;
    const double clamped = std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
    const double position = clamped * static_cast<double>(table.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(position), table.size() - 2);
    return mixed(QColor::fromRgb(table[lower]), QColor::fromRgb(table[lower + 1]),
                 position - static_cast<double>(lower));
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor mixed(const QColor &bottom, const QColor &top, double amount)
{
    const auto part = [amount](int low, int high) {
        return static_cast<int>(std::lround(low + (high - low) * amount));
    };
    return QColor(part(bottom.red(), top.red()), part(bottom.green(), top.green()),
                  part(bottom.blue(), top.blue()));
}

} // namespace gridfolk
