// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TransportBar.h"

#include "widgets/Drawing.h"
#include "widgets/EditableValue.h"
#include "widgets/NumberLabel.h"
#include "widgets/SpeedSlider.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace gridfolk
{

namespace
{

class Separator : public QWidget
{
public:
    explicit Separator(const Theme &theme)
        : m_theme(theme)
    {
        setFixedSize(theme.lineWidth(), theme.px(24));
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_theme.color(Token::Line)); }

private:
    const Theme &m_theme;
};

} // namespace

TransportBar::TransportBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_reset(makeButton(QStringLiteral("reset"), tr("Start again")))
    , m_play(makeButton(QStringLiteral("play"), tr("Play")))
    , m_step(makeButton(QStringLiteral("step"), tr("One tick")))
    , m_speed(new SpeedSlider(theme))
    , m_tick(new NumberLabel(theme))
    , m_seed(new EditableValue(theme, tr("Seed")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(8));
    m_play->setProperty("primary", true);
    row->addWidget(m_reset);
    row->addWidget(m_play);
    row->addWidget(m_step);
    row->addSpacing(theme.px(4));
    row->addWidget(m_speed);
    row->addSpacing(theme.px(4));
    row->addWidget(m_tick);
    row->addSpacing(theme.px(8));
    row->addWidget(new Separator(theme));
    row->addSpacing(theme.px(4));
    auto *seedLabel = new TextLabel(theme, tr("Seed"), TextRole::Body, Token::Secondary);
    row->addWidget(seedLabel);
    row->addSpacing(-theme.px(8));
    row->addWidget(m_seed);
    row->setAlignment(Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_reset, &QToolButton::clicked, this, &TransportBar::resetRequested);
    connect(m_step, &QToolButton::clicked, this, &TransportBar::stepRequested);
    connect(m_play, &QToolButton::clicked, this, [this] {
        if (m_playing) {
            emit pauseRequested();
        } else {
            emit playRequested();
        }
    });
    connect(m_speed, &SpeedSlider::speedChanged, this, &TransportBar::speedChanged);
    connect(m_seed, &EditableValue::textCommitted, this, [this](const QString &text) {
        bool ok = false;
        const quint64 seed = text.toULongLong(&ok);
        if (ok) {
            emit seedEdited(seed);
        }
    });
    m_seed->setAlignment(Qt::AlignLeft);
    refreshPlay();
    setTick(0, 0);
    setSeed(0);
}

QToolButton *TransportBar::makeButton(const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon, Token::Text));
    button->setIconSize(QSize(m_theme.px(18), m_theme.px(18)));
    button->setFixedSize(m_theme.px(32), m_theme.px(32));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void TransportBar::setPlaying(bool playing)
{
    m_playing = playing;
    refreshPlay();
}

void TransportBar::setRunnable(bool runnable, const QString &reason)
{
    m_runnable = runnable;
    m_reason = reason;
    refreshPlay();
}

void TransportBar::refreshPlay()
{
    const QString text = m_playing ? tr("Pause") : tr("Play");
    m_play->setIcon(
        m_theme.icon(m_playing ? QStringLiteral("pause") : QStringLiteral("play"), Token::OnAccent));
    m_play->setAccessibleName(text);
    const bool able = m_runnable || m_playing;
    m_play->setEnabled(able);
    m_step->setEnabled(m_runnable && !m_playing);
    m_play->setToolTip(able || m_reason.isEmpty() ? text : m_reason);
    m_step->setToolTip(m_runnable || m_reason.isEmpty() ? tr("One tick") : m_reason);
}

void TransportBar::setTick(qint64 tick, qint64 total)
{
    const QString end = total > 0 ? QStringLiteral(" / %1").arg(groupedNumber(total)) : QString();
    const QString widest = total > 0 ? groupedNumber(total) + end : groupedNumber(999999);
    m_tick->setParts(groupedNumber(tick), end, widest);
}

void TransportBar::setSeed(quint64 seed)
{
    m_seed->setText(QString::number(seed));
}

void TransportBar::setSpeed(double ticksPerSecond)
{
    m_speed->setSpeed(ticksPerSecond);
}

double TransportBar::speed() const
{
    return m_speed->speed();
}

} // namespace gridfolk
