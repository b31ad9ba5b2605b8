// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/GroundPainter.h"

#include "widgets/HexagonRaster.h"
#include "widgets/PixelBlending.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace gridfolk
{

namespace
{

constexpr int kLayerSteps = 256;
constexpr double kTint = 0.4; // layers under agents, so that agents stay the brightest
constexpr double kCover = 0.94;
constexpr double kAloneTint = 0.92;      // layers of a world without kinds are what one looks at
constexpr double kSmallestHexagon = 4;   // pixels; below, shifted squares look the same
constexpr double kSmallestWithLines = 5; // logical pixels
constexpr unsigned kLineShare = 20;      // of 256

int pixelAt(double origin, double scale, double at)
{
    return static_cast<int>(std::floor(origin + at * scale));
}

} // namespace

GroundPainter::GroundPainter(const Theme &theme)
    : m_theme(theme)
{
}

void GroundPainter::setScenario(const Scenario &scenario)
{
    std::vector<LayerLook> layers;
    for (const CellLayer &layer : scenario.layers) {
        LayerLook look;
        look.layer = layer;
        look.layer.painted.clear();
        look.visible = layer.visible;
        layers.push_back(std::move(look));
    }
    m_layers = std::move(layers);
    m_alone = scenario.kinds.empty();
    invalidate();
}

void GroundPainter::setLayerVisible(int layer, bool visible)
{
    if (layer >= 0 && layer < static_cast<int>(m_layers.size())) {
        m_layers[static_cast<std::size_t>(layer)].visible = visible;
    }
}

bool GroundPainter::isLayerVisible(int layer) const
{
    return layer >= 0 && layer < static_cast<int>(m_layers.size()) &&
           m_layers[static_cast<std::size_t>(layer)].visible;
}

QColor GroundPainter::layerColor(int layer) const
{
    if (layer < 0 || layer >= static_cast<int>(m_layers.size())) {
        return m_theme.seriesAt(layer);
    }
    return m_theme.series(m_layers[static_cast<std::size_t>(layer)].layer.color, layer);
}

void GroundPainter::buildTables()
{
    for (LayerLook &look : m_layers) {
        buildTable(look);
        look.onCanvas = look.table;
        for (QRgb &color : look.onCanvas) {
            color = blended(m_theme.color(Token::Canvas).rgb(), color);
        }
    }
    m_hasTables = true;
}

void GroundPainter::buildTable(LayerLook &look) const
{
    const CellLayer &layer = look.layer;
    const QColor own = m_theme.series(layer.color, 3);
    const bool alone = m_alone;
    // A yes or a category covers what lies below with a pale color; a number tints it.
    const auto pale = [&](const QColor &color) {
        return withAlpha(mixed(m_theme.color(Token::Canvas), color, alone ? kAloneTint : kTint),
                         kCover * layer.opacity);
    };
    look.table.clear();
    look.low = static_cast<float>(layer.minimum);
    if (layer.type == ValueType::Category) {
        // The first category is the ground; the second has the layer's color, others follow where they differ
        // from it.
        std::vector<QColor> colors{own};
        for (const char *name : {"orange", "grey", "blue", "gold", "violet", "green"}) {
            if (layer.color != name) {
                colors.push_back(m_theme.series(name));
            }
        }
        look.table.push_back(withAlpha(own, 0));
        for (std::size_t index = 1; index < std::max<std::size_t>(2, layer.categories.size()); ++index) {
            look.table.push_back(pale(colors[(index - 1) % colors.size()]));
        }
        look.low = 0;
        look.steps = 1;
        return;
    }
    if (layer.type == ValueType::Bool) {
        look.table = {withAlpha(own, 0), pale(own)};
        look.low = 0;
        look.steps = 1;
        return;
    }
    const double tint = alone ? kAloneTint : kTint;
    for (int step = 0; step < kLayerSteps; ++step) {
        const double share = step / double(kLayerSteps - 1);
        look.table.push_back(layer.scale.empty() ? withAlpha(own, share * tint * layer.opacity)
                                                 : withAlpha(scaleColor(layer.scale, share), layer.opacity));
    }
    const double range = layer.maximum - layer.minimum;
    look.low = static_cast<float>(layer.minimum);
    look.steps = range > 0 ? static_cast<float>((kLayerSteps - 1) / range) : 0.0F;
}

void GroundPainter::colorsOfRow(std::vector<QRgb> &line, const Snapshot &snapshot, std::size_t row,
                                const std::vector<std::uint32_t> &columns) const
{
    const std::size_t start = row * static_cast<std::size_t>(snapshot.width);
    const std::size_t count = std::min(m_layers.size(), snapshot.layers.size());
    bool bare = true;
    for (std::size_t index = 0; index < count; ++index) {
        const LayerLook &look = m_layers[index];
        const std::vector<float> &values = snapshot.layers[index];
        if (!look.visible || values.size() < start + static_cast<std::size_t>(snapshot.width)) {
            continue;
        }
        const float *const from = values.data() + start;
        const float top = static_cast<float>(look.table.size() - 1);
        // The lowest layer lies on the bare ground, so its blended colors are known.
        const std::vector<QRgb> &table = bare ? look.onCanvas : look.table;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const float step = (from[columns[at]] - look.low) * look.steps;
            const QRgb tint = table[step > 0 ? static_cast<std::size_t>(std::min(step + 0.5F, top)) : 0];
            line[at] = bare ? tint : qAlpha(tint) != 0 ? blended(line[at], tint) : line[at];
        }
        bare = false;
    }
    if (bare) {
        std::fill(line.begin(), line.end(), m_theme.color(Token::Canvas).rgb());
    }
}

