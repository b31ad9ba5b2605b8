// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// What a message or a chip is about; never said by color alone.
enum class Tone { Neutral, Accent, Good, Caution, Bad };

[[nodiscard]] Token toneToken(Tone tone);

/// A short word in a pill: "persona", "valid".
class Chip : public QWidget
{
    Q_OBJECT
public:
    Chip(const Theme &theme, const QString &text, Tone tone = Tone::Neutral, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setTone(Tone tone);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same pill inside an item view; returns its width.
    static int paint(QPainter &painter, const Theme &theme, const QPointF &leftCenter, const QString &text,
                     Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
    Tone m_tone;
};

} // namespace gridfolk
