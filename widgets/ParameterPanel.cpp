// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ParameterPanel.h"

#include "widgets/ParameterRow.h"

#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

ParameterPanel::ParameterPanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(12));
    m_column->setSpacing(theme.px(8));
    m_column->addStretch(1);
}

void ParameterPanel::setParameters(const std::vector<Parameter> &parameters)
{
    const auto sameRow = [](const Parameter &first, Parameter second) {
        second.value = first.value;
        return first == second;
    };
    if (std::equal(parameters.begin(), parameters.end(), m_parameters.begin(), m_parameters.end(), sameRow)) {
        for (const Parameter &parameter : parameters) {
            setValue(QString::fromStdString(parameter.name), parameter.value);
        }
        m_parameters = parameters;
        return;
    }
    for (const auto &[name, row] : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_parameters = parameters;
    for (const Parameter &parameter : parameters) {
        const QString name = QString::fromStdString(parameter.name);
        auto *row = new ParameterRow(m_theme, parameter, this);
        connect(row, &ParameterRow::valueChanged, this,
                [this, name](double value) { emit valueChanged(name, value); });
        connect(row, &ParameterRow::valueCommitted, this,
                [this, name](double value) { emit valueCommitted(name, value); });
        m_column->insertWidget(m_column->count() - 1, row);
        m_rows[name] = row;
    }
}

void ParameterPanel::setCountsAtStart(const std::vector<bool> &atStart)
{
    for (std::size_t i = 0; i < m_parameters.size() && i < atStart.size(); ++i) {
        m_rows.at(QString::fromStdString(m_parameters[i].name))->setCountsAtStart(atStart[i]);
    }
}

void ParameterPanel::setValue(const QString &name, double value)
{
    if (const auto found = m_rows.find(name); found != m_rows.end()) {
        found->second->setValue(value);
    }
}

double ParameterPanel::value(const QString &name) const
{
    const auto found = m_rows.find(name);
    return found == m_rows.end() ? 0 : found->second->value();
}

} // namespace gridfolk
