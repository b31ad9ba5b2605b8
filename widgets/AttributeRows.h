// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/InspectorView.h"
#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// Names and values in two columns, bars for fractions. One widget for any number of rows, cheap to update.
class AttributeRows : public QWidget
{
    Q_OBJECT
public:
    explicit AttributeRows(const Theme &theme, QWidget *parent = nullptr);

    void setRows(std::vector<InspectorAttribute> rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::vector<InspectorAttribute> m_rows;
};

} // namespace gridfolk
