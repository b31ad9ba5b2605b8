// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <vector>

namespace gridfolk
{

/// What the shapes and tints on the world mean: a small floating strip.
class WorldLegend : public QWidget
{
    Q_OBJECT
public:
    explicit WorldLegend(const Theme &theme, QWidget *parent = nullptr);

    /// Visible layers, then kinds, then links; as many as fit.
    void setScenario(const Scenario &scenario, const std::vector<bool> &visibleLayers);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        QString name;
        std::string shape; ///< empty: a layer
        std::string color;
    };

    const Theme &m_theme;
    std::vector<Entry> m_entries;
};

} // namespace gridfolk
