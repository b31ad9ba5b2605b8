// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/PaintController.h"

#include "commands/PaintCells.h"
#include "controllers/DesignPreview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace gridfolk
{

namespace
{

QString layerName(const Scenario &scenario, int layer)
{
    return QString::fromStdString(scenario.layers[static_cast<std::size_t>(layer)].name);
}

QString kindName(const Scenario &scenario, int kind)
{
    return QString::fromStdString(scenario.kinds[static_cast<std::size_t>(kind)].name);
}

/// From a cell to those that share a side with it.
std::span<const QPoint> sidesOf(QPoint cell, bool hexagonal)
{
    static constexpr std::array<QPoint, 4> kSquare{QPoint{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    static constexpr std::array<QPoint, 6> kEvenRow{QPoint{1, 0}, {-1, 0}, {0, 1},
                                                    {0, -1},      {-1, 1}, {-1, -1}};
    static constexpr std::array<QPoint, 6> kOddRow{QPoint{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}};
    if (!hexagonal) {
        return kSquare;
    }
    return (cell.y() & 1) != 0 ? kOddRow : kEvenRow;
}

} // namespace

PaintController::PaintController(ScenarioDocument &document, DesignPreview &preview, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_preview(preview)
{
    connect(&m_document, &ScenarioDocument::changed, this, [this] { cancel(); });
}

void PaintController::setTool(PaintTool tool)
{
    if (m_tool != tool) {
        cancel();
        m_tool = tool;
        emit toolChanged();
    }
}

void PaintController::setBrushSize(int cells)
{
    const int size = std::clamp(cells, 1, kLargestBrush);
    if (m_size != size) {
        m_size = size;
        emit toolChanged();
    }
}

void PaintController::setTarget(PaintTarget target)
{
    if (m_target != target) {
        cancel();
        m_target = target;
        emit toolChanged();
    }
}

void PaintController::setValue(double value)
{
    if (m_value != value) {
        m_value = value;
        emit valueChanged(value);
    }
}

int PaintController::cursorSize() const
{
    if (m_tool == PaintTool::Pointer || !exists(m_target)) {
        return 0;
    }
    const bool sized = m_tool == PaintTool::Brush || m_tool == PaintTool::Eraser;
    return sized ? m_size : 1;
}

bool PaintController::exists(PaintTarget target) const
{
    const Scenario &scenario = m_document.scenario();
    const std::size_t count = target.sort == PaintTarget::Sort::Layer  ? scenario.layers.size()
                              : target.sort == PaintTarget::Sort::Kind ? scenario.kinds.size()
                                                                       : 0;
    return target.index >= 0 && static_cast<std::size_t>(target.index) < count;
}

QRect PaintController::worldRect() const
{
    return {0, 0, m_document.scenario().world.width, m_document.scenario().world.height};
}

QRect PaintController::square(QPoint center) const
{
    const int size = cursorSize();
    return QRect(center.x() - (size - 1) / 2, center.y() - (size - 1) / 2, size, size) & worldRect();
}

/// Bresenham; both ends included.
void PaintController::forLine(QPoint from, QPoint to, const Visit &visit) const
{
    const int dx = std::abs(to.x() - from.x());
    const int dy = -std::abs(to.y() - from.y());
    const int stepX = from.x() < to.x() ? 1 : -1;
    const int stepY = from.y() < to.y() ? 1 : -1;
    int error = dx + dy;
    QPoint at = from;
    while (true) {
        visit(at.x(), at.y());
        if (at == to) {
            return;
        }
        const int doubled = 2 * error;
        if (doubled >= dy) {
            error += dy;
            at.rx() += stepX;
        }
        if (doubled <= dx) {
            error += dx;
            at.ry() += stepY;
        }
    }
}

void PaintController::press(int x, int y, Qt::MouseButton button)
{
    const QPoint at(x, y);
    const bool paints = button == Qt::LeftButton || button == Qt::RightButton;
    if (!paints || cursorSize() == 0 || !worldRect().contains(at)) {
        return;
    }
    cancel();
    if (m_tool == PaintTool::Picker && button == Qt::LeftButton) {
        pick(at);
        return;
    }
    startStroke(at, button == Qt::RightButton || m_tool == PaintTool::Eraser);
}

void PaintController::startStroke(QPoint at, bool erase)
{
    const Scenario &scenario = m_document.scenario();
    if (m_target.sort == PaintTarget::Sort::Layer) {
        if (!m_preview.knowsCells(m_target.index)) {
            emit message(tr("%1 is computed and its values are not known yet. Wait a moment, or mend the "
                            "problems of the model.")
                             .arg(layerName(scenario, m_target.index)));
            return;
        }
        m_cells = m_preview.cells(m_target.index);
    } else {
        m_agents = scenario.kinds[static_cast<std::size_t>(m_target.index)].placement.placed;
        m_agentsBefore = m_agents.size();
        m_touched.assign(static_cast<std::size_t>(scenario.world.width) *
                             static_cast<std::size_t>(scenario.world.height),
                         0);
        countAgents();
    }
    m_drawing = true;
    m_changed = false;
    m_erasing = erase;
    m_start = at;
    m_last = at;
    if (m_tool == PaintTool::Rectangle) {
        emit previewRectChanged(QRect(at, at));
    } else if (m_tool == PaintTool::Fill) {
        flood(at);
    } else {
        stamp(at);
        showStroke();
    }
}

void PaintController::drag(int x, int y, Qt::MouseButton)
{
    if (!m_drawing || m_tool == PaintTool::Fill) {
        return;
    }
    const QPoint at(x, y);
    if (m_tool == PaintTool::Rectangle) {
        m_last = at;
        emit previewRectChanged((QRect(m_start, QSize(1, 1)) | QRect(at, QSize(1, 1))) & worldRect());
        return;
    }
    if (at == m_last) {
        return;
    }
    forLine(m_last, at, [this](int column, int row) { stamp({column, row}); });
    m_last = at;
    showStroke();
}

void PaintController::release(int x, int y, Qt::MouseButton button)
{
    if (!m_drawing) {
        return;
    }
    drag(x, y, button);
    if (m_tool == PaintTool::Rectangle) {
        const QRect cells = (QRect(m_start, QSize(1, 1)) | QRect(m_last, QSize(1, 1))) & worldRect();
        if (m_target.sort == PaintTarget::Sort::Layer) {
            stampCells(cells);
        } else {
            stampAgents(cells);
        }
    }
    commit();
}

void PaintController::cancel()
{
    if (m_drawing) {
        m_drawing = false;
        m_preview.endStroke();
        emit previewRectChanged({});
    }
}

void PaintController::stamp(QPoint at)
{
    if (m_target.sort == PaintTarget::Sort::Layer) {
        stampCells(square(at));
    } else {
        stampAgents(square(at));
    }
}

void PaintController::stampCells(const QRect &cells)
{
    const auto width = static_cast<std::size_t>(m_document.scenario().world.width);
    const double value = m_erasing ? 0 : m_value;
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            double &cell = m_cells[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
            m_changed = m_changed || cell != value;
            cell = value;
        }
    }
}

void PaintController::showStroke()
{
    if (m_target.sort == PaintTarget::Sort::Layer) {
        m_preview.setStroke(m_target.index, std::span<const double>(m_cells));
    } else {
        m_preview.setStroke(m_target.index, m_agents);
    }
}

void PaintController::stampAgents(const QRect &cells)
{
    if (m_erasing) {
        std::erase_if(m_agents, [&](CellPosition agent) { return cells.contains(agent.x, agent.y); });
        return;
    }
    const auto width = static_cast<std::size_t>(m_document.scenario().world.width);
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            const std::size_t cell = static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x);
            if (m_touched[cell] == 0 && hasRoom(cell)) {
                m_agents.push_back({x, y});
            }
            m_touched[cell] = 1; // a stroke places one agent on a cell, so its count stays what it was before
        }
    }
}

