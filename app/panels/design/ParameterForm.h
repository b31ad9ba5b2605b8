// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"
#include "panels/design/FormPage.h"

class QCheckBox;

namespace gridfolk
{

class CommitText;

/// A parameter's name, type, default, range and explanation.
class ParameterForm : public FormPage
{
    Q_OBJECT

public:
    explicit ParameterForm(const DesignContext &context, QWidget *parent = nullptr);

    /// Also the way to show the parameter again after the document changed.
    void setParameter(int parameter);

private:
    template <class T>
    void write(const QString &step, T Parameter::*member, T value, const QString &mergeKey = {});
    void writeType(ValueType type);
    QDoubleSpinBox *addNumber(const QString &label, double Parameter::*member, FormField *&field);
    void refreshProblems();
    [[nodiscard]] const Parameter *described() const;
    [[nodiscard]] QString title() const;

    DesignContext m_context;
    int m_parameter = -1;
    QLineEdit *m_name;
    FormField *m_nameField;
    QComboBox *m_type;
    QCheckBox *m_on;
    FormField *m_onField;
    FormField *m_valueField = nullptr;
    FormField *m_minimumField = nullptr;
    FormField *m_maximumField = nullptr;
    FormField *m_stepField = nullptr;
    QDoubleSpinBox *m_value;
    QDoubleSpinBox *m_minimum;
    QDoubleSpinBox *m_maximum;
    QDoubleSpinBox *m_step;
    CommitText *m_description;
};

} // namespace gridfolk
