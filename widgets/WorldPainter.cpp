// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WorldPainter.h"

#include "widgets/Drawing.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gridfolk
{

namespace
{

constexpr int kLayerSteps = 256;
constexpr int kColorSteps = 32;
constexpr double kTint = 0.4; // layers under agents, so that agents stay the brightest
constexpr double kCover = 0.94;
constexpr double kAloneTint = 0.92; // layers of a world without kinds are what one looks at
constexpr std::array<const char *, 4> kShapes{"circle", "triangle", "square", "diamond"};
constexpr std::array<double, 4> kShapeSize{0.72, 0.9, 0.84,
                                           1.06}; // of the cell, so that shapes look equally large

int shapeIndex(const std::string &name)
{
    const auto found = std::find(kShapes.begin(), kShapes.end(), name);
    return found == kShapes.end() ? 0 : static_cast<int>(found - kShapes.begin());
}

QRgb withAlpha(const QColor &color, double alpha)
{
    return qRgba(color.red(), color.green(), color.blue(),
                 static_cast<int>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255)));
}

QRgb blend(QRgb bottom, QRgb top)
{
    const int alpha = qAlpha(top);
    const auto part = [alpha](int low, int high) { return low + (high - low) * alpha / 255; };
    return qRgb(part(qRed(bottom), qRed(top)), part(qGreen(bottom), qGreen(top)),
                part(qBlue(bottom), qBlue(top)));
}

// Puts a premultiplied sprite on an opaque image; clipped to the image.
void blit(QImage &image, const QImage &sprite, int left, int top)
{
    const int firstX = std::max(0, -left);
    const int lastX = std::min(sprite.width(), image.width() - left);
    const int firstY = std::max(0, -top);
    const int lastY = std::min(sprite.height(), image.height() - top);
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

// Blends one color over a rectangle; clipped to the image.
void fillBlended(QImage &image, const QRect &rect, QRgb color)
{
    const QRect inside = rect.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = inside.left(); x <= inside.right(); ++x) {
            to[x] = blend(to[x], color);
        }
    }
}

int pixelAt(double origin, double scale, int cell)
{
    return static_cast<int>(std::floor(origin + cell * scale));
}

} // namespace

DetailLevel detailLevel(double pixelsPerCell)
{
    if (pixelsPerCell < 3) {
        return DetailLevel::Density;
    }
    return pixelsPerCell <= 12 ? DetailLevel::Glyphs : DetailLevel::Outlined;
}

WorldPainter::WorldPainter(const Theme &theme)
    : m_theme(theme)
{
}

void WorldPainter::setScenario(const Scenario &scenario)
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
    std::vector<KindLook> kinds;
    for (const AgentKind &kind : scenario.kinds) {
        KindLook look;
        look.portrayal = kind.portrayal;
        look.shape = shapeIndex(kind.portrayal.shape);
        for (const Attribute &attribute : kind.attributes) {
            if (attribute.name == kind.portrayal.colorBy) {
                look.colorByType = attribute.type;
            }
        }
        kinds.push_back(std::move(look));
    }
    m_kinds = std::move(kinds);
    invalidate();
}

void WorldPainter::invalidate()
{
    m_hasTables = false;
    m_sprites.clear();
}

void WorldPainter::setLayerVisible(int layer, bool visible)
{
    if (layer >= 0 && layer < static_cast<int>(m_layers.size())) {
        m_layers[static_cast<std::size_t>(layer)].visible = visible;
    }
}

bool WorldPainter::isLayerVisible(int layer) const
{
    return layer >= 0 && layer < static_cast<int>(m_layers.size()) &&
           m_layers[static_cast<std::size_t>(layer)].visible;
}

void WorldPainter::setKindVisible(int kind, bool visible)
{
    if (kind >= 0 && kind < static_cast<int>(m_kinds.size())) {
        m_kinds[static_cast<std::size_t>(kind)].visible = visible;
    }
}

QColor WorldPainter::kindColor(int kind) const
{
    if (kind < 0 || kind >= static_cast<int>(m_kinds.size())) {
        return m_theme.seriesAt(kind);
    }
    return m_theme.series(m_kinds[static_cast<std::size_t>(kind)].portrayal.color, kind);
}

QColor WorldPainter::layerColor(int layer) const
{
    if (layer < 0 || layer >= static_cast<int>(m_layers.size())) {
        return m_theme.seriesAt(layer);
    }
    return m_theme.series(m_layers[static_cast<std::size_t>(layer)].layer.color, layer);
}

