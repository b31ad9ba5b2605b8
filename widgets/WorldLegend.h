// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <vector>

namespace gridfolk
{

/// What the shapes, colors and tints on the world mean: a small floating strip.
class WorldLegend : public QWidget
{
    Q_OBJECT
public:
    explicit WorldLegend(const Theme &theme, QWidget *parent = nullptr);

    /// Visible layers, then kinds with what their colors say, then links; as many as fit.
    void setScenario(const Scenario &scenario, const std::vector<bool> &visibleLayers);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Swatch { Tint, Shape, Line, Scale, None };
    struct Entry {
        QString name;
        Swatch swatch = Swatch::None;
        std::string shape{}; ///< of agents
        std::string color{}; ///< empty: that of `series`
        int series = 0;
    };

    void addKind(const AgentKind &kind, int index, bool alone);
    [[nodiscard]] int swatchWidth(const Entry &entry) const;
    void paintSwatch(QPainter &painter, const Entry &entry, const QRectF &place) const;

    const Theme &m_theme;
    std::vector<Entry> m_entries;
};

} // namespace gridfolk
