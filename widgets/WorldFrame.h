// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Snapshot.h"
#include "widgets/CellGeometry.h"

#include <QImage>

#include <cmath>

namespace gridfolk
{

/// Where an agent stands, in widths of a cell: at its own point in a plane, else in the middle of its cell.
[[nodiscard]] inline QPointF placeOf(const CellGeometry &cells, const KindSnapshot &kind, std::size_t row)
{
    if (row < kind.x.size() && row < kind.y.size()) {
        return {static_cast<double>(kind.x[row]), static_cast<double>(kind.y[row])};
    }
    return cells.center(kind.cell[row]);
}

/// One painting of a world: what is drawn onto which pixels. Lives as long as the painting.
struct WorldFrame {
    QImage &image; ///< ARGB32_Premultiplied, opaque
    const Snapshot &snapshot;
    CellGeometry geometry;
    QPointF origin;   ///< pixel of the world's top left corner
    double scale = 1; ///< pixels in the width of a cell
    double ratio = 1; ///< pixels in a logical pixel
    QRect cells{};    ///< that may be seen

    [[nodiscard]] QPointF toPixels(QPointF point) const { return origin + point * scale; }

    /// The pixels of the world that are seen.
    [[nodiscard]] QRect worldPixels() const
    {
        const QPointF end = toPixels({geometry.size().width(), geometry.size().height()});
        const QPoint first(static_cast<int>(std::floor(origin.x())),
                           static_cast<int>(std::floor(origin.y())));
        const QPoint last(static_cast<int>(std::floor(end.x())) - 1,
                          static_cast<int>(std::floor(end.y())) - 1);
        return QRect(first, last).intersected(image.rect());
    }
};

} // namespace gridfolk
