// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QToolButton;

namespace gridfolk
{

class EditableValue;
class NumberLabel;
class SpeedSlider;

/// Reset, play or pause, step, speed, tick, seed. Asks by signals; shows what its setters say and nothing
/// else.
class TransportBar : public QWidget
{
    Q_OBJECT
public:
    explicit TransportBar(const Theme &theme, QWidget *parent = nullptr);

    void setPlaying(bool playing);
    /// Whether there is a model that can run: play and step are off otherwise, with `reason` as their tool
    /// tip.
    void setRunnable(bool runnable, const QString &reason = {});
    /// `total` 0: no end.
    void setTick(qint64 tick, qint64 total);
    void setSeed(quint64 seed);
    /// Ticks per second; 0: as fast as it goes.
    void setSpeed(double ticksPerSecond);
    [[nodiscard]] double speed() const;
    [[nodiscard]] bool isPlaying() const { return m_playing; }

signals:
    void resetRequested();
    void playRequested();
    void pauseRequested();
    void stepRequested();
    void speedChanged(double ticksPerSecond);
    /// A person typed another seed; answer with setSeed().
    void seedEdited(quint64 seed);

private:
    QToolButton *makeButton(const QString &icon, const QString &text);
    void refreshPlay();

    const Theme &m_theme;
    QToolButton *m_reset;
    QToolButton *m_play;
    QToolButton *m_step;
    SpeedSlider *m_speed;
    NumberLabel *m_tick;
    EditableValue *m_seed;
    QString m_reason;
    bool m_playing = false;
    bool m_runnable = true;
};

} // namespace gridfolk
