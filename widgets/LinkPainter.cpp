// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LinkPainter.h"

#include "widgets/PixelBlending.h"
#include "widgets/SmoothLine.h"

#include <QLineF>

#include <algorithm>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr double kMostInk = 6e5;            // pixels along lines in a frame: some milliseconds
constexpr std::size_t kMostLinks = 100'000; // that are looked at in a frame
constexpr double kAlpha = 0.55;             // of few links
constexpr double kFading = 4;               // how fast more of them get fainter
constexpr double kFaintest = 0.05;
constexpr std::size_t kSamples = 2048; // of links, to foresee the ink
constexpr double kSmallestWithTips = 8;
constexpr double kEmphasis = 0.9;

/// Evenly spread bits of two serials: which links stand for all must not change as others come and go.
std::uint32_t lotOf(std::uint64_t from, std::uint64_t to)
{
    return static_cast<std::uint32_t>(((from * 0x9E3779B97F4A7C15U) ^ (to * 0xC2B2AE3D27D4EB4FU)) >> 36U);
}

} // namespace

LinkPainter::LinkPainter(const Theme &theme)
    : m_theme(theme)
{
}

void LinkPainter::setScenario(const Scenario &scenario)
{
    m_kinds.clear();
    for (const LinkKind &kind : scenario.links) {
        m_kinds.push_back({kind.color, kind.directed});
    }
}

std::size_t LinkPainter::kindsIn(const WorldFrame &frame) const
{
    return std::min(m_kinds.size(), frame.snapshot.links.size());
}

void LinkPainter::locateAgents(const WorldFrame &frame, const std::vector<bool> &visibleKinds)
{
    m_places.clear();
    m_shown.clear();
    m_serials.clear();
    for (std::size_t index = 0; index < frame.snapshot.kinds.size(); ++index) {
        const KindSnapshot &kind = frame.snapshot.kinds[index];
        const char shown = index < visibleKinds.size() && visibleKinds[index] ? 1 : 0;
        m_shown.insert(m_shown.end(), kind.serial.size(), shown);
        m_serials.insert(m_serials.end(), kind.serial.begin(), kind.serial.end());
        for (std::size_t row = 0; row < kind.serial.size(); ++row) {
            m_places.push_back(frame.toPixels(placeOf(frame.geometry, kind, row)));
        }
    }
}

bool LinkPainter::isShown(const LinkSnapshot &links, std::size_t link) const
{
    const std::uint32_t from = links.from[link];
    const std::uint32_t to = links.to[link];
    return from < m_places.size() && to < m_places.size() && m_shown[from] != 0 && m_shown[to] != 0;
}

LinkPainter::Pieces LinkPainter::piecesOf(const WorldFrame &frame, const LinkSnapshot &links,
                                          std::size_t link) const
{
    const QPointF from = m_places[links.from[link]];
    QPointF way = m_places[links.to[link]] - from;
    QPointF round; // back into the world, where the short way leads over an edge
    if (frame.geometry.isTorus()) {
        const QSizeF period = frame.geometry.period() * frame.scale;
        const auto shorten = [](double &length, double &back, double size) {
            if (std::abs(length) > size / 2) {
                back = length > 0 ? size : -size;
                length -= back;
            }
        };
        shorten(way.rx(), round.rx(), period.width());
        shorten(way.ry(), round.ry(), period.height());
    }
    Pieces pieces;
    const QLineF line(from, from + way);
    pieces.lines[pieces.count++] = line;
    if (round.x() != 0) {
        pieces.lines[pieces.count++] = line.translated(round.x(), 0);
    }
    if (round.y() != 0) {
        pieces.lines[pieces.count++] = line.translated(0, round.y());
    }
    if (round.x() != 0 && round.y() != 0) {
        pieces.lines[pieces.count++] = line.translated(round);
    }
    return pieces;
}

/// Pixels along all links that are seen, from a part of them.
double LinkPainter::inkOf(const WorldFrame &frame, const QRect &clip) const
{
    double ink = 0;
    for (std::size_t kind = 0; kind < kindsIn(frame); ++kind) {
        const LinkSnapshot &links = frame.snapshot.links[kind];
        const std::size_t step = std::max<std::size_t>(1, links.from.size() / kSamples);
        double sampled = 0;
        std::size_t count = 0;
        for (std::size_t link = 0; link < links.from.size(); link += step, ++count) {
            const Pieces pieces = isShown(links, link) ? piecesOf(frame, links, link) : Pieces{};
            for (int piece = 0; piece < pieces.count; ++piece) {
                if (const auto seen = clippedLine(pieces.lines[piece], clip)) {
                    sampled += std::max(std::abs(seen->dx()), std::abs(seen->dy()));
                }
            }
        }
        ink += count > 0 ? sampled * static_cast<double>(links.from.size()) / static_cast<double>(count) : 0;
    }
    return ink;
}