bool GroundPainter::showsLines(const WorldFrame &frame) const
{
    return m_gridLines && !frame.geometry.isPlane() && frame.scale / frame.ratio >= kSmallestWithLines;
}

void GroundPainter::paint(const WorldFrame &frame)
{
    if (!m_hasTables) {
        buildTables();
    }
    if (frame.geometry.isHexagonal() && frame.scale >= kSmallestHexagon) {
        paintHexagons(frame);
        return;
    }
    paintRows(frame);
    if (showsLines(frame)) {
        paintLines(frame);
    }
}

void GroundPainter::paintHexagons(const WorldFrame &frame) const
{
    HexagonRaster::Look look;
    look.outside = m_theme.color(Token::Window).rgb();
    look.line = m_theme.color(Token::Text).rgb();
    look.lineShare = showsLines(frame) ? kLineShare + kLineShare / 2 : 0; // smooth lines look fainter
    std::vector<std::uint32_t> columns;
    HexagonRaster raster(frame, look, [&](int row, int first, std::vector<QRgb> &colors) {
        columns.resize(colors.size());
        std::iota(columns.begin(), columns.end(), static_cast<std::uint32_t>(first));
        colorsOfRow(colors, frame.snapshot, static_cast<std::size_t>(row), columns);
    });
    raster.paint();
}

/// Above one pixel a cell, each cell is blended once and then spread over its pixels.
GroundPainter::Spread GroundPainter::spread(const WorldFrame &frame, double shift)
{
    const double origin = frame.origin.x() + shift * frame.scale;
    const int first = frame.cells.left();
    const int last = frame.cells.left() + frame.cells.width() - 1;
    Spread spread;
    spread.left = std::max(0, pixelAt(origin, frame.scale, first));
    const int right = std::min(frame.image.width(), pixelAt(origin, frame.scale, last + 1));
    std::uint32_t before = 0xFFFFFFFF;
    for (int x = spread.left; x < right; ++x) {
        const int at = static_cast<int>(std::floor((x + 0.5 - origin) / frame.scale));
        const auto column = static_cast<std::uint32_t>(std::clamp(at, first, last));
        if (column != before) {
            spread.columns.push_back(column);
            before = column;
        }
        spread.pixels.push_back(static_cast<std::uint32_t>(spread.columns.size() - 1));
    }
    return spread;
}

void GroundPainter::paintRows(const WorldFrame &frame) const
{
    QImage &image = frame.image;
    const QRect &cells = frame.cells;
    const double pitch = frame.scale * frame.geometry.rowPitch();
    // Rows of hexagons overlap; as squares they share the height.
    const double overlap = frame.geometry.size().height() - frame.geometry.period().height();
    const double origin = frame.origin.y() + overlap / 2 * frame.scale;
    const int top = std::max(0, pixelAt(origin, pitch, cells.top()));
    const int bottom = std::min(image.height(), pixelAt(origin, pitch, cells.top() + cells.height()));
    if (cells.isEmpty() || top >= bottom) {
        return;
    }
    std::vector<Spread> spreads{spread(frame, 0)};
    if (frame.geometry.isHexagonal()) {
        spreads.push_back(spread(frame, frame.geometry.rowShift(1)));
    }
    std::vector<QRgb> line;
    int painted = -1;
    for (int y = top; y < bottom; ++y) {
        const int row = std::clamp(static_cast<int>(std::floor((y + 0.5 - origin) / pitch)), cells.top(),
                                   cells.top() + cells.height() - 1);
        const Spread &across = spreads[static_cast<std::size_t>(row) % spreads.size()];
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y)) + across.left;
        if (row == painted) {
            std::memcpy(to, reinterpret_cast<QRgb *>(image.scanLine(y - 1)) + across.left,
                        across.pixels.size() * sizeof(QRgb));
            continue;
        }
        line.resize(across.columns.size());
        colorsOfRow(line, frame.snapshot, static_cast<std::size_t>(row), across.columns);
        for (std::size_t at = 0; at < across.pixels.size(); ++at) {
            to[at] = line[across.pixels[at]];
        }
        painted = row;
    }
}

void GroundPainter::paintLines(const WorldFrame &frame) const
{
    const QRect world = frame.worldPixels();
    const QColor color = m_theme.color(Token::Text);
    const QRgb line = qRgba(color.red(), color.green(), color.blue(), kLineShare);
    const int thickness = std::max(1, static_cast<int>(std::lround(frame.ratio)));
    for (int x = frame.cells.left(); x <= frame.cells.left() + frame.cells.width(); ++x) {
        fillBlended(frame.image,
                    QRect(pixelAt(frame.origin.x(), frame.scale, x), world.top(), thickness, world.height()),
                    line);
    }
    for (int y = frame.cells.top(); y <= frame.cells.top() + frame.cells.height(); ++y) {
        fillBlended(frame.image,
                    QRect(world.left(), pixelAt(frame.origin.y(), frame.scale, y), world.width(), thickness),
                    line);
    }
}

} // namespace gridfolk
