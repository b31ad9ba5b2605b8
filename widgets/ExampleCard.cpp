// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ExampleCard.h"

#include "widgets/ElidedLabel.h"
#include "widgets/LinkButton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

namespace gridfolk
{

ExampleCard::ExampleCard(const Theme &theme, const ExampleInfo &info, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_info(info)
    , m_run(new QPushButton(tr("Run now")))
    , m_design(new LinkButton(theme, tr("Open in Design")))
{
    setMinimumWidth(theme.px(190));
    setFixedHeight(pictureHeight() + theme.px(90));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(13), pictureHeight() + theme.px(10), theme.px(10), theme.px(12));
    column->setSpacing(0);
    column->addWidget(new ElidedLabel(theme, info.title, TextRole::Strong));
    column->addSpacing(theme.px(2));
    const QString summary = info.minds ? tr("%1 · minds").arg(info.summary) : info.summary;
    column->addWidget(new ElidedLabel(theme, summary, TextRole::Small, Token::Secondary));
    column->addStretch(1);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(theme.px(8));
    m_run->setFont(theme.font(TextRole::Small));
    m_run->setFixedHeight(theme.px(25));
    m_design->setRole(TextRole::Small);
    actions->addWidget(m_run);
    actions->addWidget(m_design);
    actions->addStretch(1);
    column->addLayout(actions);
    m_run->setAccessibleName(tr("Run %1 now").arg(info.title));
    m_design->setAccessibleName(tr("Open %1 in Design").arg(info.title));
    setAccessibleName(info.title);
    setAccessibleDescription(summary);
    connect(m_run, &QPushButton::clicked, this, [this] { emit runRequested(m_info.id); });
    connect(m_design, &LinkButton::clicked, this, [this] { emit designRequested(m_info.id); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

int ExampleCard::pictureHeight() const
{
    return m_theme.px(105);
}

void ExampleCard::setThumbnail(const QImage &image)
{
    m_info.thumbnail = image;
    update();
}

void ExampleCard::setPrimary(bool primary)
{
    m_run->setProperty("primary", primary);
    m_run->update();
}

void ExampleCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath shape;
    shape.addRoundedRect(card, 9, 9);
    painter.fillPath(shape, m_theme.color(Token::Panel));
    painter.save();
    painter.setClipPath(shape);
    const QRectF picture(0, 0, width(), pictureHeight());
    painter.fillRect(picture, m_theme.color(Token::Canvas));
    if (!m_info.thumbnail.isNull()) {
        // Fills the picture; what sticks out is cut off at the sides or at top and bottom.
        const QSizeF size =
            QSizeF(m_info.thumbnail.size()).scaled(picture.size(), Qt::KeepAspectRatioByExpanding);
        QRectF target(QPointF(), size);
        target.moveCenter(picture.center());
        painter.setClipRect(picture, Qt::IntersectClip);
        painter.drawImage(target, m_info.thumbnail);
    }
    painter.restore();
    painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
    painter.drawPath(shape);
    painter.fillRect(QRectF(0, pictureHeight(), width(), m_theme.lineWidth()), m_theme.color(Token::Line));
}

} // namespace gridfolk
