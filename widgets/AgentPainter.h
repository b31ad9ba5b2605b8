// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"
#include "widgets/WorldFrame.h"

#include <QColor>
#include <QImage>

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace gridfolk
{

/// How large cells are drawn decides what is drawn of the agents.
enum class DetailLevel {
    Density, ///< below 3 px a cell: how full cells are
    Glyphs,  ///< 3 to 12 px: shapes
    Outlined ///< above: bigger shapes with outlines, and counts where agents share a cell
};
[[nodiscard]] DetailLevel detailLevel(double pixelsPerCell);

/// Agents as shapes in the middle of their cells, or anywhere in a plane. Triangles of agents that look
/// somewhere (KindSnapshot::heading) turn into darts. Keeps color tables and sprites between frames. GUI
/// thread.
class AgentPainter
{
public:
    explicit AgentPainter(const Theme &theme);

    void setScenario(const Scenario &scenario);
    /// The theme changed.
    void invalidate();
    void setKindVisible(int kind, bool visible);
    [[nodiscard]] std::vector<bool> visibleKinds() const;
    [[nodiscard]] QColor kindColor(int kind) const;
    /// The color of a number, 0 to 1 of its range.
    [[nodiscard]] static QColor scaleColorAt(const Theme &theme, double share);

    void paint(const WorldFrame &frame);

private:
    struct KindLook {
        Portrayal portrayal;
        ValueType colorByType = ValueType::Float;
        bool visible = true;
        int shape = 0;
        std::vector<QRgb> table; ///< one color, the series, or steps of a scale
    };
    /// A shape as it is drawn; equal ones share a picture.
    struct Glyph {
        int shape = 0;
        int size = 0;
        int turn = 0; ///< of kTurns, clockwise from east
        QRgb color = 0;
        bool outlined = false;
    };
    /// The glyphs of one kind, the last one at hand.
    class Brush;

    void buildTables();
    void buildTable(KindLook &look, int index) const;
    [[nodiscard]] std::size_t kindsIn(const WorldFrame &frame) const;
    void paintDensity(const WorldFrame &frame);
    void countDensity(const WorldFrame &frame, bool byPixel, int columns, int rows);
    void paintGlyphs(const WorldFrame &frame, bool outlined);
    void paintPoints(const WorldFrame &frame);
    void paintCounts(const WorldFrame &frame);
    [[nodiscard]] std::vector<std::uint32_t> countAgents(const WorldFrame &frame) const;
    [[nodiscard]] static QRgb colorOf(const KindLook &look, const KindSnapshot &kind, std::size_t row);
    const QImage &sprite(const Glyph &glyph);

    const Theme &m_theme;
    std::vector<KindLook> m_kinds;
    std::unordered_map<std::uint64_t, QImage> m_sprites;
    qsizetype m_spriteBytes = 0;
    std::vector<std::uint32_t> m_marks;
    std::vector<std::array<std::uint32_t, 4>>
        m_density; ///< sums of red, green, blue, and a count; zero between paintings
    std::vector<std::size_t> m_touched;
    bool m_hasTables = false;
};

} // namespace gridfolk
