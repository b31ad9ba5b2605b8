// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace gridfolk
{

/// What a person chose about language models: a value, without keys. It belongs to the user, never to a
/// project.
struct LanguageModelSettings {
    std::string chosen = ProviderSettings().id;        ///< id of the provider that answers
    std::map<std::string, ProviderSettings> providers; ///< what was set up for each, by id
    std::vector<std::string> standIns;        ///< ids, asked in this order when the chosen one fails for good
    double capDollars = kUsualCap;            ///< of each run
    std::map<std::string, CallLimits> limits; ///< what may be asked of each, by id

    static constexpr double kUsualCap = 1;
    static constexpr double kLeastCap = 0.01;
    static constexpr double kMostCap = 10'000;

    /// The settings of a provider, or those it begins with.
    [[nodiscard]] ProviderSettings of(const std::string &id) const
    {
        const auto found = providers.find(id);
        ProviderSettings settings = found != providers.end() ? found->second : ProviderSettings();
        settings.id = id;
        return settings;
    }
    /// How much may be asked of a provider.
    [[nodiscard]] CallLimits limitsOf(const std::string &id) const
    {
        const auto found = limits.find(id);
        return found != limits.end() ? found->second : CallLimits();
    }
    [[nodiscard]] ProviderSettings provider() const { return of(chosen); }
    [[nodiscard]] bool isLive() const { return chosen != ProviderSettings().id; }

    bool operator==(const LanguageModelSettings &) const = default;
};

/// "Google Gemini".
[[nodiscard]] QString providerTitle(const std::string &id);

/// "gemini-2.5-flash-lite · Google Gemini", "some-model · 127.0.0.1", "Rehearsal · offline, no cost".
[[nodiscard]] QString providerText(const ProviderSettings &provider);

} // namespace gridfolk