/// Of all kinds, before the stroke.
void PaintController::countAgents()
{
    const Scenario &scenario = m_document.scenario();
    m_inCell.clear();
    if (scenario.world.capacity <= 0) {
        return;
    }
    m_inCell.resize(m_touched.size());
    const QRect world = worldRect();
    for (const AgentKind &kind : scenario.kinds) {
        for (const CellPosition agent : kind.placement.placed) {
            if (world.contains(agent.x, agent.y)) {
                ++m_inCell[static_cast<std::size_t>(agent.y) * static_cast<std::size_t>(world.width()) +
                           static_cast<std::size_t>(agent.x)];
            }
        }
    }
}

bool PaintController::hasRoom(std::size_t cell) const
{
    return m_inCell.empty() || m_inCell[cell] < m_document.scenario().world.capacity;
}

/// All cells of one value that hang together with the clicked one, over sides.
void PaintController::flood(QPoint at)
{
    if (m_target.sort == PaintTarget::Sort::Kind) {
        m_drawing = false;
        emit message(tr("Fill works on layers. Place agents with the brush or the rectangle."));
        return;
    }
    const QRect world = worldRect();
    const auto index = [&](QPoint cell) {
        return static_cast<std::size_t>(cell.y()) * static_cast<std::size_t>(world.width()) +
               static_cast<std::size_t>(cell.x());
    };
    const double from = m_cells[index(at)];
    const double to = m_erasing ? 0 : m_value;
    if (from == to) {
        return;
    }
    m_changed = true;
    const bool hexagonal = m_document.scenario().world.neighborhood == Neighborhood::Hexagonal;
    std::vector<QPoint> waiting{at};
    m_cells[index(at)] = to;
    while (!waiting.empty()) {
        const QPoint cell = waiting.back();
        waiting.pop_back();
        for (const QPoint step : sidesOf(cell, hexagonal)) {
            const QPoint next = cell + step;
            if (world.contains(next) && m_cells[index(next)] == from) {
                m_cells[index(next)] = to;
                waiting.push_back(next);
            }
        }
    }
    showStroke();
}

