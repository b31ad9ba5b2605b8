// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"
#include "widgets/WorldFrame.h"

#include <QColor>

#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// Links between agents as thin smooth lines; on a torus the short way round. The more ink they would take,
/// the fainter they are, and beyond a budget of pixels a fixed part of them stands for all, so that a frame
/// stays quick. GUI thread.
class LinkPainter
{
public:
    explicit LinkPainter(const Theme &theme);

    void setScenario(const Scenario &scenario);
    /// Draws the links of this agent (numbered as in LinkSnapshot) over the others; -1: none.
    void setEmphasis(std::int64_t agent) { m_emphasis = agent; }

    /// `visibleKinds`: of agents; links to hidden ones are left out.
    void paint(const WorldFrame &frame, const std::vector<bool> &visibleKinds);

    /// Of the last painting: each `stride()`th link was drawn, 1: all.
    [[nodiscard]] std::uint32_t stride() const { return m_stride; }

private:
    struct LinkLook {
        std::string color;
        bool directed = false;
    };
    /// Where one link runs: on a torus several pieces, each cut off at the world's edge.
    struct Pieces {
        QLineF lines[4];
        int count = 0;
    };

    void locateAgents(const WorldFrame &frame, const std::vector<bool> &visibleKinds);
    [[nodiscard]] bool isShown(const LinkSnapshot &links, std::size_t link) const;
    [[nodiscard]] Pieces piecesOf(const WorldFrame &frame, const LinkSnapshot &links, std::size_t link) const;
    [[nodiscard]] double inkOf(const WorldFrame &frame, const QRect &clip) const;
    [[nodiscard]] std::size_t kindsIn(const WorldFrame &frame) const;
    void paintKind(const WorldFrame &frame, std::size_t kind, const QRect &clip, double alpha,
                   double thickness) const;
    void paintEmphasis(const WorldFrame &frame, const QRect &clip, double thickness) const;
    void paintTip(const WorldFrame &frame, const QRect &clip, QLineF link, QRgb color, double alpha) const;

    const Theme &m_theme;
    std::vector<LinkLook> m_kinds;
    std::int64_t m_emphasis = -1;
    std::uint32_t m_stride = 1;
    std::vector<QPointF> m_places;        ///< pixels, by number of agent
    std::vector<char> m_shown;            ///< by number of agent
    std::vector<std::uint64_t> m_serials; ///< by number of agent
};

} // namespace gridfolk
