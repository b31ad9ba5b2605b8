// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/RuledBox.h"

namespace gridfolk
{

class BudgetMeter;
class CommandField;
class SegmentedControl;
class TransportBar;

/// The bar below the menu: mode, transport, what was spent, commands by name.
class TopBar : public RuledBox
{
    Q_OBJECT

public:
    explicit TopBar(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] SegmentedControl *modes() const { return m_modes; }
    [[nodiscard]] TransportBar *transport() const { return m_transport; }
    [[nodiscard]] BudgetMeter *meter() const { return m_meter; }
    /// The meter is of use only where something may be asked.
    void setMeterShown(bool shown);
    [[nodiscard]] CommandField *commands() const { return m_commands; }

private:
    SegmentedControl *m_modes;
    TransportBar *m_transport;
    BudgetMeter *m_meter;
    CommandField *m_commands;
};

} // namespace gridfolk
