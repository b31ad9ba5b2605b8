// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/DesignSelection.h"

#include <algorithm>

namespace gridfolk
{

DesignSelection::DesignSelection(ScenarioDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&m_document, &ScenarioDocument::changed, this, [this](const ChangeEvent &event) {
        if (event.part == ChangeEvent::Part::Everything) {
            selectFirst();
        } else {
            documentChanged();
        }
    });
    selectFirst();
}

int DesignSelection::count(DesignItem::Sort sort) const
{
    const Scenario &scenario = m_document.scenario();
    switch (sort) {
    case DesignItem::Sort::Layer:
        return static_cast<int>(scenario.layers.size());
    case DesignItem::Sort::Kind:
        return static_cast<int>(scenario.kinds.size());
    case DesignItem::Sort::Parameter:
        return static_cast<int>(scenario.parameters.size());
    case DesignItem::Sort::Model:
        break;
    }
    return 0;
}

void DesignSelection::select(DesignItem item)
{
    if (item.index < 0 || item.index >= count(item.sort)) {
        item = {};
    }
    if (m_item != item) {
        m_item = item;
        emit changed(m_item);
    }
}

void DesignSelection::selectFirst()
{
    m_item = count(DesignItem::Sort::Kind) > 0 ? DesignItem{DesignItem::Sort::Kind, 0} : DesignItem{};
    emit changed(m_item); // even when equal: it is another model's
}

/// After the last entry was taken away its neighbor is selected.
void DesignSelection::documentChanged()
{
    if (m_item.sort != DesignItem::Sort::Model && m_item.index >= count(m_item.sort)) {
        select({m_item.sort, count(m_item.sort) - 1});
    }
}

} // namespace gridfolk