void WorldPainter::buildTables()
{
    for (LayerLook &look : m_layers) {
        buildLayerTable(look);
        look.onCanvas = look.table;
        for (QRgb &color : look.onCanvas) {
            color = blend(m_theme.color(Token::Canvas).rgb(), color);
        }
    }
    for (std::size_t index = 0; index < m_kinds.size(); ++index) {
        buildKindTable(m_kinds[index], static_cast<int>(index));
    }
    m_hasTables = true;
}

void WorldPainter::buildLayerTable(LayerLook &look) const
{
    const CellLayer &layer = look.layer;
    const QColor own = m_theme.series(layer.color, 3);
    const bool alone = m_kinds.empty();
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

void WorldPainter::buildKindTable(KindLook &look, int index) const
{
    look.table.clear();
    if (look.portrayal.colorBy.empty()) {
        look.table.push_back(kindColor(index).rgb());
    } else if (look.colorByType == ValueType::Int || look.colorByType == ValueType::Float) {
        for (int step = 0; step < kColorSteps; ++step) {
            look.table.push_back(scaleColor("viridis", step / double(kColorSteps - 1)).rgb());
        }
    } else {
        for (int series = 0; series < kSeriesCount; ++series) {
            look.table.push_back(m_theme.seriesAt(series).rgb());
        }
    }
}

QRgb WorldPainter::agentColor(const KindLook &look, const KindSnapshot &kind, std::size_t index)
{
    if (look.table.size() == 1 || index >= kind.color.size()) {
        return look.table.front();
    }
    const double value = static_cast<double>(kind.color[index]);
    if (look.colorByType == ValueType::Int || look.colorByType == ValueType::Float) {
        const double range = look.portrayal.maximum - look.portrayal.minimum;
        const double share = range > 0 ? (value - look.portrayal.minimum) / range : 0;
        const double clamped = share > 0 ? std::min(share, 1.0) : 0;
        return look.table[static_cast<std::size_t>(std::lround(clamped * (kColorSteps - 1)))];
    }
    const double safe = value > 0 ? std::min(value, 1e6) : 0;
    return look.table[static_cast<std::size_t>(safe) % look.table.size()];
}

WorldPainter::Area WorldPainter::visibleArea(const Frame &frame)
{
    const auto first = [&](double origin) { return static_cast<int>(std::floor(-origin / frame.scale)); };
    const auto last = [&](double origin, int size) {
        return static_cast<int>(std::ceil((size - origin) / frame.scale));
    };
    Area area;
    area.firstX = std::clamp(first(frame.origin.x()), 0, frame.snapshot.width);
    area.firstY = std::clamp(first(frame.origin.y()), 0, frame.snapshot.height);
    area.lastX = std::clamp(last(frame.origin.x(), frame.image.width()), area.firstX, frame.snapshot.width);
    area.lastY = std::clamp(last(frame.origin.y(), frame.image.height()), area.firstY, frame.snapshot.height);
    return area;
}

void WorldPainter::paint(QImage &image, const Snapshot &snapshot, QPointF origin, double scale,
                         double devicePixelRatio)
{
    if (!m_hasTables) {
        buildTables();
    }
    image.fill(m_theme.color(Token::Window));
    if (snapshot.width <= 0 || snapshot.height <= 0 || scale <= 0) {
        return;
    }
    const Frame frame{image, snapshot, origin, scale, devicePixelRatio};
    const Area area = visibleArea(frame);
    paintGround(frame, area);
    switch (detailLevel(scale / devicePixelRatio)) {
    case DetailLevel::Density:
        paintDensity(frame, area);
        break;
    case DetailLevel::Glyphs:
        paintGlyphs(frame, area, false);
        break;
    case DetailLevel::Outlined:
        paintGlyphs(frame, area, true);
        paintCounts(frame, area);
        break;
    }
}

void WorldPainter::groundLine(std::vector<QRgb> &line, const Snapshot &snapshot, std::size_t row,
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
            line[at] = bare ? tint : qAlpha(tint) != 0 ? blend(line[at], tint) : line[at];
        }
        bare = false;
    }
    if (bare) {
        std::fill(line.begin(), line.end(), m_theme.color(Token::Canvas).rgb());
    }
}

