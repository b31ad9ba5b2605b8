// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ConversationPane.h"

#include "widgets/Chip.h"
#include "widgets/DecisionCard.h"
#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"
#include "widgets/TraceModel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace gridfolk
{

namespace
{

constexpr qsizetype kShortPrompt = 280;
constexpr qsizetype kLongestText =
    60000; // a label lays its whole text out; longer ones would stall the window

class LineWidget : public QWidget
{
public:
    explicit LineWidget(const Theme &theme)
        : m_theme(theme)
    {
        setFixedHeight(theme.lineWidth());
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_theme.color(Token::Line)); }

private:
    const Theme &m_theme;
};

QString text(const std::string &bytes)
{
    QString result = QString::fromStdString(bytes);
    if (result.size() > kLongestText) {
        result = result.left(kLongestText) + QStringLiteral(" …");
    }
    return result;
}

} // namespace

ConversationPane::ConversationPane(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_name(new TextLabel(theme, QString(), TextRole::Heading))
    , m_trigger(new TextLabel(theme, QString(), TextRole::Body, Token::Secondary))
    , m_showAll(new LinkButton(theme, tr("Show all")))
    , m_action(new TextLabel(theme, QString(), TextRole::Strong))
    , m_arguments(new TextLabel(theme, QString(), TextRole::Mono))
    , m_status(new Chip(theme, QString()))
    , m_figures(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Conversation"));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(10));
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(10));
    head->addWidget(m_name);
    m_trigger->setWordWrap(true);
    head->addWidget(m_trigger, 1);
    column->addLayout(head);
    auto *grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, theme.px(94));
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(theme.px(11));
    column->addLayout(grid);
    m_saw = addSection(grid, tr("Saw"), TextRole::Body, Token::Text);
    m_asked = addSection(grid, tr("Was asked"), TextRole::Mono, Token::Secondary);
    grid->addWidget(m_showAll, grid->rowCount(), 1, Qt::AlignLeft);
    m_thought = addSection(grid, tr("Thought"), TextRole::Body, Token::Text);
    m_answered = addSection(grid, tr("Answered"), TextRole::Mono, Token::Text);
    m_did = addSection(grid, tr("Did"), TextRole::Body, Token::Text);
    auto *actionRow = new QHBoxLayout;
    actionRow->setSpacing(theme.px(8));
    actionRow->addWidget(m_action);
    actionRow->addWidget(m_arguments);
    actionRow->addWidget(m_status);
    actionRow->addStretch(1);
    grid->removeWidget(m_did.text);
    grid->addLayout(actionRow, grid->rowCount() - 1, 1);
    grid->addWidget(m_did.text, grid->rowCount(), 1);
    column->addWidget(new LineWidget(theme));
    m_figures->setWordWrap(true);
    column->addWidget(m_figures);
    column->addStretch(1);
    setWidget(body);
    connect(m_showAll, &LinkButton::clicked, this, [this] {
        m_whole = !m_whole;
        refresh();
    });
    clear();
}

ConversationPane::Section ConversationPane::addSection(QGridLayout *grid, const QString &title, TextRole role,
                                                       Token color)
{
    Section section;
    const int row = grid->rowCount();
    section.line = new LineWidget(m_theme);
    grid->addWidget(section.line, row, 0, 1, 2);
    section.title = new TextLabel(m_theme, title, TextRole::Strong, Token::Secondary);
    grid->addWidget(section.title, row + 1, 0, Qt::AlignTop);
    section.text = new TextLabel(m_theme, QString(), role, color);
    section.text->setWordWrap(true);
    section.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    section.text->setAccessibleName(title);
    section.text->setMinimumWidth(m_theme.px(120));
    grid->addWidget(section.text, row + 1, 1);
    return section;
}

void ConversationPane::setSection(const Section &section, const QString &text)
{
    section.text->setText(text);
    for (QWidget *widget :
         {section.line, static_cast<QWidget *>(section.title), static_cast<QWidget *>(section.text)}) {
        widget->setVisible(!text.isEmpty());
    }
}

void ConversationPane::setEvent(const TraceEvent &event)
{
    if (m_hasEvent && m_event == event) {
        return;
    }
    m_event = event;
    m_hasEvent = true;
    m_whole = false;
    refresh();
}

