// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

/// Marks a text for lupdate under the context "Problem" and leaves it as it is; the engine and the command
/// line link no Qt, so the studio looks the translation up when it shows the text.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace gridfolk
{

/// English text for a problem code. `{name}` stands for the argument of that name; a part in brackets that
/// has such names, "[Did you mean {suggestion}? ]", is shown only when they all have values.
struct ProblemText {
    std::string_view code;
    std::string_view what; ///< what happened and why: "The file {file} ends in the middle of a value."
    std::string_view hint; ///< what to do: "Open a backup, or export the model again."
};

/// The tables, one per room of the engine.
[[nodiscard]] std::span<const ProblemText> rulesTexts();
[[nodiscard]] std::span<const ProblemText> scenarioTexts();
[[nodiscard]] std::span<const ProblemText> eventTexts(); ///< rules, run: messages, scheduled rules, charts
[[nodiscard]] std::span<const ProblemText> valueTexts(); ///< rules, scenario, run: lists, tables, calendar
[[nodiscard]] std::span<const ProblemText> storeTexts();
[[nodiscard]] std::span<const ProblemText> mindTexts(); ///< llm and mind
[[nodiscard]] std::span<const ProblemText> runTexts();

/// A problem in words.
struct ProblemWords {
    std::string what;
    std::string hint;
    std::string where; ///< "kinds/Sheep/rules, line 3, column 9 · tick 12 · agent 7"; may be empty
};

/// Looks up a marked English text in the language of the reader.
using Translate = std::function<std::string(std::string_view english)>;

/// A problem in words; an unknown code is shown with its arguments, so nothing is ever hidden.
[[nodiscard]] ProblemWords describe(const Problem &problem, const Translate &translate = nullptr);

} // namespace gridfolk
