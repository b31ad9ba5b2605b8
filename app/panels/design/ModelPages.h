// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "panels/design/DesignContext.h"
#include "panels/design/PageTabs.h"

namespace gridfolk
{

class MetricsPage;
class ModelForm;
class RulesPage;

/// What belongs to the whole model: texts and run settings, rules, metrics and plots.
class ModelPages : public PageTabs
{
    Q_OBJECT

public:
    enum Page { ModelPage, RuleTextPage, MetricPage };

    explicit ModelPages(const DesignContext &context, QWidget *parent = nullptr);

    /// Shows what the document has now.
    void refresh();
    /// Turns to the place of a problem: "rules", "metrics/x", "charts/x", "run".
    void goTo(const Place &place);

private:
    DesignContext m_context;
    ModelForm *m_form;
    RulesPage *m_rules;
    MetricsPage *m_metrics;
};

} // namespace gridfolk
