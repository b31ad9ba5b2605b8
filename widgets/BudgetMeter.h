// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// What has been spent of what is allowed, with a bar: "$0.08 of $1.00". Turns caution above 80 %, bad at the
/// cap.
class BudgetMeter : public QWidget
{
    Q_OBJECT
public:
    explicit BudgetMeter(const Theme &theme, QWidget *parent = nullptr);

    /// In dollars; a cap of 0 or less means none is set.
    void setSpent(double spent, double cap);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    double m_spent = 0;
    double m_cap = 0;
};

} // namespace gridfolk
