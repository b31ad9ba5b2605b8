// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// A panel-colored box with the theme's line along one edge.
class RuledBox : public QWidget
{
    Q_OBJECT

public:
    RuledBox(const Theme &theme, Qt::Edge edge, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Qt::Edge m_edge;
};

} // namespace gridfolk
