// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/LayerPages.h"

#include "panels/design/LayerForm.h"
#include "panels/design/RulesPage.h"

namespace gridfolk
{

LayerPages::LayerPages(const DesignContext &context, QWidget *parent)
    : PageTabs(parent)
    , m_context(context)
    , m_form(new LayerForm(context))
    , m_rules(new RulesPage(context))
{
    setAccessibleName(tr("Layer"));
    addTab(m_form, tr("Layer"));
    addTab(m_rules, tr("Rules"));
}

void LayerPages::setLayer(int layer)
{
    m_form->setLayer(layer);
    const std::string &name = m_context.document.scenario().layers[static_cast<std::size_t>(layer)].name;
    RulesPage::Subject subject;
    subject.path = "layers/" + name + "/rules";
    subject.where = [layer](Scenario &scenario) -> std::string & {
        return scenario.layers[static_cast<std::size_t>(layer)].rules;
    };
    subject.event = {ChangeEvent::Part::Layers, layer, {}};
    subject.stepName = tr("Edit the rules of %1").arg(QString::fromStdString(name));
    subject.example =
        QStringLiteral("rule grow every step:\n    cell.%1 += 1").arg(QString::fromStdString(name));
    m_rules->setSubject(std::move(subject));
}

void LayerPages::goTo(const Place &place)
{
    const bool rules = QString::fromStdString(place.path).endsWith(QLatin1String("/rules"));
    setCurrentIndex(rules ? RuleTextPage : LayerPage);
    if (rules) {
        m_rules->goTo(static_cast<int>(place.line), static_cast<int>(place.column));
    }
}

} // namespace gridfolk
