// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WorldLegend.h"

#include "widgets/AgentPainter.h"
#include "widgets/Drawing.h"

#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace gridfolk
{

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
    for (std::size_t index = 0; index < scenario.layers.size(); ++index) {
        if (index < visibleLayers.size() && visibleLayers[index]) {
            const CellLayer &layer = scenario.layers[index];
            m_entries.push_back(
                {QString::fromStdString(layer.name), Swatch::Tint, {}, layer.color, static_cast<int>(index)});
        }
    }
    for (std::size_t index = 0; index < scenario.kinds.size(); ++index) {
        addKind(scenario.kinds[index], static_cast<int>(index), scenario.kinds.size() == 1);
    }
    for (std::size_t index = 0; index < scenario.links.size(); ++index) {
        const LinkKind &kind = scenario.links[index];
        m_entries.push_back(
            {QString::fromStdString(kind.name), Swatch::Line, {}, kind.color, static_cast<int>(index)});
    }
    QStringList names;
    for (const Entry &entry : m_entries) {
        names << entry.name;
    }
    setAccessibleName(tr("Legend: %1").arg(names.join(QStringLiteral(", "))));
    setVisible(!m_entries.empty());
    updateGeometry();
    update();
}

/// A kind in one color, or one entry for each color that its agents may have.
void WorldLegend::addKind(const AgentKind &kind, int index, bool alone)
{
    const auto attribute =
        std::find_if(kind.attributes.begin(), kind.attributes.end(),
                     [&](const Attribute &each) { return each.name == kind.portrayal.colorBy; });
    const QString name = QString::fromStdString(kind.name);
    if (attribute == kind.attributes.end()) {
        m_entries.push_back({name, Swatch::Shape, kind.portrayal.shape, kind.portrayal.color, index});
        return;
    }
    const QString what = QString::fromStdString(attribute->name);
    const auto addValue = [&](const QString &value, int series) {
        m_entries.push_back({value, Swatch::Shape, kind.portrayal.shape, {}, series});
    };
    if (!alone) {
        m_entries.push_back({name});
    }
    if (attribute->type == ValueType::Category) {
        for (std::size_t value = 0; value < attribute->categories.size(); ++value) {
            addValue(QString::fromStdString(attribute->categories[value]), static_cast<int>(value));
        }
    } else if (attribute->type == ValueType::Bool) {
        addValue(tr("%1: no").arg(what), 0);
        addValue(tr("%1: yes").arg(what), 1);
    } else {
        m_entries.push_back(
            {tr("%1 %2 to %3")
                 .arg(what, shortNumber(kind.portrayal.minimum, 4), shortNumber(kind.portrayal.maximum, 4)),
             Swatch::Scale});
    }
}

int WorldLegend::swatchWidth(const Entry &entry) const
{
    return entry.swatch == Swatch::None ? 0 : m_theme.px(entry.swatch == Swatch::Scale ? 44 : 15);
}

QSize WorldLegend::sizeHint() const
{
    int width = m_theme.px(10);
    for (const Entry &entry : m_entries) {
        width += swatchWidth(entry) + fontMetrics().horizontalAdvance(entry.name) + m_theme.px(12);
    }
    return {width, m_theme.px(30)};
}

void WorldLegend::paintSwatch(QPainter &painter, const Entry &entry, const QRectF &place) const
{
    const QColor color =
        entry.color.empty() ? m_theme.seriesAt(entry.series) : m_theme.series(entry.color, entry.series);
    switch (entry.swatch) {
    case Swatch::Tint:
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(m_theme.color(Token::Canvas), color, 0.7));
        painter.drawRoundedRect(place, 2, 2);
        break;
    case Swatch::Shape:
        paintShape(painter, entry.shape, place, color, QColor());
        break;
    case Swatch::Line:
        painter.setPen(QPen(color, m_theme.px(2)));
        painter.drawLine(QLineF(place.bottomLeft(), place.topRight()));
        break;
    case Swatch::Scale: {
        QLinearGradient scale(place.topLeft(), place.topRight());
        constexpr int kStops = 8;
        for (int stop = 0; stop <= kStops; ++stop) {
            const double share = stop / double(kStops);
            scale.setColorAt(share, AgentPainter::scaleColorAt(m_theme, share));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(scale);
        painter.drawRoundedRect(place, 2, 2);
        break;
    }
    case Swatch::None:
        break;
    }
}

void WorldLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    int x = m_theme.px(10);
    for (const Entry &entry : m_entries) {
        const int name = fontMetrics().horizontalAdvance(entry.name);
        const int swatch = swatchWidth(entry);
        if (x + swatch + name > width() - m_theme.px(4)) {
            break;
        }
        const int size = m_theme.px(10);
        paintSwatch(painter, entry,
                    QRectF(x, (height() - size) / 2.0, std::max(0, swatch - m_theme.px(5)), size));
        painter.setPen(m_theme.color(entry.swatch == Swatch::None ? Token::Secondary : Token::Text));
        painter.drawText(QRect(x + swatch, 0, name + 2, height()), Qt::AlignVCenter, entry.name);
        x += swatch + name + m_theme.px(12);
    }
}

} // namespace gridfolk
