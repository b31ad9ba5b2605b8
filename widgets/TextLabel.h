// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QLabel>

namespace gridfolk
{

/// A plain-text label in one of the theme's fonts and colors.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    TextLabel(const Theme &theme, const QString &text, TextRole role = TextRole::Body,
              Token color = Token::Text, QWidget *parent = nullptr);

    void setColor(Token color);
    void setRole(TextRole role);

private:
    void refresh();

    const Theme &m_theme;
    TextRole m_role;
    Token m_color;
};

} // namespace gridfolk
