// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractButton>

namespace gridfolk
{

/// A pill that is on or off: one of a persona's permitted actions.
class ChoiceChip : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceChip(const Theme &theme, const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace gridfolk
