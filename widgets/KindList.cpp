// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/KindList.h"

#include "widgets/Drawing.h"

namespace gridfolk
{

KindList::KindList(const Theme &theme, QWidget *parent)
    : SwatchList(theme, false, parent)
{
    setAccessibleName(tr("Kinds of agents"));
}

void KindList::setKinds(std::span<const AgentKind> kinds, std::span<const qint64> counts)
{
    std::vector<SwatchRow> rows;
    for (std::size_t at = 0; at < kinds.size(); ++at) {
        SwatchRow row;
        row.name = QString::fromStdString(kinds[at].name);
        row.shape = kinds[at].portrayal.shape.empty() ? "circle" : kinds[at].portrayal.shape;
        row.color = kinds[at].portrayal.color;
        row.chip = kinds[at].persona ? tr("persona") : QString();
        row.value = at < counts.size() ? groupedNumber(counts[at]) : QString();
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace gridfolk
