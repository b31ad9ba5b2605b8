// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PixelBlending.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

QRgb withAlpha(const QColor &color, double alpha)
{
    return qRgba(color.red(), color.green(), color.blue(),
                 static_cast<int>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255)));
}

void blit(QImage &image, const QImage &sprite, int left, int top, const QRect &clip)
{
    const int firstX = std::max(0, clip.left() - left);
    const int lastX = std::min(sprite.width(), clip.right() + 1 - left);
    const int firstY = std::max(0, clip.top() - top);
    const int lastY = std::min(sprite.height(), clip.bottom() + 1 - top);
    for (int y = firstY; y < lastY; ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(sprite.constScanLine(y));
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(top + y)) + left;
        for (int x = firstX; x < lastX; ++x) {
            const QRgb pixel = from[x];
            const unsigned alpha = pixel >> 24;
            if (alpha == 255) {
                to[x] = pixel;
            } else if (alpha != 0) {
                const QRgb under = to[x];
                const unsigned rest = 255 - alpha;
                const unsigned redBlue = ((under & 0xFF00FF) * rest >> 8) & 0xFF00FF;
                const unsigned green = ((under & 0x00FF00) * rest >> 8) & 0x00FF00;
                to[x] = 0xFF000000 | ((redBlue + (pixel & 0xFF00FF)) & 0xFF00FF) |
                        ((green + (pixel & 0x00FF00)) & 0x00FF00);
            }
        }
    }
}

void fillBlended(QImage &image, const QRect &rect, QRgb color)
{
    const QRect inside = rect.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = inside.left(); x <= inside.right(); ++x) {
            to[x] = blended(to[x], color);
        }
    }
}

} // namespace gridfolk
