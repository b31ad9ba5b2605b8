// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LayerList.h"

#include "widgets/Drawing.h"

namespace gridfolk
{

LayerList::LayerList(const Theme &theme, QWidget *parent)
    : SwatchList(theme, true, parent)
{
    setAccessibleName(tr("Layers"));
}

void LayerList::setLayers(std::span<const CellLayer> layers)
{
    std::vector<SwatchRow> rows;
    for (const CellLayer &layer : layers) {
        SwatchRow row;
        row.name = QString::fromStdString(layer.name);
        row.color = layer.color;
        row.visible = layer.visible;
        if (layer.type == ValueType::Bool) {
            row.note = tr("yes/no");
        } else if (layer.type == ValueType::Category) {
            row.note = tr("%n values", nullptr, static_cast<int>(layer.categories.size()));
        } else {
            row.note = QStringLiteral("%1..%2").arg(shortNumber(layer.minimum), shortNumber(layer.maximum));
        }
        row.value = layer.opacity < 1 ? tr("%1 %").arg(qRound(layer.opacity * 100)) : QString();
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace gridfolk
