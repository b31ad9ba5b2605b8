// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QImage>
#include <QRectF>

#include <array>
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
        std::vector<QRgb> table; ///< 256 steps or one per category, straight alpha
    };
    struct KindLook {
        Portrayal portrayal;
        ValueType colorByType = ValueType::Float;
        bool visible = true;
    };
    struct Sprite {
        QRgb color = 0;
        int size = 0;
        bool outlined = false;
        int shape = 0;
        QImage image;
    };

    void paintGround(QImage &image, const Snapshot &snapshot, QPointF origin, double scale);
    void blendLayer(std::vector<QRgb> &line, const LayerLook &look, const std::vector<float> &values,
                    std::size_t row, const std::vector<std::uint32_t> &columns) const;
    void paintDensity(QImage &image, const Snapshot &snapshot, QPointF origin, double scale);
    void paintGlyphs(QImage &image, const Snapshot &snapshot, QPointF origin, double scale, double ratio);
    void paintCounts(QImage &image, const Snapshot &snapshot, QPointF origin, double scale, double ratio);
    void buildTable(LayerLook &look) const;
    [[nodiscard]] QRgb agentColor(const KindLook &look, const KindSnapshot &kind, std::size_t index,
                                  int kindIndex) const;
    const QImage &sprite(int shape, QRgb color, int size, bool outlined);

    const Theme &m_theme;
    std::vector<LayerLook> m_layers;
    std::vector<KindLook> m_kinds;
    std::vector<Sprite> m_sprites;
    std::vector<std::uint16_t> m_marks;
    bool m_hasTables = false;
};

} // namespace gridfolk
