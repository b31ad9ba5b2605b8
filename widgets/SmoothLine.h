// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QLineF>

#include <optional>

namespace gridfolk
{

/// The part of a line inside a box (Liang and Barsky, "A new concept and method for line clipping", 1984).
[[nodiscard]] std::optional<QLineF> clippedLine(const QLineF &line, const QRectF &box);

/// Draws a line of `thickness` pixels onto an opaque image, each pixel by the share of it that the line
/// covers. Many times faster than QPainter for thin lines. `clip` lies in the image; `alpha` 0 to 1.
void paintSmoothLine(QImage &image, const QRect &clip, const QLineF &line, double thickness, QRgb color,
                     double alpha);

} // namespace gridfolk
