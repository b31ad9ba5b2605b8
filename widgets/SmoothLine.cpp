// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SmoothLine.h"

#include "widgets/PixelBlending.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace gridfolk
{

namespace
{

constexpr int kFixedBits = 16; // numbers with 16 bits after the point: no floor() for each pixel
constexpr std::int64_t kFixedOne = std::int64_t{1} << kFixedBits;

std::int64_t fixed(double value)
{
    return static_cast<std::int64_t>(std::floor(value * static_cast<double>(kFixedOne)));
}

} // namespace

std::optional<QLineF> clippedLine(const QLineF &line, const QRectF &box)
{
    double from = 0;
    double to = 1;
    const std::array<std::pair<double, double>, 4> borders{{{-line.dx(), line.x1() - box.left()},
                                                            {line.dx(), box.right() - line.x1()},
                                                            {-line.dy(), line.y1() - box.top()},
                                                            {line.dy(), box.bottom() - line.y1()}}};
    for (const auto &[towards, room] : borders) {
        if (towards == 0) {
            if (room < 0) {
                return std::nullopt;
            }
        } else if (towards < 0) {
            from = std::max(from, room / towards);
        } else {
            to = std::min(to, room / towards);
        }
    }
    if (!(from < to)) {
        return std::nullopt;
    }
    return QLineF(line.p1() + from * (line.p2() - line.p1()), line.p1() + to * (line.p2() - line.p1()));
}

void paintSmoothLine(QImage &image, const QRect &clip, const QLineF &line, double thickness, QRgb color,
                     double alpha)
{
    const QRectF room = QRectF(clip).adjusted(-thickness, -thickness, thickness, thickness);
    const std::optional<QLineF> part = clippedLine(line, room);
    if (!part) {
        return;
    }
    // Along the longer axis; across are a few pixels at each step.
    const bool steep = std::abs(part->dy()) > std::abs(part->dx());
    QPointF start = steep ? QPointF(part->y1(), part->x1()) : part->p1();
    QPointF end = steep ? QPointF(part->y2(), part->x2()) : part->p2();
    if (start.x() > end.x()) {
        std::swap(start, end);
    }
    const double length = end.x() - start.x();
    const double slope = length > 0 ? (end.y() - start.y()) / length : 0;
    const qsizetype rowStride = image.bytesPerLine() / qsizetype{sizeof(QRgb)};
    const qsizetype across = steep ? 1 : rowStride;
    const int first = steep ? clip.left() : clip.top();
    const int last = steep ? clip.right() : clip.bottom();
    const int from = std::max(steep ? clip.top() : clip.left(), static_cast<int>(std::floor(start.x())));
    const int to = std::min(steep ? clip.bottom() : clip.right(), static_cast<int>(std::floor(end.x())));
    const std::int64_t half = fixed(thickness / 2 * std::sqrt(1 + slope * slope));
    const std::int64_t rise = fixed(slope);
    std::int64_t middle = fixed(start.y() + (from + 0.5 - start.x()) * slope);
    QRgb *column = reinterpret_cast<QRgb *>(image.bits()) + from * (steep ? rowStride : 1);
    const auto full = static_cast<std::int64_t>(256 * alpha);
    const auto endStrength = [&](int at) {
        const double covered = std::min(end.x(), at + 1.0) - std::max(start.x(), static_cast<double>(at));
        return static_cast<std::int64_t>(256 * alpha * covered);
    };
    for (int at = from; at <= to; ++at, middle += rise, column += steep ? rowStride : 1) {
        const bool isEnd = at == from || at == to;
        const std::int64_t strength = isEnd ? endStrength(at) : full;
        const std::int64_t low = middle - half;
        const std::int64_t high = middle + half;
        const int lowest = std::max(first, static_cast<int>(low >> kFixedBits));
        const int highest = std::min(last, static_cast<int>(high >> kFixedBits));
        for (int side = lowest; side <= highest; ++side) {
            const std::int64_t edge = std::int64_t{side} << kFixedBits;
            const std::int64_t share = std::min(high, edge + kFixedOne) - std::max(low, edge);
            QRgb &pixel = column[side * across];
            pixel = mixed256(pixel, color, static_cast<unsigned>((share * strength) >> kFixedBits));
        }
    }
}

} // namespace gridfolk
