// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/BudgetMeter.h"

#include "widgets/Drawing.h"

#include <QPainter>

namespace gridfolk
{

namespace
{

QString dollars(double amount)
{
    return QStringLiteral("$%1").arg(amount, 0, 'f', amount > 0 && amount < 0.01 ? 4 : 2);
}

} // namespace

BudgetMeter::BudgetMeter(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(theme.font(TextRole::Small));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setSpent(0, 0);
}

void BudgetMeter::setSpent(double spent, double cap)
{
    if (spent == m_spent && cap == m_cap && !accessibleName().isEmpty()) {
        return;
    }
    m_spent = spent;
    m_cap = cap;
    QString text = cap > 0 ? tr("Spent %1 of %2").arg(dollars(spent), dollars(cap))
                           : tr("Spent %1, no cap is set").arg(dollars(spent));
    setAccessibleName(text);
    if (isNearCap()) {
        text +=
            QLatin1Char('\n') + tr("The cap is near. At the cap the run pauses, and you can raise it, go on "
                                   "with Rehearsal, or keep what is there.");
    }
    setAccessibleDescription(text);
    setToolTip(text);
    update();
}

QSize BudgetMeter::sizeHint() const
{
    return {m_theme.px(112), m_theme.px(30)};
}

void BudgetMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString whole = m_cap > 0 ? tr(" of %1").arg(dollars(m_cap)) : tr(" spent");
    const QRectF line(0, 0, width(), height() - 8);
    painter.setPen(m_theme.color(Token::Secondary));
    paintTabular(painter, line, Qt::AlignRight, whole);
    QFont strong = font();
    const int offset = tabularWidth(strong, whole);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(m_theme.color(Token::Text));
    paintTabular(painter, line.adjusted(0, 0, -offset, 0), Qt::AlignRight, dollars(m_spent));
    if (isNearCap()) {
        const int size = m_theme.px(14);
        const QRect mark(0, (height() - 8 - size) / 2, size, size);
        m_theme.icon(QStringLiteral("warning"), m_spent >= m_cap ? Token::Bad : Token::Caution)
            .paint(&painter, mark);
    }
    if (showsKeyboardFocus(this)) {
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    }
    if (m_cap <= 0) {
        return;
    }
    const double share = std::min(1.0, m_spent / m_cap);
    const Token color = share >= 1 ? Token::Bad : isNearCap() ? Token::Caution : Token::Good;
    QRectF bar(0, height() - 7, width(), 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::Track));
    painter.drawRoundedRect(bar, 2, 2);
    if (share > 0) {
        bar.setWidth(std::max(4.0, bar.width() * share));
        painter.setBrush(m_theme.color(color));
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace gridfolk
