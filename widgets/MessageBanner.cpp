// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/MessageBanner.h"

#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace gridfolk
{

namespace
{

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Caution:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("error");
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

MessageBanner::MessageBanner(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_text(new TextLabel(theme, QString()))
    , m_actions{new QPushButton, new QPushButton}
    , m_close(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(12), theme.px(5), theme.px(8), theme.px(5));
    row->setSpacing(theme.px(8));
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (std::size_t index = 0; index < m_actions.size(); ++index) {
        row->addWidget(m_actions[index]);
        connect(m_actions[index], &QPushButton::clicked, this,
                [this, index] { emit actionTriggered(m_id, static_cast<int>(index)); });
    }
    m_close->setIcon(theme.icon(QStringLiteral("close"), Token::Secondary));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(m_close->toolTip());
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        const QString id = m_id;
        clear();
        emit dismissed(id);
    });
    connect(&theme, &Theme::changed, this, &MessageBanner::refreshIcon);
    hide();
}

void MessageBanner::showMessage(const QString &id, Tone tone, const QString &text, const QStringList &actions)
{
    m_id = id;
    m_tone = tone;
    m_text->setText(text);
    for (std::size_t index = 0; index < m_actions.size(); ++index) {
        const QString action = actions.value(static_cast<qsizetype>(index));
        m_actions[index]->setText(action);
        m_actions[index]->setAccessibleName(action);
        m_actions[index]->setVisible(!action.isEmpty());
    }
    setAccessibleName(text);
    refreshIcon();
    show();
}

void MessageBanner::clear(const QString &id)
{
    if (id.isEmpty() || id == m_id) {
        m_id.clear();
        hide();
    }
}

void MessageBanner::refreshIcon()
{
    static_cast<QLabel *>(m_icon)->setPixmap(
        m_theme.pixmap(toneIcon(m_tone), toneToken(m_tone), m_theme.px(18), devicePixelRatioF()));
    update();
}

void MessageBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), mixed(m_theme.color(Token::Panel), m_theme.color(toneToken(m_tone)), 0.1));
    painter.fillRect(0, 0, 3, height(), m_theme.color(toneToken(m_tone)));
    painter.fillRect(0, height() - m_theme.lineWidth(), width(), m_theme.lineWidth(),
                     m_theme.color(Token::Line));
}

} // namespace gridfolk
