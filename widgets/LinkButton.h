// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractButton>

namespace gridfolk
{

/// A text in accent color that acts: "Open in Design". Wraps when narrow.
class LinkButton : public QAbstractButton
{
    Q_OBJECT
public:
    LinkButton(const Theme &theme, const QString &text, QWidget *parent = nullptr);

    /// In small type, as wide as its text. Owned by the layout that it is put into.
    [[nodiscard]] static LinkButton *makeSmall(const Theme &theme, const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

    void setRole(TextRole role);
    /// In the color of labels until the pointer is over it.
    void setQuiet(bool quiet);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    bool m_quiet = false;
};

} // namespace gridfolk
