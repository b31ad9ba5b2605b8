// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SpeedSlider.h"

#include "widgets/Drawing.h"

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr int kSteps = 100; // the last one is as fast as it goes
constexpr double kSlowest = 0.5;
constexpr double kFastest = 200;

} // namespace

SpeedSlider::SpeedSlider(const Theme &theme, QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setRange(0, kSteps);
    setPageStep(10);
    setFixedWidth(theme.px(112));
    setAccessibleName(tr("Speed"));
    setSpeed(10);
    connect(this, &QSlider::valueChanged, this, [this] {
        refreshText();
        emit speedChanged(speed());
    });
}

double SpeedSlider::speed() const
{
    if (value() == kSteps) {
        return 0;
    }
    return kSlowest * std::pow(kFastest / kSlowest, value() / double(kSteps - 1));
}

void SpeedSlider::setSpeed(double ticksPerSecond)
{
    const QSignalBlocker silent(this);
    if (ticksPerSecond <= 0) {
        setValue(kSteps);
    } else {
        const double share = std::log(std::clamp(ticksPerSecond, kSlowest, kFastest) / kSlowest) /
                             std::log(kFastest / kSlowest);
        setValue(static_cast<int>(std::lround(share * (kSteps - 1))));
    }
    refreshText();
    update();
}

QString SpeedSlider::speedText(double ticksPerSecond)
{
    if (ticksPerSecond <= 0) {
        return tr("As fast as it goes");
    }
    if (ticksPerSecond < 1) {
        return tr("One tick in %1 seconds").arg(shortNumber(1 / ticksPerSecond, 2));
    }
    return tr("%1 ticks a second").arg(shortNumber(ticksPerSecond, 2));
}

void SpeedSlider::refreshText()
{
    const QString text = speedText(speed());
    setToolTip(tr("Speed: %1").arg(text));
    setAccessibleDescription(text);
}

} // namespace gridfolk
