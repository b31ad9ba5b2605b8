// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractButton>

namespace gridfolk
{

/// One of a few choices below each other: a title, a line about it, and a mark when it is the one. Put them
/// into a QButtonGroup.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceCard(const Theme &theme, const QString &title, const QString &detail, QWidget *parent = nullptr);

    void setDetail(const QString &detail);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_detail;
};

} // namespace gridfolk
