// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/ParameterForm.h"

#include "commands/RenameInModel.h"
#include "panels/design/ProblemLookup.h"
#include "widgets/CommitText.h"
#include "widgets/FormField.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <cmath>

namespace gridfolk
{

ParameterForm::ParameterForm(const DesignContext &context, QWidget *parent)
    : FormPage(context.theme, tr("Parameter"), parent)
    , m_context(context)
    , m_name(makeLine())
    , m_nameField(addField(tr("Name"), m_name))
    , m_type(new QComboBox)
    , m_on(new QCheckBox(tr("on")))
    , m_description(new CommitText(context.theme, 2, 6))
{
    m_type->addItem(tr("yes or no"), static_cast<int>(ValueType::Bool));
    m_type->addItem(tr("whole number"), static_cast<int>(ValueType::Int));
    m_type->addItem(tr("number"), static_cast<int>(ValueType::Float));
    addField(tr("Type"), m_type);
    m_onField = addField(tr("Value"), m_on);
    m_value = addNumber(tr("Value"), &Parameter::value, m_valueField);
    m_minimum = addNumber(tr("From"), &Parameter::minimum, m_minimumField);
    m_maximum = addNumber(tr("To"), &Parameter::maximum, m_maximumField);
    m_step = addNumber(tr("Step"), &Parameter::step, m_stepField);
    m_step->setMinimum(0);
    m_step->setSpecialValueText(tr("chosen from the range"));
    addField(tr("Explains"), m_description);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (described() != nullptr) {
            renameInModel(m_context.document, RenameInModel::What::Parameter, m_parameter,
                          m_name->text().toStdString());
        }
    });
    connect(m_type, &QComboBox::activated, this,
            [this] { writeType(static_cast<ValueType>(m_type->currentData().toInt())); });
    connect(m_on, &QCheckBox::clicked, this,
            [this](bool on) { write(tr("Change %1").arg(title()), &Parameter::value, on ? 1.0 : 0.0); });
    connect(m_description, &CommitText::committed, this, [this](const QString &text) {
        write(tr("Describe %1").arg(title()), &Parameter::description, text.toStdString());
    });
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &ParameterForm::refreshProblems);
}

QDoubleSpinBox *ParameterForm::addNumber(const QString &label, double Parameter::*member, FormField *&field)
{
    QDoubleSpinBox *box = makeNumber();
    field = addField(label, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, member, label](double value) {
        write(tr("Change %1").arg(title()), member, value,
              QStringLiteral("parameter/%1/%2").arg(m_parameter).arg(label));
    });
    return box;
}

const Parameter *ParameterForm::described() const
{
    const std::vector<Parameter> &parameters = m_context.document.scenario().parameters;
    const bool known = m_parameter >= 0 && m_parameter < static_cast<int>(parameters.size());
    return known ? &parameters[static_cast<std::size_t>(m_parameter)] : nullptr;
}

QString ParameterForm::title() const
{
    const Parameter *parameter = described();
    return parameter != nullptr ? QString::fromStdString(parameter->name) : QString();
}

template <class T>
void ParameterForm::write(const QString &step, T Parameter::*member, T value, const QString &mergeKey)
{
    if (described() == nullptr) {
        return;
    }
    m_context.document.change<T>(
        step, {ChangeEvent::Part::Parameters, m_parameter, {}},
        [parameter = m_parameter, member](Scenario &scenario) -> T & {
            return scenario.parameters[static_cast<std::size_t>(parameter)].*member;
        },
        std::move(value), mergeKey);
}

void ParameterForm::writeType(ValueType type)
{
    Parameter parameter = *described();
    parameter.type = type;
    if (type == ValueType::Bool) {
        parameter.value = parameter.value != 0 ? 1 : 0;
        parameter.minimum = 0;
        parameter.maximum = 1;
    } else if (type == ValueType::Int) {
        for (double Parameter::*member :
             {&Parameter::value, &Parameter::minimum, &Parameter::maximum, &Parameter::step}) {
            parameter.*member = std::round(parameter.*member);
        }
    }
    m_context.document.change<Parameter>(
        tr("Change the type of %1").arg(title()), {ChangeEvent::Part::Parameters, m_parameter, {}},
        [index = m_parameter](Scenario &scenario) -> Parameter & {
            return scenario.parameters[static_cast<std::size_t>(index)];
        },
        std::move(parameter));
}

void ParameterForm::setParameter(int parameter)
{
    m_parameter = parameter;
    const Parameter *shown = described();
    if (shown == nullptr) {
        return;
    }
    const bool number = shown->type != ValueType::Bool;
    show(m_name, shown->name);
    show(m_type, static_cast<int>(shown->type));
    {
        const QSignalBlocker blocker(m_on);
        m_on->setChecked(shown->value != 0);
    }
    for (QDoubleSpinBox *box : {m_value, m_minimum, m_maximum, m_step}) {
        const QSignalBlocker blocker(box);
        box->setDecimals(shown->type == ValueType::Int ? 0 : 6);
    }
    show(m_value, shown->value);
    show(m_minimum, shown->minimum);
    show(m_maximum, shown->maximum);
    show(m_step, shown->step);
    m_description->setText(QString::fromStdString(shown->description));
    m_onField->setVisible(!number);
    for (FormField *field : {m_valueField, m_minimumField, m_maximumField, m_stepField}) {
        field->setVisible(number);
    }
    refreshProblems();
}

void ParameterForm::refreshProblems()
{
    const Parameter *shown = described();
    if (shown == nullptr) {
        return;
    }
    // All problems of a parameter have the same place; each goes under the field that it is about.
    m_nameField->setError({});
    m_valueField->setError({});
    m_maximumField->setError({});
    const std::string path = "parameters/" + shown->name;
    const QString all = problemsAt(m_context.document, path);
    for (const Problem &problem : m_context.document.problems()) {
        if (problem.place.path == path) {
            const bool range = problem.code == "scenario.bad-range";
            const bool value = problem.code.find("value") != std::string::npos;
            (range ? m_maximumField : value ? m_valueField : m_nameField)->setError(all);
        }
    }
}

} // namespace gridfolk
