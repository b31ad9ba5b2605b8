// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WorldLegend.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

namespace
{

constexpr const char *kLink = "link"; // instead of an agent's shape

} // namespace

WorldLegend::WorldLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFont(theme.font(TextRole::Small));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WorldLegend::setScenario(const Scenario &scenario, const std::vector<bool> &visibleLayers)
{
    m_entries.clear();
    QStringList names;
    for (std::size_t index = 0; index < scenario.layers.size(); ++index) {
        if (index < visibleLayers.size() && visibleLayers[index]) {
            m_entries.push_back(
                {QString::fromStdString(scenario.layers[index].name), {}, scenario.layers[index].color});
        }
    }
    for (const AgentKind &kind : scenario.kinds) {
        m_entries.push_back({QString::fromStdString(kind.name), kind.portrayal.shape, kind.portrayal.color});
    }
    for (const LinkKind &kind : scenario.links) {
        m_entries.push_back({QString::fromStdString(kind.name), kLink, kind.color});
    }
    for (const Entry &entry : m_entries) {
        names << entry.name;
    }
    setAccessibleName(tr("Legend: %1").arg(names.join(QStringLiteral(", "))));
    setVisible(!m_entries.empty());
    updateGeometry();
    update();
}

QSize WorldLegend::sizeHint() const
{
    int width = m_theme.px(10);
    for (const Entry &entry : m_entries) {
        width += m_theme.px(16) + fontMetrics().horizontalAdvance(entry.name) + m_theme.px(11);
    }
    return {width, m_theme.px(30)};
}

void WorldLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    int x = m_theme.px(10);
    int index = 0;
    for (const Entry &entry : m_entries) {
        const int name = fontMetrics().horizontalAdvance(entry.name);
        if (x + m_theme.px(16) + name > width() - m_theme.px(4)) {
            break;
        }
        const int size = m_theme.px(10);
        const QRectF swatch(x, (height() - size) / 2.0, size, size);
        const QColor color = m_theme.series(entry.color, index);
        if (entry.shape.empty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(m_theme.color(Token::Canvas), color, 0.7));
            painter.drawRoundedRect(swatch, 2, 2);
        } else if (entry.shape == kLink) {
            painter.setPen(QPen(color, m_theme.px(2)));
            painter.drawLine(QLineF(swatch.bottomLeft(), swatch.topRight()));
        } else {
            paintShape(painter, entry.shape, swatch, color, QColor());
        }
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QRect(x + m_theme.px(15), 0, name + 2, height()), Qt::AlignVCenter, entry.name);
        x += m_theme.px(16) + name + m_theme.px(11);
        ++index;
    }
}

} // namespace gridfolk
