// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/ModelPages.h"

#include "panels/design/MetricsPage.h"
#include "panels/design/ModelForm.h"
#include "panels/design/RulesPage.h"

namespace gridfolk
{

ModelPages::ModelPages(const DesignContext &context, QWidget *parent)
    : PageTabs(parent)
    , m_context(context)
    , m_form(new ModelForm(context))
    , m_rules(new RulesPage(context))
    , m_metrics(new MetricsPage(context))
{
    setAccessibleName(tr("Model"));
    addTab(m_form, tr("Model"));
    addTab(m_rules, tr("Rules"));
    addTab(m_metrics, tr("Metrics"));
}

void ModelPages::refresh()
{
    m_form->refresh();
    RulesPage::Subject subject;
    subject.path = "rules";
    subject.where = [](Scenario &scenario) -> std::string & { return scenario.rules; };
    subject.event = {ChangeEvent::Part::Rules, -1, {}};
    subject.stepName = tr("Edit the rules of the model");
    subject.example = QStringLiteral("def share(a: float, b: float) -> float:\n    return a / (a + b)");
    m_rules->setSubject(std::move(subject));
    m_metrics->refresh();
}

void ModelPages::goTo(const Place &place)
{
    const QString sort = QString::fromStdString(place.path).section(QLatin1Char('/'), 0, 0);
    if (sort == QLatin1String("rules")) {
        setCurrentIndex(RuleTextPage);
        m_rules->goTo(static_cast<int>(place.line), static_cast<int>(place.column));
    } else {
        const bool metric = sort == QLatin1String("metrics") || sort == QLatin1String("charts");
        setCurrentIndex(metric ? MetricPage : ModelPage);
    }
}

} // namespace gridfolk
