// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WorldPainter.h"

#include <algorithm>

namespace gridfolk
{

WorldPainter::WorldPainter(const Theme &theme)
    : m_theme(theme)
    , m_ground(theme)
    , m_links(theme)
    , m_agents(theme)
{
}

void WorldPainter::setScenario(const Scenario &scenario)
{
    m_space = scenario.world;
    m_space.attributes.clear();
    m_ground.setScenario(scenario);
    m_links.setScenario(scenario);
    m_agents.setScenario(scenario);
}

void WorldPainter::invalidate()
{
    m_ground.invalidate();
    m_agents.invalidate();
}

void WorldPainter::paint(QImage &image, const Snapshot &snapshot, QPointF origin, double scale,
                         double devicePixelRatio)
{
    image.fill(m_theme.color(Token::Window));
    if (snapshot.width <= 0 || snapshot.height <= 0 || scale <= 0) {
        return;
    }
    WorldFrame frame{image,  snapshot, geometry(snapshot.width, snapshot.height),
                     origin, scale,    devicePixelRatio};
    frame.cells = frame.geometry.cellsIn(
        QRectF(-origin / scale, QSizeF(image.width() / scale, image.height() / scale)));
    if (frame.cells.isEmpty()) {
        return;
    }
    m_ground.paint(frame);
    m_links.paint(frame, m_agents.visibleKinds());
    m_agents.paint(frame);
}

QImage WorldPainter::blank(QSize size, double devicePixelRatio) const
{
    QImage image(size * devicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    image.fill(m_theme.color(Token::Canvas));
    return image;
}

QImage WorldPainter::thumbnail(const Snapshot &snapshot, QSize size, double devicePixelRatio)
{
    QImage image = blank(size, devicePixelRatio);
    if (snapshot.width > 0 && snapshot.height > 0 && !image.isNull()) {
        const QSizeF world = geometry(snapshot.width, snapshot.height).size();
        const double scale = std::min(image.width() / world.width(), image.height() / world.height());
        const QPointF origin((image.width() - scale * world.width()) / 2,
                             (image.height() - scale * world.height()) / 2);
        paint(image, snapshot, origin, scale, devicePixelRatio);
    }
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

QImage WorldPainter::cover(const Snapshot &snapshot, QSize size, double devicePixelRatio, double smallestCell)
{
    QImage image = blank(size, devicePixelRatio);
    if (snapshot.width > 0 && snapshot.height > 0 && !image.isNull()) {
        const QRectF world = geometry(snapshot.width, snapshot.height).gapless();
        const double scale = std::max({image.width() / world.width(), image.height() / world.height(),
                                       smallestCell * devicePixelRatio});
        const QPointF origin = QRectF(image.rect()).center() - world.center() * scale;
        paint(image, snapshot, origin, scale, devicePixelRatio);
    }
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

} // namespace gridfolk
