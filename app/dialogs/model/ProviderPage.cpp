// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ProviderPage.h"

#include "dialogs/model/ProviderForm.h"
#include "widgets/ChoiceCard.h"
#include "widgets/TextLabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

QString detailOf(const std::string &id)
{
    if (id == "rehearsal") {
        return ProviderPage::tr("free, offline, repeatable");
    }
    if (id == "openai-compatible") {
        return ProviderPage::tr("Ollama, llama.cpp, vLLM …");
    }
    return QString::fromStdString(providerFacts(id).model);
}

} // namespace

ProviderPage::ProviderPage(const Theme &theme, const LanguageModelServices &services, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ids(providerIds())
    , m_group(new QButtonGroup(this))
    , m_pages(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(20));
    auto *cards = new QVBoxLayout;
    cards->setSpacing(theme.px(6));
    for (std::size_t at = 0; at < m_ids.size(); ++at) {
        const std::string &id = m_ids[at];
        auto *card = new ChoiceCard(theme, providerTitle(id), detailOf(id));
        card->setFixedWidth(theme.px(220));
        m_group->addButton(card, static_cast<int>(at));
        m_cards.push_back(card);
        cards->addWidget(card);
        if (id == ProviderSettings().id) {
            m_pages->addWidget(buildRehearsal());
            continue;
        }
        auto *form = new ProviderForm(theme, services, id);
        m_forms[id] = form;
        m_pages->addWidget(form);
        connect(form, &ProviderForm::changed, this, &ProviderPage::changed);
    }
    cards->addStretch(1);
    row->addLayout(cards);
    row->addWidget(m_pages, 1);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on) {
            m_pages->setCurrentIndex(index);
            emit changed();
        }
    });
    // With the pointer the next thing is to paste a key; with the keyboard the list is still being walked.
    connect(m_group, &QButtonGroup::idClicked, this, &ProviderPage::choose);
}

QWidget *ProviderPage::buildRehearsal()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(8));
    column->addWidget(new TextLabel(m_theme, tr("Rehearsal"), TextRole::Heading));
    for (const QString &text :
         {tr("Stands in for a language model: it chooses among the actions that an agent may take, by the "
             "persona’s traits and the seed of the run."),
          tr("It needs no key and no network, costs nothing, and gives the same run for the same seed."),
          tr("It does not think. Use it to build and to try a model, not to draw conclusions from what "
             "agents say.")}) {
        auto *label = new TextLabel(m_theme, text, TextRole::Body, Token::Secondary);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
    return page;
}

void ProviderPage::choose(int index)
{
    const auto form = m_forms.find(m_ids[static_cast<std::size_t>(index)]);
    if (form != m_forms.end() && m_cards[static_cast<std::size_t>(index)]->underMouse()) {
        form->second->focusFirst();
    }
}

void ProviderPage::setSettings(const LanguageModelSettings &settings)
{
    for (const auto &[id, form] : m_forms) {
        form->setSettings(settings.of(id));
    }
    const auto found = std::find(m_ids.begin(), m_ids.end(), settings.chosen);
    const auto at = static_cast<std::size_t>(found == m_ids.end() ? 0 : found - m_ids.begin());
    m_cards[at]->setChecked(true);
}

void ProviderPage::fill(LanguageModelSettings &settings) const
{
    settings.chosen = chosen();
    for (const auto &[id, form] : m_forms) {
        settings.providers[id] = form->settings();
    }
}

std::string ProviderPage::chosen() const
{
    const int index = m_group->checkedId();
    return index < 0 ? ProviderSettings().id : m_ids[static_cast<std::size_t>(index)];
}

QString ProviderPage::obstacle(const std::string &id) const
{
    const auto form = m_forms.find(id);
    return form == m_forms.end() ? QString() : form->second->obstacle();
}

void ProviderPage::keepKeys()
{
    for (const auto &[id, form] : m_forms) {
        form->keepKey();
    }
}

} // namespace gridfolk