void WorldPainter::paintGround(const Frame &frame, const Area &area)
{
    QImage &image = frame.image;
    const int left = std::max(0, pixelAt(frame.origin.x(), frame.scale, area.firstX));
    const int right = std::min(image.width(), pixelAt(frame.origin.x(), frame.scale, area.lastX));
    const int top = std::max(0, pixelAt(frame.origin.y(), frame.scale, area.firstY));
    const int bottom = std::min(image.height(), pixelAt(frame.origin.y(), frame.scale, area.lastY));
    if (left >= right || top >= bottom) {
        return;
    }
    const auto cellAt = [&](double origin, int pixel, int first, int last) {
        return std::clamp(static_cast<int>(std::floor((pixel + 0.5 - origin) / frame.scale)), first,
                          last - 1);
    };
    // Above one pixel a cell, each cell is blended once and then spread over its pixels.
    std::vector<std::uint32_t> columns;
    std::vector<std::uint32_t> spread(static_cast<std::size_t>(right - left));
    std::uint32_t before = 0xFFFFFFFF;
    for (int x = left; x < right; ++x) {
        const auto column = static_cast<std::uint32_t>(cellAt(frame.origin.x(), x, area.firstX, area.lastX));
        if (column != before) {
            columns.push_back(column);
            before = column;
        }
        spread[static_cast<std::size_t>(x - left)] = static_cast<std::uint32_t>(columns.size() - 1);
    }
    std::vector<QRgb> line(columns.size());
    int painted = -1;
    const std::size_t bytes = spread.size() * sizeof(QRgb);
    for (int y = top; y < bottom; ++y) {
        const int row = cellAt(frame.origin.y(), y, area.firstY, area.lastY);
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y)) + left;
        if (row == painted) {
            std::memcpy(to, reinterpret_cast<QRgb *>(image.scanLine(y - 1)) + left, bytes);
            continue;
        }
        groundLine(line, frame.snapshot, static_cast<std::size_t>(row), columns);
        for (std::size_t at = 0; at < spread.size(); ++at) {
            to[at] = line[spread[at]];
        }
        painted = row;
    }
}

void WorldPainter::paintDensity(const Frame &frame, const Area &area)
{
    // Buckets are cells, or pixels where a pixel holds several cells.
    QImage &image = frame.image;
    const bool byPixel = frame.scale < 1;
    const int columns = byPixel ? image.width() : area.lastX - area.firstX;
    const int rows = byPixel ? image.height() : area.lastY - area.firstY;
    m_density.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    m_touched.clear();
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const std::size_t kinds = std::min(m_kinds.size(), frame.snapshot.kinds.size());
    for (std::size_t index = 0; index < kinds; ++index) {
        const KindLook &look = m_kinds[index];
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        for (std::size_t at = 0; look.visible && at < kind.cell.size(); ++at) {
            int x = static_cast<int>(kind.cell[at] % width);
            int y = static_cast<int>(kind.cell[at] / width);
            x = byPixel ? static_cast<int>(std::floor(frame.origin.x() + x * frame.scale)) : x - area.firstX;
            y = byPixel ? static_cast<int>(std::floor(frame.origin.y() + y * frame.scale)) : y - area.firstY;
            if (x < 0 || y < 0 || x >= columns || y >= rows) {
                continue;
            }
            const QRgb color = agentColor(look, kind, at);
            const std::size_t place =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x);
            auto &bucket = m_density[place];
            if (bucket[3] == 0) {
                m_touched.push_back(place);
            }
            bucket[0] += static_cast<std::uint32_t>(qRed(color));
            bucket[1] += static_cast<std::uint32_t>(qGreen(color));
            bucket[2] += static_cast<std::uint32_t>(qBlue(color));
            ++bucket[3];
        }
    }
    for (const std::size_t place : m_touched) {
        const auto [red, green, blue, count] = m_density[place];
        m_density[place] = {0, 0, 0, 0};
        const int x = static_cast<int>(place % static_cast<std::size_t>(columns));
        const int y = static_cast<int>(place / static_cast<std::size_t>(columns));
        const QRgb color =
            qRgba(static_cast<int>(red / count), static_cast<int>(green / count),
                  static_cast<int>(blue / count), static_cast<int>(std::min(255U, 150 + 35 * count)));
        if (byPixel) {
            fillBlended(image, QRect(x, y, 1, 1), color);
        } else {
            const QPoint first(pixelAt(frame.origin.x(), frame.scale, x + area.firstX),
                               pixelAt(frame.origin.y(), frame.scale, y + area.firstY));
            const QPoint last(pixelAt(frame.origin.x(), frame.scale, x + area.firstX + 1) - 1,
                              pixelAt(frame.origin.y(), frame.scale, y + area.firstY + 1) - 1);
            fillBlended(image, QRect(first, last), color);
        }
    }
}

