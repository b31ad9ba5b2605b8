// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/CostPage.h"

#include "widgets/TextLabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kMost = 100'000'000;

QWidget *labeled(const Theme &theme, const QString &label, QWidget *editor)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(8));
    auto *name = new TextLabel(theme, label, TextRole::Body, Token::Secondary);
    name->setFixedWidth(theme.px(180));
    name->setWordWrap(true);
    name->setBuddy(editor);
    editor->setAccessibleName(label);
    editor->setFixedWidth(theme.px(140));
    row->addWidget(name);
    row->addWidget(editor);
    row->addStretch(1);
    return box;
}

} // namespace

CostPage::CostPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_cap(new QDoubleSpinBox)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(8));
    addTitle(tr("What a run may cost"),
             tr("The worst case of every call is set aside before the call is made, so a run can never cost "
                "more. At the cap it pauses: raise the cap, go on with Rehearsal, or keep what is there."));
    m_cap->setPrefix(QStringLiteral("$ "));
    m_cap->setDecimals(2);
    m_cap->setRange(LanguageModelSettings::kLeastCap, LanguageModelSettings::kMostCap);
    m_cap->setSingleStep(0.5);
    m_column->addWidget(labeled(theme, tr("Cap of each run"), m_cap));
    m_column->addSpacing(theme.px(14));
    addTitle(
        tr("How much may be asked"),
        tr("For each model of the provider, by all runs together. What the provider itself allows is kept "
           "to anyway; set less here where an account has a small quota."));
    m_provider = addProviders();
    m_requests = addLimit(tr("Requests per minute"), 1, kMost);
    m_tokens = addLimit(tr("Tokens per minute"), 0, kMost);
    m_tokens->setSpecialValueText(tr("no limit"));
    m_tokens->setSingleStep(10'000);
    m_atOnce = addLimit(tr("At once"), 1, 1000);
    m_column->addStretch(1);
    showLimits();
    connect(m_provider, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.limits[m_shown] = typedLimits();
        showLimits();
    });
}

QComboBox *CostPage::addProviders()
{
    auto *providers = new QComboBox;
    for (const std::string &id : providerIds()) {
        if (id != ProviderSettings().id) { // the rehearsal has no limits
            providers->addItem(providerTitle(id), QString::fromStdString(id));
        }
    }
    m_column->addWidget(labeled(m_theme, tr("Provider"), providers));
    providers->setFixedWidth(m_theme.px(220));
    return providers;
}

void CostPage::showLimitsOf(const std::string &id)
{
    const int at = m_provider->findData(QString::fromStdString(id));
    if (at >= 0) {
        m_provider->setCurrentIndex(at);
    }
}

void CostPage::showLimits()
{
    m_shown = m_provider->currentData().toString().toStdString();
    const CallLimits limits = m_settings.limitsOf(m_shown);
    m_requests->setValue(static_cast<int>(std::min<std::int64_t>(limits.requestsPerMinute, kMost)));
    m_tokens->setValue(static_cast<int>(std::min<std::int64_t>(limits.tokensPerMinute, kMost)));
    m_atOnce->setValue(limits.atOnce);
}

CallLimits CostPage::typedLimits() const
{
    return {m_requests->value(), m_tokens->value(), m_atOnce->value()};
}

void CostPage::addTitle(const QString &title, const QString &about)
{
    m_column->addWidget(new TextLabel(m_theme, title, TextRole::Heading));
    auto *label = new TextLabel(m_theme, about, TextRole::Body, Token::Secondary);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

QSpinBox *CostPage::addLimit(const QString &label, int least, int most)
{
    auto *spin = new QSpinBox;
    spin->setRange(least, most);
    spin->setGroupSeparatorShown(true);
    m_column->addWidget(labeled(m_theme, label, spin));
    return spin;
}

void CostPage::setSettings(const LanguageModelSettings &settings)
{
    m_cap->setValue(settings.capDollars);
    {
        const QSignalBlocker blocker(m_provider); // what is shown is of other settings
        showLimitsOf(settings.chosen);
    }
    m_settings = settings;
    showLimits();
}

void CostPage::fill(LanguageModelSettings &settings) const
{
    settings.capDollars = m_cap->value();
    settings.limits = m_settings.limits;
    settings.limits[m_shown] = typedLimits();
}

} // namespace gridfolk
