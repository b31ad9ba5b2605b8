// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QWidget>

class QCheckBox;
class QSlider;

namespace gridfolk
{

class EditableValue;

/// One parameter: name, value that can be typed, slider; or a check box.
class ParameterRow : public QWidget
{
    Q_OBJECT
public:
    ParameterRow(const Theme &theme, const Parameter &parameter, QWidget *parent = nullptr);

    void setValue(double value);
    /// Says that a change counts only in the next run.
    void setCountsAtStart(bool atStart);
    [[nodiscard]] double value() const { return m_value; }

signals:
    void valueChanged(double value);
    void valueCommitted(double value);

private:
    void buildSlider(const Theme &theme);
    void buildCheckBox();
    void typed(const QString &text);
    void show(double value);
    [[nodiscard]] double stepSize() const;
    [[nodiscard]] double snapped(double value) const;

    Parameter m_parameter;
    double m_value = 0;
    EditableValue *m_text = nullptr;
    QWidget *m_atStart = nullptr;
    QSlider *m_slider = nullptr;
    QCheckBox *m_box = nullptr;
};

} // namespace gridfolk