void PaintController::pick(QPoint at)
{
    if (m_target.sort != PaintTarget::Sort::Layer) {
        emit message(tr("The picker takes a value from a layer. Choose a layer first."));
        return;
    }
    const std::vector<double> cells = m_preview.cells(m_target.index);
    const auto cell = static_cast<std::size_t>(at.y()) * static_cast<std::size_t>(worldRect().width()) +
                      static_cast<std::size_t>(at.x());
    setValue(cells[cell]);
    setTool(PaintTool::Brush);
}

void PaintController::commit()
{
    // The document's change would cancel the stroke, so it is over before.
    m_drawing = false;
    emit previewRectChanged({});
    if (m_target.sort == PaintTarget::Sort::Layer) {
        commitCells();
    } else {
        commitAgents();
    }
    m_preview.endStroke();
}

void PaintController::commitCells()
{
    const QString name = layerName(m_document.scenario(), m_target.index);
    const CellLayer &layer = m_document.scenario().layers[static_cast<std::size_t>(m_target.index)];
    const bool computed = layer.painted.empty();
    if (computed && !m_changed) {
        return;
    }
    const bool hadExpression = computed && !layer.initial.empty();
    const QString step = m_erasing                   ? tr("Erase %1").arg(name)
                         : m_tool == PaintTool::Fill ? tr("Fill %1").arg(name)
                                                     : tr("Paint %1").arg(name);
    auto command = std::make_unique<PaintCells>(m_document, step, m_target.index, std::move(m_cells));
    m_cells.clear();
    if (!command->changesSomething()) {
        return;
    }
    m_document.undoStack()->push(command.release());
    if (hadExpression) {
        emit message(tr("%1 was computed. It is painted now; undo brings its expression back.").arg(name));
    }
}

void PaintController::commitAgents()
{
    const int index = m_target.index;
    const QString name = kindName(m_document.scenario(), index);
    const auto changed = static_cast<int>(m_agents.size()) - static_cast<int>(m_agentsBefore);
    if (changed == 0) {
        if (m_erasing) {
            emit message(
                tr("No %1 placed by hand stands here. Those at random follow from the Placement tab.")
                    .arg(name));
        } else {
            emit message(tr("There is no room here: a cell holds %n agent(s).", nullptr,
                            m_document.scenario().world.capacity));
        }
        return;
    }
    const QString step =
        m_erasing ? tr("Erase %1 × %2").arg(-changed).arg(name) : tr("Place %1 × %2").arg(changed).arg(name);
    m_document.change<std::vector<CellPosition>>(
        step, {ChangeEvent::Part::Placement, index, {}},
        [index](Scenario &scenario) -> std::vector<CellPosition> & {
            return scenario.kinds[static_cast<std::size_t>(index)].placement.placed;
        },
        std::move(m_agents));
    m_agents.clear();
}

bool PaintController::keepRandomAgents(int kind)
{
    const std::vector<CellPosition> random = m_preview.randomAgents(kind);
    if (random.empty()) {
        return false;
    }
    Placement placement = m_document.scenario().kinds[static_cast<std::size_t>(kind)].placement;
    placement.placed.insert(placement.placed.end(), random.begin(), random.end());
    placement.count = std::to_string(0);
    m_document.change<Placement>(
        tr("Keep %1 where they stand").arg(kindName(m_document.scenario(), kind)),
        {ChangeEvent::Part::Placement, kind, {}},
        [kind](Scenario &scenario) -> Placement & {
            return scenario.kinds[static_cast<std::size_t>(kind)].placement;
        },
        std::move(placement));
    return true;
}

} // namespace gridfolk
