// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/CellLayer.h"
#include "widgets/SwatchList.h"

#include <span>

namespace gridfolk
{

/// The layers of the world with an eye each. Signals: rowChosen(layer), visibilityToggled(layer, visible).
class LayerList : public SwatchList
{
    Q_OBJECT
public:
    explicit LayerList(const Theme &theme, QWidget *parent = nullptr);

    /// What a layer holds stands beside its name: "0..1", "yes/no", "4 values".
    void setLayers(std::span<const CellLayer> layers);
};

} // namespace gridfolk
