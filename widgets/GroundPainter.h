// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"
#include "widgets/WorldFrame.h"

#include <QColor>

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// The layers of a world as its ground: squares, or hexagons with smooth edges. Its cost depends on the
/// pixels, not on the world. GUI thread.
class GroundPainter
{
public:
    explicit GroundPainter(const Theme &theme);

    void setScenario(const Scenario &scenario);
    /// The theme changed.
    void invalidate() { m_hasTables = false; }
    void setLayerVisible(int layer, bool visible);
    [[nodiscard]] bool isLayerVisible(int layer) const;
    /// Faint lines between cells that are large enough; never in a plane.
    void setGridLines(bool on) { m_gridLines = on; }
    [[nodiscard]] QColor layerColor(int layer) const;

    void paint(const WorldFrame &frame);

private:
    struct LayerLook {
        CellLayer layer;
        bool visible = true;
        std::vector<QRgb> table;    ///< 256 steps, or one per category; straight alpha
        std::vector<QRgb> onCanvas; ///< the same, blended over the bare ground
        float low = 0;
        float steps = 0; ///< table entries per unit of value
    };
    /// Which cells the pixels of a row of the image show.
    struct Spread {
        int left = 0;
        std::vector<std::uint32_t> columns; ///< of the world
        std::vector<std::uint32_t> pixels;  ///< indexes of columns, from `left`
    };
    void buildTables();
    void buildTable(LayerLook &look) const;
    void colorsOfRow(std::vector<QRgb> &line, const Snapshot &snapshot, std::size_t row,
                     const std::vector<std::uint32_t> &columns) const;
    [[nodiscard]] static Spread spread(const WorldFrame &frame, double shift);
    void paintRows(const WorldFrame &frame) const;
    void paintLines(const WorldFrame &frame) const;
    void paintHexagons(const WorldFrame &frame) const;
    [[nodiscard]] bool showsLines(const WorldFrame &frame) const;

    const Theme &m_theme;
    std::vector<LayerLook> m_layers;
    bool m_alone = false; ///< no agents above
    bool m_gridLines = false;
    bool m_hasTables = false;
};

} // namespace gridfolk
