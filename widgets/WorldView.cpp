// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WorldView.h"

#include "widgets/WorldLegend.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr double kLargestScale = 64;
constexpr double kZoomStep = 1.25;
constexpr double kPickReach = 6; // pixels from an agent of a plane

// The floating strip of zoom buttons.
class ZoomBox : public QWidget
{
public:
    ZoomBox(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
    {
        setCursor(Qt::ArrowCursor);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(2, 2, 2, 2);
        row->setSpacing(2);
    }

    QToolButton *add(const QString &icon, const QString &text)
    {
        auto *button = new QToolButton(this);
        button->setIcon(m_theme.icon(icon, Token::Secondary));
        button->setIconSize(QSize(m_theme.px(16), m_theme.px(16)));
        button->setFixedSize(m_theme.px(28), m_theme.px(28));
        button->setAutoRaise(true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        layout()->addWidget(button);
        return button;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
        painter.setBrush(m_theme.color(Token::Panel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }

private:
    const Theme &m_theme;
};

} // namespace

WorldView::WorldView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_painter(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("World"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    buildOverlay();
    connect(&theme, &Theme::changed, this, [this] {
        m_painter.invalidate();
        invalidateFrame();
    });
}

WorldView::~WorldView() = default;

void WorldView::buildOverlay()
{
    auto *box = new ZoomBox(m_theme, this);
    connect(box->add(QStringLiteral("plus"), tr("Zoom in")), &QToolButton::clicked, this, &WorldView::zoomIn);
    connect(box->add(QStringLiteral("minus"), tr("Zoom out")), &QToolButton::clicked, this,
            &WorldView::zoomOut);
    connect(box->add(QStringLiteral("fit"), tr("Show the whole world")), &QToolButton::clicked, this,
            &WorldView::fit);
    m_zoomBox = box;
    m_legend = new WorldLegend(m_theme, this);
    m_legend->hide();
}

void WorldView::placeOverlay()
{
    const int gap = m_theme.px(12);
    m_zoomBox->adjustSize();
    m_zoomBox->move(width() - m_zoomBox->width() - gap / 2, gap);
    const QSize legend = m_legend->sizeHint().boundedTo(QSize(width() - 2 * gap, 1000));
    m_legend->setGeometry(gap, height() - legend.height() - gap, legend.width(), legend.height());
}

void WorldView::setScenario(const Scenario &scenario)
{
    const WorldSpec &before = m_scenario.world;
    const bool sameSize = before.width == scenario.world.width && before.height == scenario.world.height &&
                          before.neighborhood == scenario.world.neighborhood &&
                          before.space == scenario.world.space;
    m_scenario = scenario;
    for (CellLayer &layer : m_scenario.layers) {
        layer.painted.clear();
    }
    m_painter.setScenario(scenario);
    measureCells();
    std::vector<bool> visible;
    for (const CellLayer &layer : m_scenario.layers) {
        visible.push_back(layer.visible);
    }
    m_legend->setScenario(m_scenario, visible);
    placeOverlay();
    if (!sameSize) {
        m_cursor.reset();
        m_hover.reset();
        clearSelection();
        fit();
    }
    invalidateFrame();
}

void WorldView::setSnapshot(SnapshotPtr snapshot)
{
    const bool sameSize = m_snapshot != nullptr && snapshot != nullptr &&
                          m_snapshot->width == snapshot->width && m_snapshot->height == snapshot->height;
    m_snapshot = std::move(snapshot);
    measureCells();
    if (!sameSize && m_fitted) {
        fit();
    }
    if (m_following && m_selectedAgent) {
        if (const auto place = finder().placeOf(*m_selectedAgent)) {
            const QRect calm = rect().adjusted(width() / 5, height() / 5, -width() / 5, -height() / 5);
            if (!calm.contains(toScreen(*place).toPoint())) {
                centerOnPlace(*place);
            }
        }
    }
    selectionChanged();
}

void WorldView::measureCells()
{
    m_cells = m_painter.geometry(m_snapshot ? m_snapshot->width : m_scenario.world.width,
                                 m_snapshot ? m_snapshot->height : m_scenario.world.height);
}

AgentFinder WorldView::finder() const
{
    static const Snapshot kNone;
    return AgentFinder(m_snapshot ? *m_snapshot : kNone, m_cells, m_painter.visibleKinds());
}

/// The selected agent's links stand out.
void WorldView::selectionChanged()
{
    m_painter.setEmphasis(m_selectedAgent ? finder().numberOf(*m_selectedAgent) : -1);
    invalidateFrame();
}

void WorldView::setLayerVisible(int layer, bool visible)
{
    m_painter.setLayerVisible(layer, visible);
    std::vector<bool> shown;
    for (std::size_t index = 0; index < m_scenario.layers.size(); ++index) {
        shown.push_back(m_painter.isLayerVisible(static_cast<int>(index)));
    }
    const bool wanted = m_legend->isVisibleTo(this);
    m_legend->setScenario(m_scenario, shown);
    m_legend->setVisible(wanted);
    placeOverlay();
    invalidateFrame();
}

void WorldView::setKindVisible(int kind, bool visible)
{
    m_painter.setKindVisible(kind, visible);
    invalidateFrame();
}

void WorldView::setGridLines(bool on)
{
    m_painter.setGridLines(on);
    invalidateFrame();
}

void WorldView::setLegendVisible(bool on)
{
    m_legend->setVisible(on);
}

void WorldView::setBrush(int size)
{
    m_brush = std::max(0, size);
    setCursor(m_brush > 0 ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

void WorldView::setPreviewRect(const QRect &cells)
{
    m_preview = cells;
    update();
}

void WorldView::selectCell(std::optional<CellPosition> cell)
{
    m_selectedCell = cell;
    m_selectedAgent.reset();
    selectionChanged();
}

void WorldView::selectAgent(int kind, quint64 serial)
{
    m_selectedAgent = AgentPick{kind, serial};
    m_selectedCell.reset();
    selectionChanged();
}

void WorldView::clearSelection()
{
    m_selectedAgent.reset();
    m_selectedCell.reset();
    selectionChanged();
}

void WorldView::setFollowing(bool on)
{
    m_following = on;
    if (on && m_selectedAgent) {
        if (const auto place = finder().placeOf(*m_selectedAgent)) {
            centerOnPlace(*place);
        }
    }
}

void WorldView::setPixelsPerCell(double pixels, QPointF anchor)
{
    const double w = std::max(1.0, m_cells.size().width());
    const double h = std::max(1.0, m_cells.size().height());
    const double smallest = std::min({width() / w, height() / h, 4.0}) * 0.5;
    const double scale = std::clamp(pixels, smallest, kLargestScale);
    const QPointF world = toWorld(anchor);
    m_origin = anchor - world * scale;
    m_scale = scale;
    m_fitted = false;
    clampOrigin();
    invalidateFrame();
    emit zoomChanged(m_scale);
}

void WorldView::fit()
{
    const double w = std::max(1.0, m_cells.size().width());
    const double h = std::max(1.0, m_cells.size().height());
    m_scale = std::clamp(std::min(width() / w, height() / h), 0.01, kLargestScale);
    m_origin = QPointF((width() - w * m_scale) / 2, (height() - h * m_scale) / 2);
    m_fitted = true;
    invalidateFrame();
    emit zoomChanged(m_scale);
}

void WorldView::zoomIn()
{
    setPixelsPerCell(m_scale * kZoomStep, QRectF(rect()).center());
}

void WorldView::zoomOut()
{
    setPixelsPerCell(m_scale / kZoomStep, QRectF(rect()).center());
}

void WorldView::clampOrigin()
{
    // At least a part of the world stays in view.
    const double keep = 48;
    const double w = m_cells.size().width() * m_scale;
    const double h = m_cells.size().height() * m_scale;
    m_origin.setX(std::clamp(m_origin.x(), std::min(keep - w, 0.0), std::max(width() - keep, 0.0)));
    m_origin.setY(std::clamp(m_origin.y(), std::min(keep - h, 0.0), std::max(height() - keep, 0.0)));
}

void WorldView::centerOn(CellPosition cell)
{
    centerOnPlace(m_cells.center(cell.x, cell.y));
}

void WorldView::centerOnPlace(QPointF place)
{
    m_origin = QRectF(rect()).center() - place * m_scale;
    m_fitted = false;
    clampOrigin();
    invalidateFrame();
}

QRectF WorldView::cellsRect(const QRect &cells) const
{
    // Rounded as the painter rounds, so that outlines lie on cell borders.
    const qreal ratio = devicePixelRatioF();
    const auto edge = [&](double origin, int cell) {
        return std::floor((origin + cell * m_scale) * ratio) / ratio;
    };
    return QRectF(QPointF(edge(m_origin.x(), cells.left()), edge(m_origin.y(), cells.top())),
                  QPointF(edge(m_origin.x(), cells.right() + 1), edge(m_origin.y(), cells.bottom() + 1)));
}

QRect WorldView::cellRectOnScreen(int x, int y) const
{
    return shapeOf(QRect(x, y, 1, 1)).boundingRect().toRect();
}

QPolygonF WorldView::shapeOf(const QRect &cells, double grow) const
{
    if (!m_cells.isHexagonal()) {
        return QPolygonF(cellsRect(cells).adjusted(-grow, -grow, grow, grow));
    }
    QPolygonF shape = m_cells.outline(cells);
    const QRectF box = shape.boundingRect();
    const QPointF middle = toScreen(box.center());
    const double factor = m_scale + (box.width() > 0 ? 2 * grow / box.width() : 0);
    for (QPointF &corner : shape) {
        corner = middle + (corner - box.center()) * factor;
    }
    return shape;
}

std::optional<CellPosition> WorldView::cellAt(QPointF point) const
{
    return m_cells.cellAt(toWorld(point));
}

void WorldView::setCursorCell(CellPosition cell)
{
    m_cursor = CellPosition{std::clamp(cell.x, 0, std::max(0, m_scenario.world.width - 1)),
                            std::clamp(cell.y, 0, std::max(0, m_scenario.world.height - 1))};
    if (!rect().contains(cellRectOnScreen(m_cursor->x, m_cursor->y))) {
        centerOn(*m_cursor);
    }
    describeCursor();
    emit cursorMoved(m_cursor->x, m_cursor->y);
    update();
}

void WorldView::moveCursor(int dx, int dy)
{
    m_keyboard = true;
    if (!m_cursor) {
        const auto middle = cellAt(QRectF(rect()).center());
        setCursorCell(middle.value_or(CellPosition{}));
        return;
    }
    setCursorCell({m_cursor->x + dx, m_cursor->y + dy});
}

void WorldView::describeCursor()
{
    if (!m_cursor) {
        return;
    }
    QStringList parts{tr("Cell %1, %2").arg(m_cursor->x).arg(m_cursor->y)};
    if (m_snapshot) {
        const auto cell =
            static_cast<std::size_t>(m_cursor->y) * static_cast<std::size_t>(m_snapshot->width) +
            static_cast<std::size_t>(m_cursor->x);
        for (std::size_t index = 0; index < std::min(m_scenario.layers.size(), m_snapshot->layers.size());
             ++index) {
            if (cell < m_snapshot->layers[index].size()) {
                parts << tr("%1: %2")
                             .arg(QString::fromStdString(m_scenario.layers[index].name))
                             .arg(static_cast<double>(m_snapshot->layers[index][cell]));
            }
        }
        for (std::size_t index = 0; index < std::min(m_scenario.kinds.size(), m_snapshot->kinds.size());
             ++index) {
            const auto &cells = m_snapshot->kinds[index].cell;
            const auto count = std::count(cells.begin(), cells.end(), static_cast<std::uint32_t>(cell));
            if (count > 0) {
                parts << tr("%1 × %2").arg(count).arg(QString::fromStdString(m_scenario.kinds[index].name));
            }
        }
    }
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

std::vector<AgentPick> WorldView::agentsAt(QPointF point) const
{
    if (m_cells.isPlane()) {
        return finder().near(toWorld(point), std::max(kPickReach, m_scale / 2) / m_scale);
    }
    const auto cell = cellAt(point);
    return cell ? finder().onCell(*cell) : std::vector<AgentPick>{};
}

QImage WorldView::picture() const
{
    QImage image(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
    WorldPainter painter = m_painter;
    painter.setGridLines(false);
    painter.setEmphasis(-1);
    painter.paint(image, m_snapshot ? *m_snapshot : Snapshot{}, m_origin * devicePixelRatioF(),
                  m_scale * devicePixelRatioF(), devicePixelRatioF());
    return image;
}

QImage WorldView::wholeWorld(QSize size) const
{
    WorldPainter painter = m_painter;
    painter.setGridLines(false);
    painter.setEmphasis(-1);
    return painter.thumbnail(m_snapshot ? *m_snapshot : Snapshot{}, size);
}

} // namespace gridfolk
