// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QImage>
#include <QRectF>

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

/// Turns a snapshot into pixels. Paints only what lies inside the image, so its cost depends on the window,
/// not on the world. Keeps color tables and sprites between frames; one per view, GUI thread.
class WorldPainter
{
public:
    explicit WorldPainter(const Theme &theme);

    /// Takes shapes, colors and layers; the scenario need not live longer.
    void setScenario(const Scenario &scenario);
    /// Forget colors and sprites: the theme changed.
    void invalidate();
    void setLayerVisible(int layer, bool visible);
    [[nodiscard]] bool isLayerVisible(int layer) const;
    void setKindVisible(int kind, bool visible);

    /// Fills `image` (ARGB32_Premultiplied, in device pixels). `origin`: device pixel of cell (0, 0)'s top
    /// left; `scale`: device pixels per cell.
    void paint(QImage &image, const Snapshot &snapshot, QPointF origin, double scale,
               double devicePixelRatio = 1);

    /// A whole world fitted into `size`, for cards and exports.
    [[nodiscard]] QImage thumbnail(const Snapshot &snapshot, QSize size, double devicePixelRatio = 1);

    [[nodiscard]] QColor kindColor(int kind) const;
    [[nodiscard]] QColor layerColor(int layer) const;

private:
    struct LayerLook {
        CellLayer layer;
        bool visible = true;
        std::vector<QRgb> table;    ///< 256 steps, or one per category; straight alpha
        std::vector<QRgb> onCanvas; ///< the same, blended over the bare ground
        float low = 0;
        float steps = 0; ///< table entries per unit of value
    };
    struct KindLook {
        Portrayal portrayal;
        ValueType colorByType = ValueType::Float;
        bool visible = true;
        int shape = 0;
        std::vector<QRgb> table; ///< one color, the series, or steps of a scale
    };
    struct Area {
        int firstX = 0; ///< cells, last ones excluded
        int firstY = 0;
        int lastX = 0;
        int lastY = 0;
    };
    struct Frame {
        QImage &image;
        const Snapshot &snapshot;
        QPointF origin;
        double scale;
        double ratio;
    };

    void buildTables();
    void buildLayerTable(LayerLook &look) const;
    void buildKindTable(KindLook &look, int index) const;
    [[nodiscard]] static Area visibleArea(const Frame &frame);
    void paintGround(const Frame &frame, const Area &area);
    void groundLine(std::vector<QRgb> &line, const Snapshot &snapshot, std::size_t row,
                    const std::vector<std::uint32_t> &columns) const;
    void paintDensity(const Frame &frame, const Area &area);
    void paintGlyphs(const Frame &frame, const Area &area, bool outlined);
    void paintCounts(const Frame &frame, const Area &area);
    [[nodiscard]] static QRgb agentColor(const KindLook &look, const KindSnapshot &kind, std::size_t index);
    const QImage &sprite(int shape, QRgb color, int size, bool outlined);

    const Theme &m_theme;
    std::vector<LayerLook> m_layers;
    std::vector<KindLook> m_kinds;
    std::unordered_map<std::uint64_t, QImage> m_sprites;
    std::vector<std::uint32_t> m_marks;
    std::vector<std::array<std::uint32_t, 4>>
        m_density; ///< sums of red, green, blue, and a count; zero between paintings
    std::vector<std::size_t> m_touched;
    bool m_hasTables = false;
};

} // namespace gridfolk
