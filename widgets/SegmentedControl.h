// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace gridfolk
{

/// A few choices side by side of which one holds: Design | Run | Analyze. Arrow keys move, one tab stop.
class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(const Theme &theme, QWidget *parent = nullptr);

    void addSegment(const QString &text, const QString &toolTip = {});
    void setSegmentEnabled(int index, bool enabled);
    /// Does nothing for an index outside.
    void setCurrentIndex(int index);
    [[nodiscard]] int currentIndex() const;
    [[nodiscard]] int count() const;

signals:
    /// By a person or by setCurrentIndex().
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
    int m_current = -1;
};

} // namespace gridfolk
