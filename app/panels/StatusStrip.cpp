// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/StatusStrip.h"

#include "widgets/Drawing.h"
#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>

namespace gridfolk
{

StatusStrip::StatusStrip(const Theme &theme, QWidget *parent)
    : RuledBox(theme, Qt::TopEdge, parent)
    , m_theme(theme)
    , m_facts(new QWidget)
    , m_tip(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
    , m_problems(new LinkButton(theme, QString()))
    , m_provider(new LinkButton(theme, QString()))
{
    setFixedHeight(theme.px(26));
    auto *facts = new QHBoxLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(theme.px(16));
    m_saved = addLabel(facts);
    m_cell = addLabel(facts);
    m_note = addLabel(facts);
    m_date = addLabel(facts);
    m_agents = addLabel(facts);
    m_speed = addLabel(facts);
    m_problems->setRole(TextRole::Small);
    m_problems->hide();
    facts->addWidget(m_problems);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(12), theme.lineWidth(), theme.px(12), 0);
    row->addWidget(m_facts);
    row->addWidget(m_tip);
    row->addStretch(1);
    m_calls = addLabel(row);
    row->addSpacing(theme.px(8));
    row->addWidget(m_provider);
    m_provider->setRole(TextRole::Small);
    m_provider->setQuiet(true);
    m_provider->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_tip->hide();
    connect(m_problems, &LinkButton::clicked, this, &StatusStrip::problemsClicked);
    connect(m_provider, &LinkButton::clicked, this, &StatusStrip::providerClicked);
}

TextLabel *StatusStrip::addLabel(QHBoxLayout *row)
{
    auto *label = new TextLabel(m_theme, QString(), TextRole::Small, Token::Secondary);
    label->hide();
    row->addWidget(label);
    return label;
}

void StatusStrip::setText(TextLabel *label, const QString &text)
{
    if (label->text() != text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }
}

void StatusStrip::setSaved(const QString &text)
{
    setText(m_saved, text);
}

void StatusStrip::setCell(std::optional<QPoint> cell)
{
    setText(m_cell, cell ? tr("cell %1, %2").arg(cell->x()).arg(cell->y()) : QString());
}

void StatusStrip::setNote(const QString &text)
{
    setText(m_note, text);
}

void StatusStrip::setRun(const std::optional<RunState> &state)
{
    setText(m_agents,
            state ? tr("%1 agents").arg(groupedNumber(static_cast<qint64>(state->agents))) : QString());
    const bool running = state && state->ticksPerSecond > 0;
    const double rate = running ? state->ticksPerSecond : 0;
    setText(
        m_speed,
        running
            ? tr("%1 ticks/s").arg(rate < 10 ? QString::number(rate, 'f', 1) : groupedNumber(qRound64(rate)))
            : QString());
}

void StatusStrip::setDate(const std::optional<Calendar> &calendar, qint64 tick)
{
    const auto clock = calendar ? TickClock::of(*calendar) : std::nullopt;
    setText(m_date, clock ? QString::fromStdString(clock->textAt(tick)) : QString());
}

void StatusStrip::setProblems(int errors, int warnings)
{
    QStringList parts;
    if (errors > 0) {
        parts << tr("%n problems", nullptr, errors);
    }
    if (warnings > 0) {
        parts << tr("%n warnings", nullptr, warnings);
    }
    m_problems->setText(parts.join(QStringLiteral(" · ")));
    m_problems->setAccessibleName(tr("Show %1").arg(m_problems->text()));
    m_problems->setVisible(!parts.isEmpty());
}

void StatusStrip::setProvider(const QString &text)
{
    m_provider->setText(QStringLiteral("● ") + text);
    m_provider->setAccessibleName(tr("Language model: %1. Choose another").arg(text));
    m_provider->setToolTip(tr("Choose who answers for agents with minds"));
    m_provider->updateGeometry();
}

void StatusStrip::setCalls(const QString &text)
{
    setText(m_calls, text);
}

void StatusStrip::setTip(const QString &tip)
{
    m_tip->setText(tip);
    m_tip->setVisible(!tip.isEmpty());
    m_facts->setVisible(tip.isEmpty());
}

} // namespace gridfolk
