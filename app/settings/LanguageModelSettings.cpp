// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/LanguageModelSettings.h"

#include <QCoreApplication>

namespace gridfolk
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LanguageModel)
};

} // namespace

QString providerTitle(const std::string &id)
{
    if (id == "gemini") {
        return QStringLiteral("Google Gemini");
    }
    if (id == "openai") {
        return QStringLiteral("OpenAI");
    }
    if (id == "anthropic") {
        return QStringLiteral("Anthropic");
    }
    return id == "openai-compatible" ? Words::tr("Own or local server") : Words::tr("Rehearsal");
}

QString providerText(const ProviderSettings &provider)
{
    if (provider.id == ProviderSettings().id) {
        return Words::tr("Rehearsal · offline, no cost");
    }
    const std::string model = provider.model.empty() ? providerFacts(provider.id).model : provider.model;
    const bool named = provider.id != "openai-compatible" && provider.baseUrl.empty();
    const QString where = named ? providerTitle(provider.id)
                                : QString::fromStdString(providerHost(provider).value_or(std::string()));
    return QStringLiteral("%1 · %2").arg(QString::fromStdString(model), where);
}

} // namespace gridfolk