void LinkPainter::paint(const WorldFrame &frame, const std::vector<bool> &visibleKinds)
{
    m_stride = 1;
    const bool any = std::any_of(frame.snapshot.links.begin(), frame.snapshot.links.end(),
                                 [](const LinkSnapshot &links) { return !links.from.empty(); });
    const QRect clip = frame.worldPixels();
    if (!any || clip.isEmpty()) {
        return;
    }
    locateAgents(frame, visibleKinds);
    const double ink = inkOf(frame, clip);
    if (ink > kMostInk) {
        m_stride = std::bit_ceil(static_cast<std::uint32_t>(std::ceil(ink / kMostInk)));
    }
    const double thickness = frame.ratio * std::clamp(frame.scale / frame.ratio / 14, 0.8, 1.6);
    const double area = static_cast<double>(clip.width()) * clip.height();
    const double cover = ink * thickness / area;
    const double alpha = std::max(kFaintest, kAlpha / (1 + kFading * cover));
    for (std::size_t kind = 0; kind < kindsIn(frame); ++kind) {
        paintKind(frame, kind, clip, alpha, thickness);
    }
    if (m_emphasis >= 0) {
        paintEmphasis(frame, clip, thickness + 0.6 * frame.ratio);
    }
}

void LinkPainter::paintKind(const WorldFrame &frame, std::size_t kind, const QRect &clip, double alpha,
                            double thickness) const
{
    const LinkSnapshot &links = frame.snapshot.links[kind];
    const LinkLook &look = m_kinds[kind];
    const QRgb color = m_theme.series(look.color, kSeriesCount - 1).rgb();
    // Of very many not even the lots are drawn: a part of the rows stands for all.
    const auto step =
        std::min(m_stride, std::bit_ceil(static_cast<std::uint32_t>(links.from.size() / kMostLinks + 1)));
    const std::uint32_t mask = m_stride / step - 1;
    const bool tips = look.directed && m_stride == 1 && frame.scale / frame.ratio >= kSmallestWithTips;
    for (std::size_t link = 0; link < links.from.size(); link += step) {
        if (!isShown(links, link) ||
            (mask != 0 && (lotOf(m_serials[links.from[link]], m_serials[links.to[link]]) & mask) != 0)) {
            continue;
        }
        const Pieces pieces = piecesOf(frame, links, link);
        for (int piece = 0; piece < pieces.count; ++piece) {
            paintSmoothLine(frame.image, clip, pieces.lines[piece], thickness, color, alpha);
            if (tips) {
                paintTip(frame, clip, pieces.lines[piece], color, alpha);
            }
        }
    }
}

void LinkPainter::paintEmphasis(const WorldFrame &frame, const QRect &clip, double thickness) const
{
    const QRgb color = m_theme.color(Token::Accent).rgb();
    const auto agent = static_cast<std::uint32_t>(m_emphasis);
    for (std::size_t kind = 0; kind < kindsIn(frame); ++kind) {
        const LinkSnapshot &links = frame.snapshot.links[kind];
        for (std::size_t link = 0; link < links.from.size(); ++link) {
            if ((links.from[link] != agent && links.to[link] != agent) || !isShown(links, link)) {
                continue;
            }
            const Pieces pieces = piecesOf(frame, links, link);
            for (int piece = 0; piece < pieces.count; ++piece) {
                paintSmoothLine(frame.image, clip, pieces.lines[piece], thickness, color, kEmphasis);
                if (m_kinds[kind].directed) {
                    paintTip(frame, clip, pieces.lines[piece], color, kEmphasis);
                }
            }
        }
    }
}

/// An open arrow head where a directed link meets its goal's shape.
void LinkPainter::paintTip(const WorldFrame &frame, const QRect &clip, QLineF link, QRgb color,
                           double alpha) const
{
    const double length = link.length();
    const double gap = 0.5 * frame.scale;
    if (length <= 2 * gap) {
        return;
    }
    const QPointF along = (link.p2() - link.p1()) / length;
    const QPointF aside(-along.y(), along.x());
    const double size = std::clamp(0.3 * frame.scale, 4 * frame.ratio, 9 * frame.ratio);
    const QPointF tip = link.p2() - along * gap;
    for (const double side : {-0.5, 0.5}) {
        const QLineF wing(tip, tip - along * size + aside * (size * side));
        paintSmoothLine(frame.image, clip, wing, frame.ratio * 1.2, color, std::min(1.0, alpha * 1.3));
    }
}

} // namespace gridfolk
