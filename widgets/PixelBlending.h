// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

namespace gridfolk
{

/// `top` with its straight alpha over the opaque `bottom`.
[[nodiscard]] inline QRgb blended(QRgb bottom, QRgb top)
{
    const int alpha = qAlpha(top);
    const auto part = [alpha](int low, int high) { return low + (high - low) * alpha / 255; };
    return qRgb(part(qRed(bottom), qRed(top)), part(qGreen(bottom), qGreen(top)),
                part(qBlue(bottom), qBlue(top)));
}

/// `share` (0 to 256) of an opaque color over an opaque one: two channels at once.
[[nodiscard]] inline QRgb mixed256(QRgb bottom, QRgb top, unsigned share)
{
    const unsigned rest = 256 - share;
    const unsigned redBlue = ((bottom & 0xFF00FF) * rest + (top & 0xFF00FF) * share) >> 8;
    const unsigned green = ((bottom & 0x00FF00) * rest + (top & 0x00FF00) * share) >> 8;
    return 0xFF000000 | (redBlue & 0xFF00FF) | (green & 0x00FF00);
}

/// A color with straight alpha, 0 to 1.
[[nodiscard]] QRgb withAlpha(const QColor &color, double alpha);

/// Puts a premultiplied picture on an opaque image; only the pixels in `clip`, which lies in the image.
void blit(QImage &image, const QImage &sprite, int left, int top, const QRect &clip);

/// Blends one color over a rectangle; clipped to the image.
void fillBlended(QImage &image, const QRect &rect, QRgb color);

} // namespace gridfolk
