// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "controllers/DesignSelection.h"
#include "panels/design/DesignContext.h"

#include <QStackedWidget>

namespace gridfolk
{

class KindPages;
class LayerPages;
class ModelPages;
class PageTabs;
class ParameterForm;

/// The right dock of Design: the pages of what is selected.
class DesignInspector : public QStackedWidget
{
    Q_OBJECT

public:
    explicit DesignInspector(const DesignContext &context, QWidget *parent = nullptr);

    /// Selects the owner of a problem's place and turns to it. False: no such place in the document.
    bool goTo(const Place &place);

    [[nodiscard]] KindPages *kindPages() const { return m_kind; }
    [[nodiscard]] LayerPages *layerPages() const { return m_layer; }
    [[nodiscard]] ModelPages *modelPages() const { return m_model; }

private:
    void refresh();

    DesignContext m_context;
    KindPages *m_kind;
    LayerPages *m_layer;
    PageTabs *m_parameterPages;
    ParameterForm *m_parameter;
    ModelPages *m_model;
};

} // namespace gridfolk
