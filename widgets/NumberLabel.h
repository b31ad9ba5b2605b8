// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// A number that does not dance: digits of equal width, a strong part and a quiet part: "312 / 1 000".
class NumberLabel : public QWidget
{
    Q_OBJECT
public:
    explicit NumberLabel(const Theme &theme, QWidget *parent = nullptr);

    /// `widest`: a text to reserve room for, so that neighbors stay where they are; may be empty.
    void setParts(const QString &strong, const QString &quiet = {}, const QString &widest = {});
    [[nodiscard]] QString text() const { return m_strong + m_quiet; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_strong;
    QString m_quiet;
    QString m_widest;
};

} // namespace gridfolk
