// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/LayerForm.h"

#include "commands/RenameInModel.h"
#include "panels/design/ProblemLookup.h"
#include "widgets/ColorPicker.h"
#include "widgets/FormField.h"
#include "widgets/TextLabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

/// A painted value as another type of layer can hold it.
double fitting(double value, ValueType type, std::size_t categories)
{
    switch (type) {
    case ValueType::Bool:
        return value != 0 ? 1 : 0;
    case ValueType::Int:
        return std::round(value);
    case ValueType::Category:
        return std::clamp(std::round(value), 0.0, std::max(1.0, static_cast<double>(categories)) - 1);
    default:
        return value;
    }
}

std::vector<std::string> words(const QString &text)
{
    std::vector<std::string> result;
    for (const QString &word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty()) {
            result.push_back(word.trimmed().toStdString());
        }
    }
    return result;
}

QString joined(const std::vector<std::string> &words)
{
    QStringList result;
    for (const std::string &word : words) {
        result << QString::fromStdString(word);
    }
    return result.join(QStringLiteral(", "));
}

} // namespace

LayerForm::LayerForm(const DesignContext &context, QWidget *parent)
    : FormPage(context.theme, tr("Layer"), parent)
    , m_context(context)
    , m_name(makeLine())
    , m_nameField(addField(tr("Name"), m_name))
{
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (described() != nullptr) {
            renameInModel(m_context.document, RenameInModel::What::Layer, m_layer,
                          m_name->text().toStdString());
        }
    });
    buildContent();
    buildLooks();
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &LayerForm::refreshProblems);
}

void LayerForm::buildContent()
{
    m_type = new QComboBox;
    m_type->addItem(tr("yes or no"), static_cast<int>(ValueType::Bool));
    m_type->addItem(tr("whole number"), static_cast<int>(ValueType::Int));
    m_type->addItem(tr("number"), static_cast<int>(ValueType::Float));
    m_type->addItem(tr("one of some words"), static_cast<int>(ValueType::Category));
    addField(tr("Holds"), m_type);
    m_categories = makeLine();
    m_categories->setPlaceholderText(tr("forest, field, lake"));
    m_categoriesField = addField(tr("Words"), m_categories);
    m_initial = makeLine(true);
    m_initialField = addField(tr("Starts as"), m_initial);
    m_compute = new QPushButton(tr("Compute instead of painting"));
    m_compute->setAccessibleName(m_compute->text());
    m_compute->setToolTip(tr("Takes the painted values away; an expression says what cells start as"));
    addWidget(m_compute);
    connect(m_type, &QComboBox::activated, this, [this] {
        const auto type = static_cast<ValueType>(m_type->currentData().toInt());
        std::vector<std::string> categories = described()->categories;
        if (type == ValueType::Category && categories.empty()) {
            categories = {"none", "some"};
        }
        writeType(type, std::move(categories));
    });
    connect(m_categories, &QLineEdit::editingFinished, this, [this] {
        if (const CellLayer *layer = described()) {
            writeType(layer->type, words(m_categories->text()));
        }
    });
    connect(m_initial, &QLineEdit::editingFinished, this, [this] {
        if (const CellLayer *layer = described(); layer != nullptr && layer->painted.empty()) {
            write(tr("Change how %1 starts").arg(title()), &CellLayer::initial,
                  m_initial->text().toStdString());
        }
    });
    connect(m_compute, &QPushButton::clicked, this, [this] {
        write(tr("Take the painting of %1 away").arg(title()), &CellLayer::painted, {});
        m_initial->setFocus();
    });
}

