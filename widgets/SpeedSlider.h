// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QSlider>

namespace gridfolk
{

/// Ticks per second on a logarithmic scale: from one tick in two seconds to as fast as it goes (the right
/// end).
class SpeedSlider : public QSlider
{
    Q_OBJECT
public:
    explicit SpeedSlider(const Theme &theme, QWidget *parent = nullptr);

    /// Ticks per second; 0: as fast as it goes.
    [[nodiscard]] double speed() const;
    /// Moves the handle without a signal.
    void setSpeed(double ticksPerSecond);
    [[nodiscard]] static QString speedText(double ticksPerSecond);

signals:
    void speedChanged(double ticksPerSecond);

private:
    void refreshText();
};

} // namespace gridfolk
