// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/WorldFrame.h"

#include <QColor>

#include <functional>
#include <vector>

namespace gridfolk
{

/// Paints hexagons row by row of the image, with smooth edges. Along a row the color changes either at the
/// upright sides of one row of cells or at the slanted ones between two; both are straight, so positions of
/// edges are all there is to compute. Used for one frame.
class HexagonRaster
{
public:
    /// Writes the colors of the cells from column `first` on; both lie in the world.
    using RowColors = std::function<void(int row, int first, std::vector<QRgb> &colors)>;

    struct Look {
        QRgb outside = 0; ///< beyond the world's edge
        QRgb line = 0;
        unsigned lineShare = 0; ///< of 256; 0: no lines between cells
    };

    HexagonRaster(const WorldFrame &frame, const Look &look, RowColors rowColors);

    void paint();

private:
    struct Edge {
        double x = 0;   ///< pixels
        QRgb after = 0; ///< to its right
    };

    /// Colors of a row from the column left of the visible ones to the one right of them.
    void load(int row, std::vector<QRgb> &colors);
    void addSides(int row);
    void addSlants(int row, double rise);
    void paintEdges(QRgb *pixels, double slope) const;
    void paintLines(QRgb *pixels, double slope) const;

    const WorldFrame &m_frame;
    const Look m_look;
    const RowColors m_rowColors;
    const int m_first; ///< column of the first color
    const std::size_t m_count;
    std::vector<QRgb> m_above;
    std::vector<QRgb> m_colors;
    std::vector<QRgb> m_loaded;
    std::vector<Edge> m_edges;
};

} // namespace gridfolk
