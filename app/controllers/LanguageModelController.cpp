// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/LanguageModelController.h"

#include "controllers/BannerStack.h"
#include "controllers/LiveConsent.h"
#include "controllers/NoticeController.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"
#include "dialogs/Dialogs.h"
#include "panels/StatusStrip.h"
#include "settings/AppSettings.h"
#include "settings/KeyRing.h"
#include "settings/ModelTable.h"

namespace gridfolk
{

LanguageModelController::LanguageModelController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&parts.settings, &AppSettings::providerChanged, this, &LanguageModelController::show);
    connect(&parts.director, &RunDirector::consentNeeded, this, &LanguageModelController::askForConsent);
    connect(&parts.keys, &KeyRing::notKept, this, [this](const QString &host, const QString &why) {
        m_parts.notices.report(
            {"llm.key-not-kept", {{"host", host.toStdString()}, {"detail", why.toStdString()}}, {}, true},
            QStringLiteral("key"));
    });
    connect(&parts.keys, &KeyRing::changed, this, [this] {
        if (!m_parts.keys.isLoading()) {
            m_parts.director.providerChanged();
        }
    });
    if (parts.models.problem()) {
        parts.notices.report(*parts.models.problem(), QStringLiteral("models"));
    }
    show();
}

void LanguageModelController::show()
{
    const LanguageModelSettings chosen = m_parts.settings.languageModel();
    m_parts.status.setProvider(providerText(chosen.provider()));
    m_parts.keys.load(chosen.provider());
    for (const std::string &id : chosen.standIns) {
        m_parts.keys.load(chosen.of(id));
    }
}

void LanguageModelController::choose()
{
    const auto chosen = m_parts.dialogs.chooseLanguageModel(m_parts.settings.languageModel());
    if (!chosen) {
        return;
    }
    m_parts.settings.setLanguageModel(*chosen);
    m_parts.banners.withdraw(QStringLiteral("consent"));
    if (!m_parts.run.hasRun()) {
        m_parts.director.providerChanged();
    } else if (hasMinds(*m_parts.run.scenario()) && m_parts.run.state().tick == 0 &&
               m_parts.run.state().phase != RunPhase::Running) {
        m_parts.director.reset(); // it has nothing to lose
    } else if (hasMinds(*m_parts.run.scenario())) {
        m_parts.banners.show(QStringLiteral("provider"), Tone::Accent,
                             tr("The next run asks the chosen language model."),
                             {{tr("Start again"), [this] { m_parts.director.reset(); }}});
    }
}

void LanguageModelController::askForConsent()
{
    const LanguageModelSettings chosen = m_parts.settings.languageModel();
    m_parts.banners.show(
        QStringLiteral("consent"), Tone::Accent,
        tr("This model came from elsewhere. Its agents would ask %1 on your account, for at most $%2 a run.")
            .arg(providerText(chosen.provider()))
            .arg(chosen.capDollars, 0, 'f', 2),
        {{tr("Let it ask"),
          [this] {
              m_parts.consent.allow();
              emit playRequested();
          }},
         {tr("Use Rehearsal"), [this] {
              m_parts.consent.rehearse();
              if (m_parts.director.reset()) {
                  emit playRequested();
              }
          }}});
}

} // namespace gridfolk
