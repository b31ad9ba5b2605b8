// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ParameterRow.h"

#include "base/Numbers.h"
#include "widgets/Drawing.h"
#include "widgets/EditableValue.h"
#include "widgets/ElidedLabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

ParameterRow::ParameterRow(const Theme &theme, const Parameter &parameter, QWidget *parent)
    : QWidget(parent)
    , m_parameter(parameter)
{
    m_atStart = new ElidedLabel(theme, tr("at start"), TextRole::Small, Token::Secondary, this);
    m_atStart->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCountsAtStart(false);
    if (parameter.type == ValueType::Bool) {
        buildCheckBox();
    } else {
        buildSlider(theme);
    }
    setValue(parameter.value);
}

void ParameterRow::setCountsAtStart(bool atStart)
{
    m_atStart->setVisible(atStart);
    QString tip = QString::fromStdString(m_parameter.description).toHtmlEscaped();
    if (atStart) {
        tip += (tip.isEmpty() ? QString() : QStringLiteral("<br>")) +
               tr("Counts only when a run starts: press “Start again” to see a change.");
    }
    setToolTip(tip);
}

void ParameterRow::buildCheckBox()
{
    const QString name = QString::fromStdString(m_parameter.name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    m_box = new QCheckBox(name);
    m_box->setAccessibleName(name);
    row->addWidget(m_box, 1);
    row->addWidget(m_atStart);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        m_value = on ? 1 : 0;
        emit valueChanged(m_value);
        emit valueCommitted(m_value);
    });
}

void ParameterRow::buildSlider(const Theme &theme)
{
    const QString name = QString::fromStdString(m_parameter.name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->addWidget(new ElidedLabel(theme, name, TextRole::Body, Token::Text), 1);
    head->addWidget(m_atStart);
    m_text = new EditableValue(theme, tr("Value of %1").arg(name));
    head->addWidget(m_text);
    head->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setAccessibleName(name);
    const double steps = (m_parameter.maximum - m_parameter.minimum) / stepSize();
    m_slider->setRange(0, static_cast<int>(std::clamp(std::round(steps), 0.0, 100000.0)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    column->addWidget(m_slider);
    m_slider->setVisible(m_parameter.maximum >
                         m_parameter.minimum); // inside this: alone it would be a window
    connect(m_text, &EditableValue::textCommitted, this, &ParameterRow::typed);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        const double value = snapped(m_parameter.minimum + step * stepSize());
        if (value != m_value) {
            show(value);
            emit valueChanged(value);
            if (!m_slider->isSliderDown()) {
                emit valueCommitted(value);
            }
        }
    });
    connect(m_slider, &QSlider::sliderReleased, this, [this] { emit valueCommitted(m_value); });
}

double ParameterRow::stepSize() const
{
    if (m_parameter.step > 0) {
        return m_parameter.step;
    }
    const double range = m_parameter.maximum - m_parameter.minimum;
    if (m_parameter.type == ValueType::Int) {
        return std::max(1.0, std::ceil(range / 10000));
    }
    return range > 0 ? range / 200 : 1;
}

double ParameterRow::snapped(double value) const
{
    if (m_parameter.type == ValueType::Int) {
        return std::round(value);
    }
    // Steps like 0.1 add up to 0.30000000000000004; the shortest decimal near it is what was meant.
    return QString::number(value, 'g', 10).toDouble();
}

void ParameterRow::typed(const QString &text)
{
    bool ok = false;
    double value = QString(text).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
    if (!ok || !std::isfinite(value)) {
        return;
    }
    if (m_parameter.maximum > m_parameter.minimum) {
        value = std::clamp(value, m_parameter.minimum, m_parameter.maximum);
    }
    setValue(m_parameter.type == ValueType::Int ? std::round(value) : value);
    emit valueChanged(m_value);
    emit valueCommitted(m_value);
}

void ParameterRow::setValue(double value)
{
    if (m_box != nullptr) {
        m_value = value;
        m_box->setChecked(value != 0);
        return;
    }
    if (m_slider->isSliderDown()) {
        return;
    }
    const QSignalBlocker silent(m_slider);
    m_slider->setValue(static_cast<int>(std::lround(
        std::clamp((value - m_parameter.minimum) / stepSize(), 0.0, double(m_slider->maximum())))));
    show(value);
}

void ParameterRow::show(double value)
{
    m_value = value;
    const QString text = QString::fromStdString(numberText(value));
    m_text->setText(text);
    m_slider->setAccessibleDescription(text);
}

} // namespace gridfolk
