// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "mind/ActionOffering.h"
#include "mind/MindState.h"
#include "mind/Observation.h"
#include "run/Perception.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Writes prompts, in English, as the models of the providers read it best. Equal inputs give equal bytes.
/// The system prompt holds what the model's author wrote about this agent and nothing that others said;
/// others' words stand in the user prompt only, in « », on one line, cut.
class PromptBuilder
{
public:
    /// Who the agent is and how to answer. Fails with the problem of a template's expression.
    static Result<std::string> systemPrompt(const Perception &world, AgentRef agent, const AgentMind &mind);

    /// What it perceives, remembers and may do.
    [[nodiscard]] static std::string userPrompt(const Observation &observation, const ShortTermMemory &memory,
                                                const std::vector<ActionOffer> &offers);

    /// Asks again after a reply that could not be used, quoting why.
    [[nodiscard]] static std::string repairPrompt(const std::string &detail);
};

/// "tell(partner: Bruno #12, words: «Psst.»)"; words of the agent itself, quoted all the same.
[[nodiscard]] std::string actionWords(const std::string &action,
                                      const std::vector<std::pair<std::string, std::string>> &arguments);

/// The reason of a refusal in English: a code of the engine ("run.cell-full") or the author's own message.
[[nodiscard]] std::string refusalWords(const std::string &reason);

} // namespace gridfolk
