// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

/// One line of plain text that ends in an ellipsis where room ends; the whole text is its tool tip then.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    ElidedLabel(const Theme &theme, const QString &text, TextRole role = TextRole::Body,
                Token color = Token::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    void setColor(Token color);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    const Theme &m_theme;
    QString m_text;
    Token m_color;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace gridfolk
