// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/AgentPainter.h"

#include "widgets/Drawing.h"
#include "widgets/PixelBlending.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gridfolk
{

namespace
{

constexpr int kColorSteps = 32;
constexpr std::array<const char *, 5> kShapes{"circle", "triangle", "square", "diamond", "dart"};
constexpr int kTriangle = 1;
constexpr int kDart = 4;
constexpr std::array<double, 5> kShapeSize{0.72, 0.9, 0.84, 1.06,
                                           1.3}; // of the cell, so that shapes look equally large
constexpr int kTurns = 64;
constexpr double kSmallestWithDarts = 2; // logical pixels a cell
constexpr double kSmallestDart = 6.5;    // logical pixels
constexpr double kSmallestPoint = 3;     // logical pixels, in a plane
constexpr double kSmallestWithCounts = 20;
constexpr qsizetype kMostSpriteBytes = 24'000'000;

int shapeIndex(const std::string &name)
{
    const auto found = std::find(kShapes.begin(), kShapes.begin() + kDart, name);
    return found == kShapes.begin() + kDart ? 0 : static_cast<int>(found - kShapes.begin());
}

int pixelAt(double origin, double scale, double at)
{
    return static_cast<int>(std::floor(origin + at * scale));
}

int turnOf(float heading)
{
    if (!std::isfinite(heading)) {
        return 0;
    }
    const double turns = static_cast<double>(heading) / (2 * std::numbers::pi);
    return static_cast<int>(std::lround((turns - std::floor(turns)) * kTurns)) % kTurns;
}

} // namespace

DetailLevel detailLevel(double pixelsPerCell)
{
    if (pixelsPerCell < 3) {
        return DetailLevel::Density;
    }
    return pixelsPerCell <= 12 ? DetailLevel::Glyphs : DetailLevel::Outlined;
}

/// Most agents look like the one before, so its picture is at hand.
class AgentPainter::Brush
{
public:
    Brush(AgentPainter &painter, const WorldFrame &frame, std::size_t kind, bool outlined)
        : m_painter(painter)
        , m_look(painter.m_kinds[kind])
        , m_snapshot(frame.snapshot.kinds[kind])
    {
        m_turns = m_look.shape == kTriangle && m_snapshot.heading.size() == m_snapshot.serial.size() &&
                  frame.scale >= kSmallestWithDarts * frame.ratio;
        const int shape = m_turns ? kDart : m_look.shape;
        const double size = frame.scale * kShapeSize[static_cast<std::size_t>(shape)];
        const double smallest = m_turns                    ? kSmallestDart * frame.ratio
                                : frame.geometry.isPlane() ? kSmallestPoint * frame.ratio
                                                           : 2;
        m_glyph.shape = size < smallest && !m_turns ? 0 : shape;
        m_glyph.size = static_cast<int>(std::lround(std::max(size, smallest)));
        m_glyph.outlined = outlined;
    }

    const QImage &picture(std::size_t row)
    {
        const QRgb color = colorOf(m_look, m_snapshot, row);
        const int turn = m_turns ? turnOf(m_snapshot.heading[row]) : 0;
        if (m_picture == nullptr || color != m_glyph.color || turn != m_glyph.turn) {
            m_glyph.color = color;
            m_glyph.turn = turn;
            m_picture = &m_painter.sprite(m_glyph);
        }
        return *m_picture;
    }

private:
    AgentPainter &m_painter;
    const KindLook &m_look;
    const KindSnapshot &m_snapshot;
    Glyph m_glyph;
    const QImage *m_picture = nullptr;
    bool m_turns = false;
};

AgentPainter::AgentPainter(const Theme &theme)
    : m_theme(theme)
{
}

void AgentPainter::setScenario(const Scenario &scenario)
{
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

void AgentPainter::invalidate()
{
    m_hasTables = false;
    m_sprites.clear();
    m_spriteBytes = 0;
}

void AgentPainter::setKindVisible(int kind, bool visible)
{
    if (kind >= 0 && kind < static_cast<int>(m_kinds.size())) {
        m_kinds[static_cast<std::size_t>(kind)].visible = visible;
    }
}

std::vector<bool> AgentPainter::visibleKinds() const
{
    std::vector<bool> visible(m_kinds.size());
    std::transform(m_kinds.begin(), m_kinds.end(), visible.begin(),
                   [](const KindLook &look) { return look.visible; });
    return visible;
}

QColor AgentPainter::kindColor(int kind) const
{
    if (kind < 0 || kind >= static_cast<int>(m_kinds.size())) {
        return m_theme.seriesAt(kind);
    }
    return m_theme.series(m_kinds[static_cast<std::size_t>(kind)].portrayal.color, kind);
}

void AgentPainter::buildTables()
{
    for (std::size_t index = 0; index < m_kinds.size(); ++index) {
        buildTable(m_kinds[index], static_cast<int>(index));
    }
    m_hasTables = true;
}

QColor AgentPainter::scaleColorAt(const Theme &theme, double share)
{
    // The ends of the scale that would be lost on the ground are left out.
    const double low = theme.isDark() ? 0.3 : 0;
    const double high = theme.isDark() ? 1 : 0.88;
    return scaleColor("viridis", low + (high - low) * share);
}

void AgentPainter::buildTable(KindLook &look, int index) const
{
    look.table.clear();
    if (look.portrayal.colorBy.empty()) {
        look.table.push_back(kindColor(index).rgb());
    } else if (look.colorByType == ValueType::Int || look.colorByType == ValueType::Float) {
        for (int step = 0; step < kColorSteps; ++step) {
            look.table.push_back(scaleColorAt(m_theme, step / double(kColorSteps - 1)).rgb());
        }
    } else {
        for (int series = 0; series < kSeriesCount; ++series) {
            look.table.push_back(m_theme.seriesAt(series).rgb());
        }
    }
}

QRgb AgentPainter::colorOf(const KindLook &look, const KindSnapshot &kind, std::size_t row)
{
    if (look.table.size() == 1 || row >= kind.color.size()) {
        return look.table.front();
    }
    const double value = static_cast<double>(kind.color[row]);
    if (look.colorByType == ValueType::Int || look.colorByType == ValueType::Float) {
        const double range = look.portrayal.maximum - look.portrayal.minimum;
        const double share = range > 0 ? (value - look.portrayal.minimum) / range : 0;
        const double clamped = share > 0 ? std::min(share, 1.0) : 0;
        return look.table[static_cast<std::size_t>(std::lround(clamped * (kColorSteps - 1)))];
    }
    const double safe = value > 0 ? std::min(value, 1e6) : 0;
    return look.table[static_cast<std::size_t>(safe) % look.table.size()];
}

std::size_t AgentPainter::kindsIn(const WorldFrame &frame) const
{
    return std::min(m_kinds.size(), frame.snapshot.kinds.size());
}

void AgentPainter::paint(const WorldFrame &frame)
{
    if (!m_hasTables) {
        buildTables();
    }
    if (m_spriteBytes > kMostSpriteBytes) {
        m_sprites.clear(); // of other zooms, most of them
        m_spriteBytes = 0;
    }
    if (frame.geometry.isPlane()) {
        paintPoints(frame);
        return;
    }
    switch (detailLevel(frame.scale / frame.ratio)) {
    case DetailLevel::Density:
        paintDensity(frame);
        break;
    case DetailLevel::Glyphs:
        paintGlyphs(frame, false);
        break;
    case DetailLevel::Outlined:
        paintGlyphs(frame, true);
        paintCounts(frame);
        break;
    }
}

void AgentPainter::countDensity(const WorldFrame &frame, bool byPixel, int columns, int rows)
{
    m_density.resize(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    m_touched.clear();
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const double pitch = frame.scale * frame.geometry.rowPitch();
    for (std::size_t index = 0; index < kindsIn(frame); ++index) {
        const KindLook &look = m_kinds[index];
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        for (std::size_t row = 0; look.visible && row < kind.cell.size(); ++row) {
            int x = static_cast<int>(kind.cell[row] % width);
            int y = static_cast<int>(kind.cell[row] / width);
            if (byPixel) {
                x = pixelAt(frame.origin.x(), frame.scale, x + frame.geometry.rowShift(y));
                y = pixelAt(frame.origin.y(), pitch, y);
            } else {
                x -= frame.cells.left();
                y -= frame.cells.top();
            }
            if (x < 0 || y < 0 || x >= columns || y >= rows) {
                continue;
            }
            const QRgb color = colorOf(look, kind, row);
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
}

void AgentPainter::paintDensity(const WorldFrame &frame)
{
    // Buckets are cells, or pixels where a pixel holds several cells.
    const bool byPixel = frame.scale < 1;
    const int columns = byPixel ? frame.image.width() : frame.cells.width();
    const int rows = byPixel ? frame.image.height() : frame.cells.height();
    countDensity(frame, byPixel, columns, rows);
    for (const std::size_t place : m_touched) {
        const auto [red, green, blue, count] = m_density[place];
        m_density[place] = {0, 0, 0, 0};
        const int x = static_cast<int>(place % static_cast<std::size_t>(columns));
        const int y = static_cast<int>(place / static_cast<std::size_t>(columns));
        const QRgb color =
            qRgba(static_cast<int>(red / count), static_cast<int>(green / count),
                  static_cast<int>(blue / count), static_cast<int>(std::min(255U, 150 + 35 * count)));
        if (byPixel) {
            fillBlended(frame.image, QRect(x, y, 1, 1), color);
            continue;
        }
        // Hexagons as squares of the same middle.
        const int cellX = x + frame.cells.left();
        const int cellY = y + frame.cells.top();
        const double pitch = frame.geometry.rowPitch();
        const double left = cellX + frame.geometry.rowShift(cellY);
        const double top = frame.geometry.center(cellX, cellY).y() - pitch / 2;
        const QPoint first(pixelAt(frame.origin.x(), frame.scale, left),
                           pixelAt(frame.origin.y(), frame.scale, top));
        const QPoint last(pixelAt(frame.origin.x(), frame.scale, left + 1) - 1,
                          pixelAt(frame.origin.y(), frame.scale, top + pitch) - 1);
        fillBlended(frame.image, QRect(first, last), color);
    }
}

const QImage &AgentPainter::sprite(const Glyph &glyph)
{
    const std::uint64_t key =
        (std::uint64_t{glyph.color & 0xFFFFFF} << 40) | (static_cast<std::uint64_t>(glyph.size) << 16) |
        (static_cast<std::uint64_t>(glyph.turn) << 8) | (static_cast<std::uint64_t>(glyph.shape) << 1) |
        std::uint64_t(glyph.outlined ? 1 : 0);
    QImage &image = m_sprites[key];
    if (image.isNull()) {
        const int size = glyph.size;
        image = QImage(size + 4, size + 4, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor outline = glyph.outlined ? m_theme.color(Token::Canvas) : QColor();
        painter.translate(image.width() / 2.0, image.height() / 2.0);
        painter.rotate(glyph.turn * 360.0 / kTurns);
        paintShape(painter, kShapes[static_cast<std::size_t>(glyph.shape)],
                   QRectF(-size / 2.0, -size / 2.0, size, size), QColor::fromRgb(glyph.color), outline,
                   std::max(1.0, size / 14.0));
        m_spriteBytes += image.sizeInBytes();
    }
    return image;
}

void AgentPainter::paintGlyphs(const WorldFrame &frame, bool outlined)
{
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const QRect cells = frame.cells;
    const int columns = cells.width();
    m_marks.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(cells.height()), 0);
    for (std::size_t index = 0; index < kindsIn(frame); ++index) {
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        const bool visible = m_kinds[index].visible;
        const auto stamp = static_cast<std::uint32_t>(index + 1);
        Brush brush(*this, frame, index, outlined);
        for (std::size_t row = 0; visible && row < kind.cell.size(); ++row) {
            const int x = static_cast<int>(kind.cell[row] % width);
            const int y = static_cast<int>(kind.cell[row] / width);
            const int column = x - cells.left();
            const int line = y - cells.top();
            if (column < 0 || line < 0 || column >= columns || line >= cells.height()) {
                continue;
            }
            // Agents of a kind on one cell cover each other: the first is enough.
            std::uint32_t &mark = m_marks[static_cast<std::size_t>(line) * static_cast<std::size_t>(columns) +
                                          static_cast<std::size_t>(column)];
            if (mark == stamp) {
                continue;
            }
            mark = stamp;
            const QImage &picture = brush.picture(row);
            const QPointF middle = frame.toPixels(frame.geometry.center(x, y));
            blit(frame.image, picture, static_cast<int>(std::lround(middle.x() - picture.width() / 2.0)),
                 static_cast<int>(std::lround(middle.y() - picture.height() / 2.0)), frame.image.rect());
        }
    }
}

void AgentPainter::paintPoints(const WorldFrame &frame)
{
    const bool outlined = detailLevel(frame.scale / frame.ratio) == DetailLevel::Outlined;
    const bool torus = frame.geometry.isTorus();
    const QRect clip = torus ? frame.worldPixels() : frame.image.rect();
    const QSizeF period = frame.geometry.period() * frame.scale;
    const int columns = frame.image.width();
    m_marks.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(frame.image.height()), 0);
    for (std::size_t index = 0; index < kindsIn(frame); ++index) {
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        const bool visible = m_kinds[index].visible;
        const auto stamp = static_cast<std::uint32_t>(index + 1);
        Brush brush(*this, frame, index, outlined);
        const auto put = [&](QPointF middle, std::size_t row) {
            const int x = static_cast<int>(std::floor(middle.x()));
            const int y = static_cast<int>(std::floor(middle.y()));
            if (frame.image.rect().contains(x, y)) {
                // Agents of a kind on one pixel cover each other: the first is enough.
                std::uint32_t &mark =
                    m_marks[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(x)];
                if (mark == stamp) {
                    return;
                }
                mark = stamp;
            }
            const QImage &picture = brush.picture(row);
            blit(frame.image, picture, static_cast<int>(std::lround(middle.x() - picture.width() / 2.0)),
                 static_cast<int>(std::lround(middle.y() - picture.height() / 2.0)), clip);
        };
        const double reach = frame.scale + kSmallestPoint * frame.ratio;
        const QRectF seen = QRectF(clip).adjusted(-reach, -reach, reach, reach);
        for (std::size_t row = 0; visible && row < kind.cell.size(); ++row) {
            const QPointF middle = frame.toPixels(placeOf(frame.geometry, kind, row));
            if (seen.contains(middle)) {
                put(middle, row);
            }
            if (!torus) {
                continue;
            }
            // What reaches over an edge comes in at the other one.
            for (const int down : {-1, 0, 1}) {
                for (const int right : {-1, 0, 1}) {
                    const QPointF copy = middle + QPointF(right * period.width(), down * period.height());
                    if ((right != 0 || down != 0) && seen.contains(copy)) {
                        put(copy, row);
                    }
                }
            }
        }
    }
}

std::vector<std::uint32_t> AgentPainter::countAgents(const WorldFrame &frame) const
{
    const auto width = static_cast<std::uint32_t>(frame.snapshot.width);
    const QRect &cells = frame.cells;
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(cells.width()) *
                                      static_cast<std::size_t>(cells.height()));
    for (std::size_t index = 0; index < kindsIn(frame); ++index) {
        if (!m_kinds[index].visible) {
            continue;
        }
        for (const std::uint32_t cell : frame.snapshot.kinds[index].cell) {
            const QPoint at(static_cast<int>(cell % width), static_cast<int>(cell / width));
            if (cells.contains(at)) {
                ++counts[static_cast<std::size_t>(at.y() - cells.top()) *
                             static_cast<std::size_t>(cells.width()) +
                         static_cast<std::size_t>(at.x() - cells.left())];
            }
        }
    }
    return counts;
}

void AgentPainter::paintCounts(const WorldFrame &frame)
{
    if (frame.scale / frame.ratio < kSmallestWithCounts) {
        return;
    }
    const std::vector<std::uint32_t> counts = countAgents(frame);
    QPainter painter(&frame.image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_theme.font(TextRole::Strong);
    font.setPixelSize(
        static_cast<int>(std::lround(std::min(12.0, frame.scale / frame.ratio * 0.45) * frame.ratio)));
    painter.setFont(font);
    for (std::size_t at = 0; at < counts.size(); ++at) {
        if (counts[at] < 2) {
            continue;
        }
        const int x = static_cast<int>(at) % frame.cells.width() + frame.cells.left();
        const int y = static_cast<int>(at) / frame.cells.width() + frame.cells.top();
        const QString text = QString::number(counts[at]);
        const double badgeWidth = painter.fontMetrics().horizontalAdvance(text) + 4 * frame.ratio;
        const double badgeHeight = font.pixelSize() + 2 * frame.ratio;
        const QPointF corner = frame.toPixels(frame.geometry.center(x, y) + QPointF(0.5, -0.5));
        const QRectF badge(corner.x() - badgeWidth, corner.y(), badgeWidth, badgeHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::Panel));
        painter.drawRoundedRect(badge, 3 * frame.ratio, 3 * frame.ratio);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(badge, Qt::AlignCenter, text);
    }
}

} // namespace gridfolk
