// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QRect>

namespace gridfolk
{

/// What an edit touched; the one event that every view of a document switches on.
struct ChangeEvent {
    enum class Part {
        Everything, ///< another scenario was loaded
        Texts,      ///< title, summary, description
        World,      ///< size, neighborhood, torus, capacity
        Layers,     ///< list or properties of layers; `index` or -1
        Cells,      ///< painted values of layer `index` inside `cells`
        Kinds,      ///< list of kinds, or attributes, portrayal, name of kind `index`
        Placement,  ///< of kind `index`
        Rules,      ///< text of kind `index`; -1: the model's; layers' rules are Layers
        Persona,    ///< of kind `index`
        Parameters,
        Metrics, ///< metrics and charts
        Run      ///< seed, ticks, schedule
    };
    Part part = Part::Everything;
    int index = -1;
    QRect cells;
};

} // namespace gridfolk

Q_DECLARE_METATYPE(gridfolk::ChangeEvent)
