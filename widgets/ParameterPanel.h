// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <map>
#include <vector>

class QVBoxLayout;

namespace gridfolk
{

class ParameterRow;

/// Parameters as sliders with a value that can be typed, bools as check boxes. Live: signals while dragging.
class ParameterPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Keeps the rows when only values changed.
    void setParameters(const std::vector<Parameter> &parameters);
    /// By parameter, whether a change counts only in the next run.
    void setCountsAtStart(const std::vector<bool> &atStart);
    /// Shows a value without a signal; unknown names are ignored.
    void setValue(const QString &name, double value);
    [[nodiscard]] double value(const QString &name) const;

signals:
    void valueChanged(const QString &name, double value);
    /// The person let go, or typed a value: the end of one edit.
    void valueCommitted(const QString &name, double value);

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
    std::vector<Parameter> m_parameters;
    std::map<QString, ParameterRow *> m_rows;
};

} // namespace gridfolk
