// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/AgentTableRecord.h"
#include "record/MetricRow.h"
#include "record/Notice.h"
#include "record/RunRecord.h"
#include "record/TraceEvent.h"

#include <string>

namespace gridfolk
{

/// A run's head with every member set.
[[nodiscard]] inline RunRecord sampleRun()
{
    RunRecord record;
    record.scenarioHash = "0123456789abcdef";
    record.scenarioJson = "{\n  \"gridfolk\": 1\n}\n";
    record.seed = 0xFEDCBA9876543210;
    record.ticks = 17;
    record.status = RunStatus::Paused;
    record.startedAt = "2026-11-22T19:00:00Z";
    record.programVersion = "0.1.0";
    record.provider = "rehearsal";
    record.parameters = {{"sheep", 100}, {"gain", 0.1}};
    record.metrics = {"sheep", "wolves"};
    record.interventions = {{.tick = 3, .parameter = "gain", .value = 0.25}};
    return record;
}

/// A decision with every member set, other for other ticks and agents; texts hold bytes that are no UTF-8.
[[nodiscard]] inline TraceEvent sampleTrace(std::int64_t tick, std::uint64_t agent)
{
    TraceEvent trace;
    trace.tick = tick;
    trace.agent = agent;
    trace.kind = "Villager";
    trace.name = "Ana #" + std::to_string(agent);
    trace.trigger = "every 5 ticks";
    trace.observation = "coins: 4\nnear: Bruno #12";
    trace.systemPrompt = "You are Ana, a \"careful\" villager; =1+1.";
    trace.userPrompt = "Tick " + std::to_string(tick) + "\n";
    trace.offered = {{"trade", "Give coins", true, ""}, {"speak", "Say, loudly", false, "nobody near"}};
    trace.attempts = {
        {"openai-compatible", "small", 500, "llm.server-error", 12.5, 0, 0, ""},
        {"openai-compatible", "small", 200, "ok", 0.1, 812, 44, std::string("\xFF{\"a\"\0:1}", 9)}};
    trace.thought = "Bruno is poor.\r\nI help.";
    trace.action = "trade";
    trace.arguments = {{"partner", "Bruno #12"}, {"amount", "1"}};
    trace.status = DecisionStatus::Repaired;
    trace.statusReason = "the first reply was no JSON";
    trace.effects = {"coins 4 → 3", "Bruno #12.coins 0 → 1"};
    return trace;
}

/// The agents of two kinds, all cell types, texts that a spreadsheet would take for formulas.
[[nodiscard]] inline std::vector<AgentTableRecord> sampleAgents()
{
    using Cells = std::vector<AgentValue>;
    const auto integers = [](std::int64_t a, std::int64_t b) { return Cells{a, b}; };
    AgentTableRecord villagers{.kind = "Villager", .tick = 17};
    villagers.columns = {
        {"serial", AgentValueType::Int, integers(3, 7)},
        {"x", AgentValueType::Int, integers(0, 39)},
        {"y", AgentValueType::Int, integers(29, 1)},
        {"trust", AgentValueType::Float, Cells{0.1, 1e300}},
        {"knows", AgentValueType::Bool, Cells{true, false}},
        {"note", AgentValueType::Text, Cells{std::string("=SUM(A1)"), std::string("a,\"b\"\r\nc")}}};
    AgentTableRecord sheep{.kind = "Sheep", .tick = 17};
    sheep.columns = {{"serial", AgentValueType::Int, Cells{std::int64_t{9}}},
                     {"x", AgentValueType::Int, Cells{std::int64_t{1}}},
                     {"y", AgentValueType::Int, Cells{std::int64_t{2}}},
                     {"energy", AgentValueType::Int, Cells{std::int64_t{-5}}},
                     {"trust", AgentValueType::Float, Cells{-0.25}}};
    return {villagers, sheep};
}

} // namespace gridfolk
