// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QTimer;

namespace gridfolk
{

class TextLabel;

/// A calm sentence in a corner of the world: a lasting one, and for some seconds what just happened.
class WorldNote : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `world`, which owns it.
    WorldNote(const Theme &theme, QWidget *world);

    void setNote(const QString &note);
    void flash(const QString &message);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    TextLabel *m_label;
    QTimer *m_timer;
    QString m_note;
    QString m_message;
};

} // namespace gridfolk
