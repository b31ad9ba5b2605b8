// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/BrushPanel.h"

#include "controllers/DesignSelection.h"
#include "controllers/PaintController.h"
#include "panels/design/ShortSpinBox.h"
#include "widgets/PanelHeader.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TextLabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

BrushPanel::BrushPanel(const DesignContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_header(new PanelHeader(context.theme, tr("Brush")))
    , m_body(new QWidget)
    , m_valueTitle(new TextLabel(context.theme, tr("Value"), TextRole::Body, Token::Secondary))
    , m_values(new QStackedWidget)
    , m_onOff(new SegmentedControl(context.theme))
    , m_number(new ShortSpinBox)
    , m_choice(new QComboBox)
    , m_hint(new TextLabel(context.theme, QString(), TextRole::Small, Token::Secondary))
    , m_size(new QSpinBox)
{
    const Theme &theme = context.theme;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnMinimumWidth(0, theme.px(62));
    grid->setColumnStretch(1, 1);
    m_onOff->addSegment(tr("Off"));
    m_onOff->addSegment(tr("On"));
    m_onOff->setAccessibleName(tr("Value of the brush"));
    m_number->setRange(-1e9, 1e9);
    m_number->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    for (QWidget *field : {static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_choice),
                           static_cast<QWidget *>(m_size)}) {
        field->setMinimumWidth(theme.px(48));
    }
    m_number->setAccessibleName(tr("Value of the brush"));
    m_choice->setAccessibleName(tr("Value of the brush"));
    m_values->addWidget(m_onOff);
    m_values->addWidget(m_number);
    m_values->addWidget(m_choice);
    m_values->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    grid->addWidget(m_valueTitle, 0, 0);
    grid->addWidget(m_values, 0, 1);
    grid->addWidget(new TextLabel(theme, tr("Size"), TextRole::Body, Token::Secondary), 1, 0);
    m_size->setRange(1, PaintController::kLargestBrush);
    m_size->setAccessibleName(tr("Size of the brush"));
    grid->addWidget(m_size, 1, 1);
    m_hint->setWordWrap(true);
    grid->addWidget(m_hint, 2, 0, 1, 2);
    const auto write = [this](double value) {
        if (!m_silent) {
            m_context.paint.setValue(value);
        }
    };
    connect(m_onOff, &SegmentedControl::currentChanged, this, [write](int index) { write(index); });
    connect(m_number, &QDoubleSpinBox::valueChanged, this, write);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [write](int index) { write(index); });
    connect(m_size, &QSpinBox::valueChanged, &context.paint, &PaintController::setBrushSize);
    connect(&context.paint, &PaintController::toolChanged, this, &BrushPanel::refresh);
    connect(&context.paint, &PaintController::valueChanged, this, &BrushPanel::refreshValue);
    connect(&context.document, &ScenarioDocument::changed, this, &BrushPanel::refresh);
    refresh();
}

void BrushPanel::refresh()
{
    const Scenario &scenario = m_context.document.scenario();
    const PaintTarget target = m_context.paint.target();
    const auto index = static_cast<std::size_t>(std::max(target.index, 0));
    const bool layer = target.sort == PaintTarget::Sort::Layer && index < scenario.layers.size();
    const bool kind = target.sort == PaintTarget::Sort::Kind && index < scenario.kinds.size();
    setVisible((layer || kind) && m_context.paint.tool() != PaintTool::Pointer);
    m_valueTitle->setVisible(layer);
    m_values->setVisible(layer);
    {
        const QSignalBlocker blocker(m_size);
        m_size->setValue(m_context.paint.brushSize());
    }
    if (kind) {
        const QString name = QString::fromStdString(scenario.kinds[index].name);
        m_header->setDetail(name);
        m_hint->setText(tr("The brush places %1, one on a cell; the right button takes away.").arg(name));
    } else if (layer) {
        const CellLayer &described = scenario.layers[index];
        m_header->setDetail(QString::fromStdString(described.name));
        m_hint->setText(described.painted.empty() && !described.initial.empty()
                            ? tr("Computed now; the first stroke makes it painted. The right button erases.")
                            : tr("The right button erases."));
        fitValue();
        refreshValue();
    }
}

/// Keeps the value of the brush to what the layer can hold.
void BrushPanel::fitValue()
{
    const CellLayer &layer =
        m_context.document.scenario().layers[static_cast<std::size_t>(m_context.paint.target().index)];
    const double value = m_context.paint.value();
    if (layer.type == ValueType::Bool && value != 0) {
        m_context.paint.setValue(1);
    } else if (layer.type == ValueType::Int) {
        m_context.paint.setValue(std::round(value));
    } else if (layer.type == ValueType::Category) {
        const double last = std::max(1.0, static_cast<double>(layer.categories.size())) - 1;
        m_context.paint.setValue(std::clamp(std::round(value), 0.0, last));
    }
}

void BrushPanel::refreshValue()
{
    const PaintTarget target = m_context.paint.target();
    const std::vector<CellLayer> &layers = m_context.document.scenario().layers;
    if (target.sort != PaintTarget::Sort::Layer || target.index < 0 ||
        target.index >= static_cast<int>(layers.size())) {
        return;
    }
    const CellLayer &layer = layers[static_cast<std::size_t>(target.index)];
    const double value = m_context.paint.value();
    m_silent = true;
    if (layer.type == ValueType::Bool) {
        m_values->setCurrentWidget(m_onOff);
        m_onOff->setCurrentIndex(value != 0 ? 1 : 0);
    } else if (layer.type == ValueType::Category) {
        m_values->setCurrentWidget(m_choice);
        QStringList names;
        for (const std::string &name : layer.categories) {
            names << QString::fromStdString(name);
        }
        m_choice->clear();
        m_choice->addItems(names);
        m_choice->setCurrentIndex(static_cast<int>(value));
    } else {
        m_values->setCurrentWidget(m_number);
        m_number->setDecimals(layer.type == ValueType::Int ? 0 : 6);
        m_number->setValue(value);
    }
    m_silent = false;
}

} // namespace gridfolk
