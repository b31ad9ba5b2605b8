// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

#include <string>

class QButtonGroup;

namespace gridfolk
{

/// One of the series colors. A "#rrggbb" from a file is shown as a seventh choice.
class ColorPicker : public QWidget
{
    Q_OBJECT
public:
    explicit ColorPicker(const Theme &theme, QWidget *parent = nullptr);

    void setColorName(const std::string &name);
    [[nodiscard]] std::string colorName() const { return m_name; }

signals:
    void colorPicked(const std::string &name);

private:
    class Dot;
    QButtonGroup *m_group;
    Dot *m_custom = nullptr;
    std::string m_name;
};

} // namespace gridfolk
