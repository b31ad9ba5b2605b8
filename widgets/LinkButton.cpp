// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LinkButton.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

LinkButton::LinkButton(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setAccessibleName(text);
    setFont(theme.font(TextRole::Body));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LinkButton::setRole(TextRole role)
{
    setFont(m_theme.font(role));
    updateGeometry();
}

void LinkButton::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

LinkButton *LinkButton::makeSmall(const Theme &theme, const QString &text)
{
    auto *link = new LinkButton(theme, text);
    link->setRole(TextRole::Small);
    link->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return link;
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().boundingRect(QRect(0, 0, 10000, 1000), Qt::TextSingleLine, text()).width() + 6,
            fontMetrics().height() + 4};
}

QSize LinkButton::minimumSizeHint() const
{
    int longest = 0;
    for (const QString &word : text().split(QLatin1Char(' '))) {
        longest = std::max(longest, fontMetrics().horizontalAdvance(word));
    }
    return {longest + 4, sizeHint().height()};
}

int LinkButton::heightForWidth(int width) const
{
    return fontMetrics().boundingRect(QRect(0, 0, width - 4, 10000), Qt::TextWordWrap, text()).height() + 4;
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont linked = font();
    linked.setUnderline(underMouse() && isEnabled());
    painter.setFont(linked);
    const Token color = m_quiet && !underMouse() ? Token::Secondary : Token::Accent;
    painter.setPen(m_theme.color(isEnabled() ? color : Token::Faint));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text());
    if (showsKeyboardFocus(this)) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    }
}

void LinkButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LinkButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace gridfolk