const QImage &WorldPainter::sprite(int shape, QRgb color, int size, bool outlined)
{
    const std::uint64_t key = (std::uint64_t{color & 0xFFFFFF} << 32) | (std::uint64_t(size) << 4) |
                              (std::uint64_t(shape) << 1) | std::uint64_t(outlined ? 1 : 0);
    QImage &image = m_sprites[key];
    if (image.isNull()) {
        image = QImage(size + 4, size + 4, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor outline = outlined ? m_theme.color(Token::Canvas) : QColor();
        paintShape(painter, kShapes[static_cast<std::size_t>(shape)], QRectF(2, 2, size, size),
                   QColor::fromRgb(color), outline, std::max(1.0, size / 14.0));
    }
    return image;
}

void WorldPainter::paintGlyphs(const Frame &frame, const Area &area, bool outlined)
{
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const int columns = area.lastX - area.firstX;
    m_marks.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(area.lastY - area.firstY), 0);
    const std::size_t kinds = std::min(m_kinds.size(), frame.snapshot.kinds.size());
    for (std::size_t index = 0; index < kinds; ++index) {
        const KindLook &look = m_kinds[index];
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        const int size = std::max(
            2, static_cast<int>(std::lround(frame.scale * kShapeSize[static_cast<std::size_t>(look.shape)])));
        const auto stamp = static_cast<std::uint32_t>(index + 1);
        const QImage *image = nullptr;
        QRgb imageColor = 0;
        for (std::size_t at = 0; look.visible && at < kind.cell.size(); ++at) {
            const int x = static_cast<int>(kind.cell[at] % width);
            const int y = static_cast<int>(kind.cell[at] / width);
            if (x < area.firstX || y < area.firstY || x >= area.lastX || y >= area.lastY) {
                continue;
            }
            // Agents of a kind on one cell cover each other: the first is enough.
            std::uint32_t &mark =
                m_marks[static_cast<std::size_t>(y - area.firstY) * static_cast<std::size_t>(columns) +
                        static_cast<std::size_t>(x - area.firstX)];
            if (mark == stamp) {
                continue;
            }
            mark = stamp;
            const QRgb color = agentColor(look, kind, at);
            if (image == nullptr || color != imageColor) {
                image = &sprite(look.shape, color, size, outlined);
                imageColor = color;
            }
            const double half = frame.scale / 2 - image->width() / 2.0;
            blit(frame.image, *image,
                 static_cast<int>(std::lround(frame.origin.x() + x * frame.scale + half)),
                 static_cast<int>(std::lround(frame.origin.y() + y * frame.scale + half)));
        }
    }
}

void WorldPainter::paintCounts(const Frame &frame, const Area &area)
{
    if (frame.scale / frame.ratio < 20) {
        return;
    }
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const int columns = area.lastX - area.firstX;
    std::fill(m_marks.begin(), m_marks.end(), 0);
    const std::size_t kinds = std::min(m_kinds.size(), frame.snapshot.kinds.size());
    for (std::size_t index = 0; index < kinds; ++index) {
        for (const std::uint32_t cell : frame.snapshot.kinds[index].cell) {
            const int x = static_cast<int>(cell % width);
            const int y = static_cast<int>(cell / width);
            if (m_kinds[index].visible && x >= area.firstX && y >= area.firstY && x < area.lastX &&
                y < area.lastY) {
                ++m_marks[static_cast<std::size_t>(y - area.firstY) * static_cast<std::size_t>(columns) +
                          static_cast<std::size_t>(x - area.firstX)];
            }
        }
    }
    QPainter painter(&frame.image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_theme.font(TextRole::Strong);
    font.setPixelSize(
        static_cast<int>(std::lround(std::min(12.0, frame.scale / frame.ratio * 0.45) * frame.ratio)));
    painter.setFont(font);
    for (std::size_t at = 0; at < m_marks.size(); ++at) {
        if (m_marks[at] < 2) {
            continue;
        }
        const int x = static_cast<int>(at) % columns + area.firstX;
        const int y = static_cast<int>(at) / columns + area.firstY;
        const QString text = QString::number(m_marks[at]);
        const double badgeWidth = painter.fontMetrics().horizontalAdvance(text) + 4 * frame.ratio;
        const double badgeHeight = font.pixelSize() + 2 * frame.ratio;
        const QRectF badge(frame.origin.x() + (x + 1) * frame.scale - badgeWidth,
                           frame.origin.y() + y * frame.scale, badgeWidth, badgeHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::Panel));
        painter.drawRoundedRect(badge, 3 * frame.ratio, 3 * frame.ratio);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(badge, Qt::AlignCenter, text);
    }
}

QImage WorldPainter::thumbnail(const Snapshot &snapshot, QSize size, double devicePixelRatio)
{
    QImage image(size * devicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    if (snapshot.width <= 0 || snapshot.height <= 0 || image.isNull()) {
        image.fill(m_theme.color(Token::Canvas));
        return image;
    }
    const double scale =
        std::min(image.width() / double(snapshot.width), image.height() / double(snapshot.height));
    const QPointF origin((image.width() - scale * snapshot.width) / 2,
                         (image.height() - scale * snapshot.height) / 2);
    paint(image, snapshot, origin, scale, devicePixelRatio);
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

} // namespace gridfolk
