// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QObject>
#include <QPoint>
#include <QRect>

#include <functional>
#include <vector>

namespace gridfolk
{

class DesignPreview;

enum class PaintTool {
    Pointer, ///< draws nothing: clicks choose, drags move the world
    Brush,
    Rectangle,
    Fill,
    Eraser,
    Picker
};

/// What the tools work on: a layer's cells or a kind's agents.
struct PaintTarget {
    enum class Sort { Nothing, Layer, Kind };
    Sort sort = Sort::Nothing;
    int index = -1;

    bool operator==(const PaintTarget &) const = default;
};

/// Turns presses, drags and releases on cells into edits of the document. A stroke is drawn on the preview
/// while it lasts and becomes one undo step when it ends, so nothing half-done is ever in the document. The
/// right button always erases.
class PaintController : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLargestBrush = 9; ///< cells

    PaintController(ScenarioDocument &document, DesignPreview &preview, QObject *parent = nullptr);

    void setTool(PaintTool tool);
    [[nodiscard]] PaintTool tool() const { return m_tool; }
    void setBrushSize(int cells);
    [[nodiscard]] int brushSize() const { return m_size; }
    void setTarget(PaintTarget target);
    [[nodiscard]] PaintTarget target() const { return m_target; }
    /// What the brush writes into the layer; a bool is 0 or 1, a category its index.
    void setValue(double value);
    [[nodiscard]] double value() const { return m_value; }
    /// Edge of the square under the pointer for the tool; 0: the tool does nothing here.
    [[nodiscard]] int cursorSize() const;

    void press(int x, int y, Qt::MouseButton button);
    void drag(int x, int y, Qt::MouseButton button);
    void release(int x, int y, Qt::MouseButton button);
    /// Forgets the stroke that is being drawn.
    void cancel();
    [[nodiscard]] bool isDrawing() const { return m_drawing; }

    /// Turns agents of the kind that stand at random into agents placed by hand, one undo step. False while
    /// the preview does not know where they stand.
    bool keepRandomAgents(int kind);

signals:
    void toolChanged(); ///< tool, size or target: the cursor may be another
    void valueChanged(double value);
    void previewRectChanged(const QRect &cells); ///< empty: none
    void message(const QString &text);           ///< why nothing happened, or what was done beside the stroke

private:
    using Visit = std::function<void(int x, int y)>;

    [[nodiscard]] bool exists(PaintTarget target) const;
    [[nodiscard]] QRect worldRect() const;
    [[nodiscard]] QRect square(QPoint center) const;
    void forLine(QPoint from, QPoint to, const Visit &visit) const;
    void pick(QPoint at);
    void startStroke(QPoint at, bool erase);
    void stamp(QPoint at);
    void stampCells(const QRect &cells);
    void stampAgents(const QRect &cells);
    void showStroke();
    void flood(QPoint at);
    void commit();
    void commitCells();
    void commitAgents();
    void countAgents();
    [[nodiscard]] bool hasRoom(std::size_t cell) const;

    ScenarioDocument &m_document;
    DesignPreview &m_preview;
    PaintTool m_tool = PaintTool::Pointer;
    int m_size = 1;
    double m_value = 1;
    PaintTarget m_target;

    bool m_drawing = false;
    bool m_erasing = false;
    bool m_changed = false; ///< a cell differs from what it was when the stroke began
    QPoint m_start;
    QPoint m_last;
    std::vector<double> m_cells;        ///< of the layer, with the stroke
    std::vector<CellPosition> m_agents; ///< placed by hand, with the stroke
    std::size_t m_agentsBefore = 0;
    std::vector<std::int64_t> m_inCell; ///< agents placed by hand, of all kinds; empty without a capacity
    std::vector<char> m_touched;        ///< cells that the stroke has placed an agent on
};

} // namespace gridfolk
