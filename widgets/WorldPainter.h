// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/AgentPainter.h"
#include "widgets/GroundPainter.h"
#include "widgets/LinkPainter.h"

#include <QImage>

namespace gridfolk
{

/// Turns a snapshot into pixels: ground, links, agents. Paints only what lies inside the image, so its cost
/// depends on the window, not on the world. Keeps color tables and sprites between frames; one per view, GUI
/// thread.
class WorldPainter
{
public:
    explicit WorldPainter(const Theme &theme);

    /// Takes shapes, colors, layers and the form of cells; the scenario need not live longer.
    void setScenario(const Scenario &scenario);
    /// Forget colors and sprites: the theme changed.
    void invalidate();
    void setLayerVisible(int layer, bool visible) { m_ground.setLayerVisible(layer, visible); }
    [[nodiscard]] bool isLayerVisible(int layer) const { return m_ground.isLayerVisible(layer); }
    void setKindVisible(int kind, bool visible) { m_agents.setKindVisible(kind, visible); }
    [[nodiscard]] std::vector<bool> visibleKinds() const { return m_agents.visibleKinds(); }
    /// Faint lines between cells.
    void setGridLines(bool on) { m_ground.setGridLines(on); }
    /// Makes the links of this agent stand out; it is numbered as in LinkSnapshot, -1: none.
    void setEmphasis(std::int64_t agent) { m_links.setEmphasis(agent); }

    /// Where the cells of a snapshot lie.
    [[nodiscard]] CellGeometry geometry(int width, int height) const { return {m_space, width, height}; }

    /// Fills `image` (ARGB32_Premultiplied, in device pixels). `origin`: device pixel of the world's top
    /// left; `scale`: device pixels in the width of a cell.
    void paint(QImage &image, const Snapshot &snapshot, QPointF origin, double scale,
               double devicePixelRatio = 1);

    /// A whole world fitted into `size`, for exports.
    [[nodiscard]] QImage thumbnail(const Snapshot &snapshot, QSize size, double devicePixelRatio = 1);
    /// The middle of a world, which fills `size` with cells of at least `smallestCell` logical pixels, for
    /// cards.
    [[nodiscard]] QImage cover(const Snapshot &snapshot, QSize size, double devicePixelRatio,
                               double smallestCell);

    [[nodiscard]] QColor kindColor(int kind) const { return m_agents.kindColor(kind); }
    [[nodiscard]] QColor layerColor(int layer) const { return m_ground.layerColor(layer); }

private:
    /// The canvas for a picture of its own; empty worlds are bare.
    [[nodiscard]] QImage blank(QSize size, double devicePixelRatio) const;

    const Theme &m_theme;
    WorldSpec m_space; ///< without attributes
    GroundPainter m_ground;
    LinkPainter m_links;
    AgentPainter m_agents;
};

} // namespace gridfolk
