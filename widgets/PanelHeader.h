// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace gridfolk
{

class TextLabel;

/// The flat head of a dock or group: title, a detail at the right, icon buttons. 36 px high with a line
/// below.
class PanelHeader : public QWidget
{
    Q_OBJECT
public:
    PanelHeader(const Theme &theme, const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// Quiet text at the right: a count, a legend.
    void setDetail(const QString &detail);
    [[nodiscard]] QString detail() const;
    /// A flat icon button at the right; owned by the header. `text` is tool tip and accessible name.
    QToolButton *addButton(const QString &icon, const QString &text);
    /// Any widget at the right of the title (a chip) or at the far right.
    void addBesideTitle(QWidget *widget, int stretch = 0);
    void addAtEnd(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QHBoxLayout *m_row;
    TextLabel *m_title;
    TextLabel *m_detail;
    int m_beside = 1;
};

} // namespace gridfolk
