// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"
#include "panels/design/FormPage.h"

class QLabel;
class QPushButton;

namespace gridfolk
{

class ColorPicker;

/// A cell layer's name, what it holds, how it starts and how it is drawn.
class LayerForm : public FormPage
{
    Q_OBJECT

public:
    explicit LayerForm(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the layer again after the document changed.
    void setLayer(int layer);

private:
    template <class T>
    void write(const QString &step, T CellLayer::*member, T value, const QString &mergeKey = {});
    void writeType(ValueType type, std::vector<std::string> categories);
    void buildContent();
    void buildLooks();
    void refreshProblems();
    [[nodiscard]] const CellLayer *described() const;
    [[nodiscard]] QString title() const;

    DesignContext m_context;
    int m_layer = -1;
    QLineEdit *m_name;
    FormField *m_nameField;
    QComboBox *m_type = nullptr;
    QLineEdit *m_categories = nullptr;
    FormField *m_categoriesField = nullptr;
    QLineEdit *m_initial = nullptr;
    FormField *m_initialField = nullptr;
    QPushButton *m_compute = nullptr;
    ColorPicker *m_color = nullptr;
    QComboBox *m_scale = nullptr;
    FormField *m_scaleField = nullptr;
    QDoubleSpinBox *m_minimum = nullptr;
    FormField *m_minimumField = nullptr;
    QDoubleSpinBox *m_maximum = nullptr;
    FormField *m_maximumField = nullptr;
    QSpinBox *m_opacity = nullptr;
};

} // namespace gridfolk
