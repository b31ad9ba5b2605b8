// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/InspectorView.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <optional>

namespace gridfolk
{

class AttributeRows;
class SwatchList;
class TextLabel;

/// A cell's values and the agents that stand on it.
class CellInspector : public QWidget
{
    Q_OBJECT
public:
    explicit CellInspector(const Theme &theme, QWidget *parent = nullptr);

    void setView(const CellView &view);
    [[nodiscard]] const std::optional<CellView> &view() const { return m_view; }

signals:
    /// A row of the agents was clicked or entered.
    void agentActivated(quint64 serial, int kindIndex);

private:
    void activate(int row);

    TextLabel *m_title;
    TextLabel *m_layersTitle;
    AttributeRows *m_layers;
    TextLabel *m_agentsTitle;
    SwatchList *m_agents;
    std::optional<CellView> m_view;
};

} // namespace gridfolk
