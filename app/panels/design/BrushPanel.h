// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/design/DesignContext.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QStackedWidget;

namespace gridfolk
{

class PanelHeader;
class SegmentedControl;
class TextLabel;

/// What the brush writes into the selected layer, or what it does with the selected kind, and its size.
class BrushPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BrushPanel(const DesignContext &context, QWidget *parent = nullptr);

private:
    void refresh();
    void refreshValue();
    void fitValue();

    DesignContext m_context;
    PanelHeader *m_header;
    QWidget *m_body;
    TextLabel *m_valueTitle;
    QStackedWidget *m_values;
    SegmentedControl *m_onOff;
    QDoubleSpinBox *m_number;
    QComboBox *m_choice;
    TextLabel *m_hint;
    QSpinBox *m_size;
    bool m_silent = false;
};

} // namespace gridfolk
