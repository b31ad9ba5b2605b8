// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/Money.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridfolk
{

/// What tokens cost, from a date on and above a size of the prompt. Money per token.
struct PriceTier {
    std::string from; ///< "2026-12-01"; empty: always
    std::int64_t abovePromptTokens = 0;
    Money input;
    Money output;
    Money cachedInput;
    Money cacheWrite{}; ///< input that the provider keeps for the next time
};

/// What is known about a model. Data, not code: dates and prices move.
struct ModelInfo {
    std::string provider; ///< "gemini"
    std::string name;
    std::string shutdown;   ///< "2026-12-01"; empty: none known
    std::string successor;  ///< empty: none named
    bool responses = false; ///< OpenAI: answers with tools through Responses only
    bool tools = false;
    bool schema = false;
    std::vector<PriceTier> prices; ///< the last one that applies counts; empty: unknown
};

/// The tokens of one attempt, as they are billed.
struct TokenUse {
    std::int64_t input = 0; ///< cached ones included
    std::int64_t cached = 0;
    std::int64_t output = 0;
    std::int64_t cacheWrite = 0; ///< of the input: written to the provider's cache
};

/// Models, prices and dates, from resources/models.json. A constant value.
class ModelRegistry
{
public:
    ModelRegistry() = default;
    ModelRegistry(std::string date, std::vector<ModelInfo> models)
        : m_date(std::move(date))
        , m_models(std::move(models))
    {
    }

    /// Reads the table. Fails with "llm.bad-model-table" and the reason.
    [[nodiscard]] static Result<ModelRegistry> fromJson(std::string_view json);

    /// The table that came with the program.
    [[nodiscard]] static const ModelRegistry &builtIn();

    [[nodiscard]] const std::string &date() const { return m_date; } ///< on which it was gathered
    [[nodiscard]] const std::vector<ModelInfo> &models() const { return m_models; }

    /// Nothing when it is not in the table.
    [[nodiscard]] const ModelInfo *find(std::string_view provider, std::string_view name) const;

    /// What the use costs at this time; nothing when the model has no price.
    [[nodiscard]] std::optional<Money> cost(std::string_view provider, std::string_view name,
                                            const TokenUse &use, Clock::Duration sinceEpoch) const;

    /// The most that so many tokens can cost within a day of this time: the dearest way to bill the input,
    /// and of all prices that may hold then, those of the successor among them where the model is shut down,
    /// since providers let the successor answer. Nothing when the model has no price.
    [[nodiscard]] std::optional<Money> worstCost(std::string_view provider, std::string_view name,
                                                 std::int64_t input, std::int64_t output,
                                                 Clock::Duration sinceEpoch) const;

    /// A warning when the model is past its date or within `notice` of it: "llm.model-retired",
    /// "llm.model-retiring" with arguments model, date, successor.
    [[nodiscard]] std::optional<Problem>
    retirement(std::string_view provider, std::string_view name, Clock::Duration sinceEpoch,
               Clock::Duration notice = std::chrono::hours(24 * 30)) const;

private:
    std::string m_date;
    std::vector<ModelInfo> m_models;
};

} // namespace gridfolk
