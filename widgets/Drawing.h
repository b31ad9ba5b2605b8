// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <string_view>

class QColor;
class QFont;
class QPainter;
class QWidget;

namespace gridfolk
{

/// Paints an agent's shape ("circle", "triangle", "square", "diamond", or "dart", which points to the right;
/// else a circle) filling `rect`. An invalid outline color draws none.
void paintShape(QPainter &painter, std::string_view shape, const QRectF &rect, const QColor &fill,
                const QColor &outline, double outlineWidth = 1.5);

/// Whether a focus ring belongs on the widget: it has focus and the keyboard brought it there.
[[nodiscard]] bool showsKeyboardFocus(const QWidget *widget);

/// Draws a number so that every digit is equally wide and a changing number does not dance. `flags`:
/// horizontal alignment; vertically centered.
void paintTabular(QPainter &painter, const QRectF &rect, int flags, const QString &text);

/// Width of `text` as paintTabular() draws it, in logical pixels.
[[nodiscard]] int tabularWidth(const QFont &font, const QString &text);

/// Thousands parted by narrow spaces: "1 204".
[[nodiscard]] QString groupedNumber(qint64 value);

/// At most `digits` significant digits, without trailing zeros.
[[nodiscard]] QString shortNumber(double value, int digits = 4);

} // namespace gridfolk
