// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/TraceCsv.h"

#include "exchange/Utf8.h"
#include "scenario/JsonText.h"

#include <array>
#include <string_view>
#include <vector>

namespace gridfolk
{

namespace
{

std::string_view statusWord(DecisionStatus status)
{
    constexpr std::array<std::string_view, 4> kWords{"valid", "repaired", "fallback", "refused"};
    return kWords.at(static_cast<std::size_t>(status));
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts) {
        text += text.empty() ? "" : "; ";
        text += part;
    }
    return text;
}

std::string offeredText(const std::vector<OfferedAction> &offers)
{
    std::vector<std::string> parts;
    for (const OfferedAction &offer : offers) {
        parts.push_back(offer.offered ? offer.name : offer.name + " (not offered: " + offer.reason + ")");
    }
    return joined(parts);
}

std::string argumentsText(const TraceEvent &trace)
{
    Json arguments = Json::object();
    for (const auto &[name, value] : trace.arguments) {
        arguments[validUtf8(name)] = validUtf8(value);
    }
    return arguments.dump();
}

void writeAttempts(CsvWriter &csv, const std::vector<TraceAttempt> &attempts)
{
    double milliseconds = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    for (const TraceAttempt &attempt : attempts) {
        milliseconds += attempt.milliseconds;
        inputTokens += attempt.inputTokens;
        outputTokens += attempt.outputTokens;
    }
    const TraceAttempt last = attempts.empty() ? TraceAttempt{} : attempts.back();
    csv.integer(static_cast<std::int64_t>(attempts.size()));
    csv.text(last.provider);
    csv.text(last.model);
    csv.integer(last.status);
    csv.text(last.outcome);
    csv.number(milliseconds);
    csv.integer(inputTokens);
    csv.integer(outputTokens);
    csv.text(last.reply);
}

} // namespace

Result<void> exportTraces(const std::string &path, std::span<const TraceEvent> traces,
                          const Provenance &provenance, CsvOptions options)
{
    const std::vector<std::string> columns{
        "tick",          "agent",         "name",         "kind",          "trigger", "observation",
        "system_prompt", "user_prompt",   "offered",      "thought",       "action",  "arguments",
        "status",        "status_reason", "attempts",     "provider",      "model",   "http_status",
        "outcome",       "milliseconds",  "input_tokens", "output_tokens", "reply",   "effects"};
    return exportTable(path, "traces", columns, provenance, options, [&](CsvWriter &csv) {
        for (const TraceEvent &trace : traces) {
            csv.integer(trace.tick);
            csv.integer(static_cast<std::int64_t>(trace.agent));
            csv.text(trace.name);
            csv.text(trace.kind);
            csv.text(trace.trigger);
            csv.text(trace.observation);
            csv.text(trace.systemPrompt);
            csv.text(trace.userPrompt);
            csv.text(offeredText(trace.offered));
            csv.text(trace.thought);
            csv.text(trace.action);
            csv.text(argumentsText(trace));
            csv.text(statusWord(trace.status));
            csv.text(trace.statusReason);
            writeAttempts(csv, trace.attempts);
            csv.text(joined(trace.effects));
            csv.endRow();
        }
    });
}

} // namespace gridfolk
