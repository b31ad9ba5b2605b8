// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/DesignInspector.h"

#include "panels/design/KindPages.h"
#include "panels/design/LayerPages.h"
#include "panels/design/ModelPages.h"
#include "panels/design/PageTabs.h"
#include "panels/design/ParameterForm.h"
#include "widgets/Theme.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

template <class T>
int positionOf(const std::vector<T> &list, const std::string &name)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T &entry) { return entry.name == name; });
    return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

} // namespace

DesignInspector::DesignInspector(const DesignContext &context, QWidget *parent)
    : QStackedWidget(parent)
    , m_context(context)
    , m_kind(new KindPages(context))
    , m_layer(new LayerPages(context))
    , m_parameterPages(new PageTabs)
    , m_parameter(new ParameterForm(context))
    , m_model(new ModelPages(context))
{
    setAccessibleName(tr("Properties"));
    setMinimumWidth(context.theme.px(320));
    m_parameterPages->setAccessibleName(tr("Parameter"));
    m_parameterPages->addTab(m_parameter, tr("Parameter"));
    for (QWidget *page : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_layer),
                          static_cast<QWidget *>(m_parameterPages), static_cast<QWidget *>(m_model)}) {
        addWidget(page);
    }
    connect(&context.selection, &DesignSelection::changed, this, &DesignInspector::refresh);
    connect(&context.document, &ScenarioDocument::changed, this, &DesignInspector::refresh);
    refresh();
}

void DesignInspector::refresh()
{
    const DesignItem item = m_context.selection.item();
    switch (item.sort) {
    case DesignItem::Sort::Kind:
        m_kind->setKind(item.index);
        setCurrentWidget(m_kind);
        return;
    case DesignItem::Sort::Layer:
        m_layer->setLayer(item.index);
        setCurrentWidget(m_layer);
        return;
    case DesignItem::Sort::Parameter:
        m_parameter->setParameter(item.index);
        setCurrentWidget(m_parameterPages);
        return;
    case DesignItem::Sort::Model:
        m_model->refresh();
        setCurrentWidget(m_model);
        return;
    }
}

bool DesignInspector::goTo(const Place &place)
{
    const Scenario &scenario = m_context.document.scenario();
    const std::size_t slash = place.path.find('/');
    const std::string sort = place.path.substr(0, slash);
    const std::string rest = slash == std::string::npos ? std::string() : place.path.substr(slash + 1);
    const std::string name = rest.substr(0, rest.find('/'));
    const int kind = sort == "kinds" ? positionOf(scenario.kinds, name) : -1;
    const int layer = sort == "layers" ? positionOf(scenario.layers, name) : -1;
    const int parameter = sort == "parameters" ? positionOf(scenario.parameters, name) : -1;
    if (kind >= 0) {
        m_context.selection.select({DesignItem::Sort::Kind, kind});
        m_kind->goTo(place);
        return true;
    }
    if (layer >= 0) {
        m_context.selection.select({DesignItem::Sort::Layer, layer});
        m_layer->goTo(place);
        return true;
    }
    if (parameter >= 0) {
        m_context.selection.select({DesignItem::Sort::Parameter, parameter});
        return true;
    }
    if (sort == "rules" || sort == "metrics" || sort == "charts" || sort == "run" || sort == "world") {
        m_context.selection.select({});
        m_model->goTo(place);
        return true;
    }
    return false;
}

} // namespace gridfolk
