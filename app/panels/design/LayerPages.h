// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "panels/design/DesignContext.h"
#include "panels/design/PageTabs.h"

namespace gridfolk
{

class LayerForm;
class RulesPage;

/// Everything about one cell layer: properties and rules.
class LayerPages : public PageTabs
{
    Q_OBJECT

public:
    enum Page { LayerPage, RuleTextPage };

    explicit LayerPages(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the layer again after the document changed.
    void setLayer(int layer);
    /// Turns to the place of a problem below "layers/x".
    void goTo(const Place &place);

private:
    DesignContext m_context;
    LayerForm *m_form;
    RulesPage *m_rules;
};

} // namespace gridfolk