void LayerForm::buildLooks()
{
    addCaption(tr("Looks"));
    m_color = new ColorPicker(m_context.theme);
    addField(tr("Color"), m_color);
    m_scale = new QComboBox;
    m_scale->addItem(tr("tints of the color"), QString());
    m_scale->addItem(tr("Viridis"), QStringLiteral("viridis"));
    m_scale->addItem(tr("Cividis"), QStringLiteral("cividis"));
    m_scaleField = addField(tr("Scale"), m_scale);
    m_minimum = makeNumber();
    m_minimumField = addField(tr("From"), m_minimum);
    m_maximum = makeNumber();
    m_maximumField = addField(tr("To"), m_maximum);
    m_opacity = makeWhole(0, 100);
    m_opacity->setSuffix(tr(" %"));
    addField(tr("Opacity"), m_opacity);
    const auto looks = [this] { return tr("Change the looks of %1").arg(title()); };
    const auto key = [this](const char *field) {
        return QStringLiteral("layer/%1/%2").arg(m_layer).arg(QLatin1String(field));
    };
    connect(m_color, &ColorPicker::colorPicked, this,
            [this, looks](const std::string &name) { write(looks(), &CellLayer::color, name); });
    connect(m_scale, &QComboBox::activated, this, [this, looks] {
        write(looks(), &CellLayer::scale, m_scale->currentData().toString().toStdString());
    });
    connect(m_minimum, &QDoubleSpinBox::valueChanged, this,
            [this, looks, key](double value) { write(looks(), &CellLayer::minimum, value, key("minimum")); });
    connect(m_maximum, &QDoubleSpinBox::valueChanged, this,
            [this, looks, key](double value) { write(looks(), &CellLayer::maximum, value, key("maximum")); });
    connect(m_opacity, &QSpinBox::valueChanged, this, [this, looks, key](int percent) {
        write(looks(), &CellLayer::opacity, percent / 100.0, key("opacity"));
    });
}

const CellLayer *LayerForm::described() const
{
    const std::vector<CellLayer> &layers = m_context.document.scenario().layers;
    const bool known = m_layer >= 0 && m_layer < static_cast<int>(layers.size());
    return known ? &layers[static_cast<std::size_t>(m_layer)] : nullptr;
}

QString LayerForm::title() const
{
    const CellLayer *layer = described();
    return layer != nullptr ? QString::fromStdString(layer->name) : QString();
}

template <class T>
void LayerForm::write(const QString &step, T CellLayer::*member, T value, const QString &mergeKey)
{
    if (described() == nullptr) {
        return;
    }
    m_context.document.change<T>(
        step, {ChangeEvent::Part::Layers, m_layer, {}},
        [layer = m_layer, member](Scenario &scenario) -> T & {
            return scenario.layers[static_cast<std::size_t>(layer)].*member;
        },
        std::move(value), mergeKey);
}

void LayerForm::writeType(ValueType type, std::vector<std::string> categories)
{
    CellLayer layer = *described();
    layer.type = type;
    layer.categories = type == ValueType::Category ? std::move(categories) : std::vector<std::string>{};
    for (double &value : layer.painted) {
        value = fitting(value, type, layer.categories.size());
    }
    m_context.document.change<CellLayer>(
        tr("Change what %1 holds").arg(title()), {ChangeEvent::Part::Layers, m_layer, {}},
        [index = m_layer](Scenario &scenario) -> CellLayer & {
            return scenario.layers[static_cast<std::size_t>(index)];
        },
        std::move(layer));
}

void LayerForm::setLayer(int layer)
{
    m_layer = layer;
    const CellLayer *shown = described();
    if (shown == nullptr) {
        return;
    }
    const bool number = shown->type == ValueType::Int || shown->type == ValueType::Float;
    const bool painted = !shown->painted.empty();
    show(m_name, shown->name);
    show(m_type, static_cast<int>(shown->type));
    show(m_categories, joined(shown->categories).toStdString());
    m_categoriesField->setVisible(shown->type == ValueType::Category);
    show(m_initial, painted ? std::string() : shown->initial);
    m_initial->setEnabled(!painted);
    m_initial->setPlaceholderText(painted                           ? tr("painted by hand")
                                  : shown->type == ValueType::Bool  ? QStringLiteral("chance(0.5)")
                                  : shown->type == ValueType::Float ? QStringLiteral("uniform(0, 1)")
                                  : shown->type == ValueType::Int   ? QStringLiteral("randint(0, 10)")
                                                                    : tr("the first word"));
    m_compute->setVisible(painted);
    m_color->setColorName(shown->color);
    show(m_scale, QString::fromStdString(shown->scale));
    show(m_minimum, shown->minimum);
    show(m_maximum, shown->maximum);
    show(m_opacity, qRound(shown->opacity * 100));
    for (FormField *field : {m_scaleField, m_minimumField, m_maximumField}) {
        field->setVisible(number);
    }
    refreshProblems();
}

void LayerForm::refreshProblems()
{
    if (const CellLayer *layer = described()) {
        const std::string path = "layers/" + layer->name;
        m_nameField->setError(problemsAt(m_context.document, path));
        m_initialField->setError(problemsAt(m_context.document, path + "/initial"));
    }
}

} // namespace gridfolk
