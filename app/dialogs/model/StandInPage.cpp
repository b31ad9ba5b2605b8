// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/StandInPage.h"

#include "widgets/TextLabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

StandInPage::StandInPage(const Theme &theme, std::function<QString(const std::string &)> obstacle,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_obstacle(std::move(obstacle))
    , m_rows(new QVBoxLayout)
    , m_note(new TextLabel(theme, QString(), TextRole::Body, Token::Secondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(new TextLabel(theme, tr("If it fails"), TextRole::Heading));
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_rows->setSpacing(theme.px(2));
    column->addLayout(m_rows);
    column->addStretch(1);
}

void StandInPage::setSettings(const LanguageModelSettings &settings)
{
    m_entries.clear();
    for (const std::string &id : settings.standIns) {
        m_entries.push_back({id, true});
    }
    for (const std::string &id : providerIds()) {
        const bool known = std::any_of(m_entries.begin(), m_entries.end(),
                                       [&id](const Entry &entry) { return entry.id == id; });
        if (!known && id != ProviderSettings().id) {
            m_entries.push_back({id, false});
        }
    }
    const bool rehearses = std::any_of(m_entries.begin(), m_entries.end(),
                                       [](const Entry &entry) { return entry.id == ProviderSettings().id; });
    if (!rehearses) {
        m_entries.push_back({ProviderSettings().id, false}); // it never fails, so it comes last
    }
    m_chosen = settings.chosen;
    rebuild();
}

void StandInPage::fill(LanguageModelSettings &settings) const
{
    settings.standIns.clear();
    for (const std::size_t index : shown()) {
        if (m_entries[index].on) {
            settings.standIns.push_back(m_entries[index].id);
        }
    }
}

void StandInPage::setChosen(const std::string &id)
{
    if (m_chosen != id) {
        m_chosen = id;
        rebuild();
    }
}

std::vector<std::size_t> StandInPage::shown() const
{
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        if (m_entries[index].id != m_chosen) {
            indices.push_back(index);
        }
    }
    return indices;
}

QString StandInPage::obstacle() const
{
    for (const std::size_t index : shown()) {
        const QString why = m_entries[index].on ? m_obstacle(m_entries[index].id) : QString();
        if (!why.isEmpty()) {
            return QStringLiteral("%1: %2").arg(providerTitle(m_entries[index].id), why);
        }
    }
    return {};
}

void StandInPage::showEvent(QShowEvent *event)
{
    rebuild(); // a key may have been entered meanwhile
    QWidget::showEvent(event);
}

void StandInPage::rebuild()
{
    const QWidget *focused = focusWidget();
    const QString focusedName =
        focused != nullptr && focused->hasFocus() ? focused->accessibleName() : QString();
    while (const QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // a button of it may be what was pressed
        delete item;
    }
    const bool rehearses = m_chosen == ProviderSettings().id;
    m_note->setText(rehearses
                        ? tr("Rehearsal never fails, so nothing has to stand in for it.")
                        : tr("When %1 fails for good, the next one that is ticked here answers. Without "
                             "one the run pauses instead, so that no other model ever answers: keep it so "
                             "where results must come from one model.")
                              .arg(providerTitle(m_chosen)));
    if (rehearses) {
        return;
    }
    int number = 1;
    for (const std::size_t index : shown()) {
        QWidget *row = makeRow(index, m_entries[index].on ? number : 0);
        m_rows->addWidget(row);
        row->show();
        number += m_entries[index].on ? 1 : 0;
    }
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (!focusedName.isEmpty() && !widget->isHidden() && widget->accessibleName() == focusedName &&
            !widget->parentWidget()->isHidden()) {
            widget->setFocus();
        }
    }
}

QWidget *StandInPage::makeRow(std::size_t index, int number)
{
    const Entry &entry = m_entries[index];
    auto *box = new QWidget;
    box->setFixedHeight(m_theme.px(36));
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(8));
    const QString title = providerTitle(entry.id);
    auto *tick = new QCheckBox(number > 0 ? tr("%1. %2").arg(number).arg(title) : title);
    tick->setAccessibleName(tr("%1 stands in").arg(title));
    tick->setChecked(entry.on);
    connect(tick, &QCheckBox::toggled, this, [this, index](bool on) {
        m_entries[index].on = on;
        rebuild();
        emit changed();
    });
    auto *name = new QWidget; // notes begin below each other
    name->setMinimumWidth(m_theme.px(190));
    auto *nameRow = new QHBoxLayout(name);
    nameRow->setContentsMargins(0, 0, 0, 0);
    nameRow->addWidget(tick);
    nameRow->addStretch(1);
    row->addWidget(name);
    const QString why = m_obstacle(entry.id);
    auto *note = new TextLabel(m_theme, why, TextRole::Small, entry.on ? Token::Caution : Token::Secondary);
    row->addWidget(note, 1);
    const auto button = [&](const QString &icon, const QString &text, int by) {
        auto *made = new QToolButton;
        made->setIcon(m_theme.icon(icon, Token::Secondary));
        made->setAutoRaise(true);
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setFixedSize(m_theme.px(28), m_theme.px(28));
        connect(made, &QToolButton::clicked, this, [this, index, by] { move(index, by); });
        row->addWidget(made);
        return made;
    };
    const std::vector<std::size_t> all = shown();
    button(QStringLiteral("chevron-up"), tr("Ask %1 earlier").arg(title), -1)
        ->setEnabled(index != all.front());
    button(QStringLiteral("chevron-down"), tr("Ask %1 later").arg(title), 1)->setEnabled(index != all.back());
    return box;
}

void StandInPage::move(std::size_t index, int by)
{
    const std::vector<std::size_t> all = shown();
    const auto at = std::find(all.begin(), all.end(), index);
    const auto to = at - all.begin() + by;
    if (at == all.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(all.size())) {
        return;
    }
    std::swap(m_entries[index], m_entries[all[static_cast<std::size_t>(to)]]);
    rebuild();
    emit changed();
}

} // namespace gridfolk
