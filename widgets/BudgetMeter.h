// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractButton>

namespace gridfolk
{

/// What has been spent of what is allowed, with a bar: "$0.08 of $1.00". Warns from 80 % on, turns bad at the
/// cap; a button, so that a person can ask for more.
class BudgetMeter : public QAbstractButton
{
    Q_OBJECT
public:
    explicit BudgetMeter(const Theme &theme, QWidget *parent = nullptr);

    /// In dollars; a cap of 0 or less means none is set.
    void setSpent(double spent, double cap);
    /// From 80 % of the cap on.
    [[nodiscard]] bool isNearCap() const { return m_cap > 0 && m_spent >= kNear * m_cap; }
    static constexpr double kNear = 0.8;

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
