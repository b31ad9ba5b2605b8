// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/HexagonRaster.h"

#include "widgets/PixelBlending.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridfolk
{

namespace
{

constexpr double kUpright = 0;
constexpr double kSlanted = std::numbers::sqrt3; // columns per row of the image

} // namespace

HexagonRaster::HexagonRaster(const WorldFrame &frame, const Look &look, RowColors rowColors)
    : m_frame(frame)
    , m_look(look)
    , m_rowColors(std::move(rowColors))
    , m_first(frame.cells.left() - 1)
    , m_count(static_cast<std::size_t>(frame.cells.width()) + 2)
    , m_above(m_count, look.outside)
    , m_colors(m_count, look.outside)
{
}

void HexagonRaster::load(int row, std::vector<QRgb> &colors)
{
    std::fill(colors.begin(), colors.end(), m_look.outside);
    if (row < 0 || row >= m_frame.geometry.height()) {
        return;
    }
    const int first = std::max(0, m_first);
    const int last = std::min(m_frame.geometry.width(), m_first + static_cast<int>(m_count));
    m_loaded.resize(static_cast<std::size_t>(std::max(0, last - first)));
    m_rowColors(row, first, m_loaded);
    std::copy(m_loaded.begin(), m_loaded.end(), colors.begin() + (first - m_first));
}

void HexagonRaster::paint()
{
    const double pitch = m_frame.geometry.rowPitch();
    constexpr int kNone = -2;
    int loaded = kNone;
    for (int y = 0; y < m_frame.image.height(); ++y) {
        const double at = (y + 0.5 - m_frame.origin.y()) / m_frame.scale;
        const int row = static_cast<int>(std::floor(at / pitch));
        const double rise = (at / pitch - row) * 3; // tips are the upper third of a row
        if (row < 0 || row > m_frame.geometry.height() || (row == m_frame.geometry.height() && rise >= 1)) {
            continue;
        }
        if (row != loaded) {
            if (row == loaded + 1) {
                std::swap(m_above, m_colors);
            } else {
                load(row - 1, m_above);
            }
            load(row, m_colors);
            loaded = row;
        }
        m_edges.clear();
        if (rise < 1) {
            addSlants(row, rise);
        } else {
            addSides(row);
        }
        auto *pixels = reinterpret_cast<QRgb *>(m_frame.image.scanLine(y));
        const double slope = rise < 1 ? kSlanted : kUpright;
        paintEdges(pixels, slope);
        if (m_look.lineShare > 0) {
            paintLines(pixels, slope);
        }
    }
}

void HexagonRaster::addSides(int row)
{
    const double start = m_frame.origin.x() + (m_first + m_frame.geometry.rowShift(row)) * m_frame.scale;
    for (std::size_t at = 0; at < m_count; ++at) {
        m_edges.push_back({start + static_cast<double>(at) * m_frame.scale, m_colors[at]});
    }
}

/// A tip of this row is `rise` wide; between tips the row above ends.
void HexagonRaster::addSlants(int row, double rise)
{
    const double shift = m_frame.geometry.rowShift(row);
    const double middle = m_frame.origin.x() + (m_first + 0.5 + shift) * m_frame.scale;
    const std::size_t next = shift > 0 ? 1 : 0;
    for (std::size_t at = 0; at < m_count; ++at) {
        const double tip = middle + static_cast<double>(at) * m_frame.scale;
        const double half = rise / 2 * m_frame.scale;
        m_edges.push_back({tip - half, m_colors[at]});
        m_edges.push_back({tip + half, at + next < m_count ? m_above[at + next] : m_look.outside});
    }
}

/// Each edge lays its color over what its left neighbors painted, softly where it begins: a pixel is mixed by
/// the share of it that an edge of this slope leaves to its right.
void HexagonRaster::paintEdges(QRgb *pixels, double slope) const
{
    const int width = m_frame.image.width();
    const double softness = 1 + slope * 0.6;
    const auto pixel = [width](double x) {
        return static_cast<int>(std::clamp(x, 0.0, static_cast<double>(width)));
    };
    QRgb before = m_look.outside;
    std::fill(pixels, pixels + pixel(std::ceil(m_edges.front().x + softness / 2)), before);
    for (std::size_t at = 0; at < m_edges.size(); ++at) {
        const Edge &edge = m_edges[at];
        int from = pixel(std::floor(edge.x - softness / 2));
        const int to = pixel(std::ceil(edge.x + softness / 2));
        for (; edge.after != before && from < to; ++from) {
            const double share = std::clamp((from + 0.5 - edge.x) / softness + 0.5, 0.0, 1.0);
            pixels[from] = mixed256(pixels[from], edge.after, static_cast<unsigned>(share * 256));
        }
        const bool last = at + 1 == m_edges.size();
        const int end = last ? width : pixel(std::ceil(m_edges[at + 1].x + softness / 2));
        std::fill(pixels + to, pixels + std::max(to, end), edge.after);
        before = edge.after;
    }
}

void HexagonRaster::paintLines(QRgb *pixels, double slope) const
{
    const double reach = m_frame.ratio * (slope > 0 ? 2 : 1); // as wide as an upright line, measured across
    QRgb before = m_look.outside;
    for (const Edge &edge : m_edges) {
        const bool beyond = before == m_look.outside && edge.after == m_look.outside;
        before = edge.after;
        if (beyond) {
            continue;
        }
        const int from = std::max(0, static_cast<int>(std::floor(edge.x - reach)));
        const int to = std::min(m_frame.image.width() - 1, static_cast<int>(std::ceil(edge.x + reach)));
        for (int x = from; x <= to; ++x) {
            const double share = std::max(0.0, 1 - std::abs(x + 0.5 - edge.x) / reach);
            pixels[x] = mixed256(pixels[x], m_look.line, static_cast<unsigned>(share * m_look.lineShare));
        }
    }
}

} // namespace gridfolk