void ConversationPane::setRaw(bool raw)
{
    m_raw = raw;
    refresh();
}

void ConversationPane::setReasonWords(std::function<QString(const std::string &)> words)
{
    m_reasonWords = std::move(words);
    refresh();
}

void ConversationPane::clear()
{
    m_hasEvent = false;
    m_event = {};
    refresh();
}

void ConversationPane::refresh()
{
    widget()->setVisible(m_hasEvent);
    if (!m_hasEvent) {
        return;
    }
    m_name->setText(text(m_event.name));
    m_trigger->setText(m_event.trigger.empty()
                           ? tr("tick %1").arg(m_event.tick)
                           : tr("tick %1 · %2").arg(m_event.tick).arg(text(m_event.trigger)));
    setSection(m_saw, m_raw ? QString() : text(m_event.observation));
    QString asked = m_raw ? text(m_event.systemPrompt) + QStringLiteral("\n\n") + text(m_event.userPrompt)
                          : text(m_event.systemPrompt);
    asked = asked.trimmed();
    const bool isLong = asked.size() > kShortPrompt || !m_event.userPrompt.empty();
    if (!m_raw && isLong) {
        asked = m_whole ? (asked + QStringLiteral("\n\n") + text(m_event.userPrompt)).trimmed()
                        : asked.left(kShortPrompt).trimmed() + QStringLiteral(" …");
    }
    setSection(m_asked, asked);
    m_showAll->setVisible(!m_raw && isLong);
    m_showAll->setText(m_whole ? tr("Show less") : tr("Show all"));
    setSection(m_thought, m_raw ? QString() : text(m_event.thought));
    QStringList replies;
    qint64 in = 0;
    qint64 out = 0;
    for (const TraceAttempt &attempt : m_event.attempts) {
        const bool ok = attempt.outcome == "ok" || attempt.outcome.empty();
        const QString note = ok ? QString() : QStringLiteral("[%1] ").arg(text(attempt.outcome));
        replies << note + text(attempt.reply);
        in += attempt.inputTokens;
        out += attempt.outputTokens;
    }
    setSection(m_answered, replies.join(QStringLiteral("\n\n")).trimmed());
    m_action->setText(text(m_event.action));
    m_arguments->setText(TraceModel::actionText(m_event).mid(m_action->text().size()).trimmed());
    m_status->setText(DecisionCard::statusText(m_event.status));
    m_status->setTone(DecisionCard::statusTone(m_event.status));
    QStringList did;
    if (!m_event.statusReason.empty()) {
        did << (m_reasonWords ? m_reasonWords(m_event.statusReason) : text(m_event.statusReason));
    }
    for (const std::string &effect : m_event.effects) {
        did << text(effect);
    }
    m_did.text->setText(did.join(QLatin1Char('\n')));
    m_did.text->setVisible(!did.isEmpty());
    QStringList figures;
    if (!m_event.attempts.empty()) {
        const TraceAttempt &last = m_event.attempts.back();
        figures << text(last.model.empty() ? last.provider : last.model)
                << tr("total %1 ms").arg(std::llround(TraceModel::latency(m_event)))
                << tr("%1 tokens in, %2 out").arg(in).arg(out)
                << tr("attempts %1").arg(m_event.attempts.size());
    }
    m_figures->setText(figures.join(QStringLiteral("   ")));
}

QString ConversationPane::plainText() const
{
    if (!m_hasEvent) {
        return {};
    }
    QStringList parts{m_name->text() + QStringLiteral(", ") + m_trigger->text()};
    for (const Section *section : {&m_saw, &m_asked, &m_thought, &m_answered}) {
        if (!section->text->text().isEmpty()) {
            parts << section->title->text() + QStringLiteral(":\n") + section->text->text();
        }
    }
    const QString effects = m_did.text->text();
    parts << m_did.title->text() + QStringLiteral(":\n") + TraceModel::actionText(m_event) +
                 QStringLiteral(" · ") + m_status->text() +
                 (effects.isEmpty() ? QString() : QLatin1Char('\n') + effects);
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace gridfolk
