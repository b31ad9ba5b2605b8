// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Drawing.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace gridfolk
{

namespace
{

double digitWidth(const QFontMetricsF &metrics)
{
    double width = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
        width = std::max(width, metrics.horizontalAdvance(QLatin1Char(digit)));
    }
    return width;
}

double tabularWidth(const QFontMetricsF &metrics, const QString &text)
{
    const double digit = digitWidth(metrics);
    double width = 0;
    for (const QChar c : text) {
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    }
    return width;
}

} // namespace

void paintShape(QPainter &painter, std::string_view shape, const QRectF &rect, const QColor &fill,
                const QColor &outline, double outlineWidth)
{
    painter.setBrush(fill);
    painter.setPen(outline.isValid() ? QPen(outline, outlineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                                     : QPen(Qt::NoPen));
    const QPointF center = rect.center();
    if (shape == "triangle") {
        const std::array<QPointF, 3> points{QPointF(center.x(), rect.top()), rect.bottomRight(),
                                            rect.bottomLeft()};
        painter.drawPolygon(points.data(), 3);
    } else if (shape == "diamond") {
        const QRectF wide = rect.adjusted(-rect.width() * 0.06, -rect.height() * 0.06, rect.width() * 0.06,
                                          rect.height() * 0.06);
        const std::array<QPointF, 4> points{
            QPointF(center.x(), wide.top()), QPointF(wide.right(), center.y()),
            QPointF(center.x(), wide.bottom()), QPointF(wide.left(), center.y())};
        painter.drawPolygon(points.data(), 4);
    } else if (shape == "dart") {
        const double back = rect.left() + rect.width() * 0.1;
        const std::array<QPointF, 4> points{QPointF(rect.right(), center.y()),
                                            QPointF(back, rect.bottom() - rect.height() * 0.16),
                                            QPointF(rect.left() + rect.width() * 0.27, center.y()),
                                            QPointF(back, rect.top() + rect.height() * 0.16)};
        painter.drawPolygon(points.data(), 4);
    } else if (shape == "square") {
        painter.drawRect(rect);
    } else {
        painter.drawEllipse(rect);
    }
}

bool showsKeyboardFocus(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintTabular(QPainter &painter, const QRectF &rect, int flags, const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const double digit = digitWidth(metrics);
    double x = rect.left();
    if ((flags & Qt::AlignRight) != 0) {
        x = rect.right() - tabularWidth(metrics, text);
    } else if ((flags & Qt::AlignHCenter) != 0) {
        x = rect.center().x() - tabularWidth(metrics, text) / 2;
    }
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const double own = metrics.horizontalAdvance(c);
        const double advance = c.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), QString(c));
        x += advance;
    }
}

int tabularWidth(const QFont &font, const QString &text)
{
    return static_cast<int>(std::ceil(tabularWidth(QFontMetricsF(font), text)));
}

QString groupedNumber(qint64 value)
{
    QString digits = QString::number(std::abs(value));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3) {
        digits.insert(at, QChar(0x2009));
    }
    return value < 0 ? QChar(0x2212) + digits : digits;
}

QString shortNumber(double value, int digits)
{
    if (!std::isfinite(value)) {
        return QStringLiteral("–");
    }
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e9)) {
        return QString::number(value, 'g', digits);
    }
    const int whole = size >= 1 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
    QString text = QString::number(value, 'f', std::clamp(digits - whole, 0, 6));
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0'))) {
            text.chop(1);
        }
        if (text.endsWith(QLatin1Char('.'))) {
            text.chop(1);
        }
    }
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

} // namespace gridfolk
