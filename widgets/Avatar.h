// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

#include <string>

namespace gridfolk
{

/// A rounded square with a letter in an agent's color.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(const Theme &theme, QWidget *parent = nullptr);

    void setAgent(const QString &name, const std::string &color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_letter;
    std::string m_color;
};

} // namespace gridfolk
