// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TraceStore.h"

#include "base/Numbers.h"
#include "store/Database.h"
#include "store/Packing.h"
#include "store/TextTable.h"
#include "store/Words.h"

namespace gridfolk
{

namespace
{

constexpr std::size_t kOfferFields = 4;

std::string packOffers(const std::vector<OfferedAction> &offers)
{
    std::vector<std::string> texts;
    for (const OfferedAction &offer : offers) {
        texts.insert(texts.end(), {offer.name, offer.description, offer.offered ? "1" : "0", offer.reason});
    }
    return packing::pack(texts);
}

std::vector<OfferedAction> unpackOffers(const std::vector<std::string> &texts)
{
    std::vector<OfferedAction> offers;
    for (std::size_t i = 0; i + kOfferFields <= texts.size(); i += kOfferFields) {
        offers.push_back({texts[i], texts[i + 1], texts[i + 2] == "1", texts[i + 3]});
    }
    return offers;
}

constexpr std::string_view kWanted =
    " WHERE trace.run = ? AND trace.tick BETWEEN ? AND ? AND (? OR trace.agent = ?)";

/// The decision of the current row; "store.corrupt" when a packed list is none.
Result<TraceEvent> traceOf(const Statement &row, const Database &database)
{
    TraceEvent trace;
    trace.tick = row.integer(0);
    trace.agent = static_cast<std::uint64_t>(row.integer(1));
    trace.kind = row.text(2);
    trace.name = row.text(3);
    trace.trigger = row.text(4);
    trace.observation = row.text(5);
    trace.systemPrompt = row.text(6);
    trace.userPrompt = row.text(7);
    const auto offered = packing::unpackTexts(row.text(8));
    const auto attempts = packing::unpackAttempts(row.text(9));
    trace.thought = row.text(10);
    trace.action = row.text(11);
    const auto arguments = packing::unpackPairs(row.text(12));
    const auto status = words::valueOf<DecisionStatus>(row.text(13));
    trace.statusReason = row.text(14);
    const auto effects = packing::unpackTexts(row.text(15));
    const bool isPromptLost = row.integer(16) != 0;
    if (!offered || !attempts || !arguments || !status || !effects || isPromptLost) {
        return failure("store.corrupt", {{"file", database.path()}, {"detail", "trace"}});
    }
    trace.offered = unpackOffers(*offered);
    trace.attempts = *attempts;
    trace.arguments = *arguments;
    trace.status = *status;
    trace.effects = *effects;
    return trace;
}

} // namespace

Result<void> TraceStore::append(std::int64_t run, std::span<const TraceEvent> traces)
{
    auto insert = m_database.prepare("INSERT INTO trace(run, tick, agent, kind, name, cause, observation, "
                                     "system_prompt, user_prompt, offered, "
                                     "attempts, thought, action, arguments, status, status_reason, effects) "
                                     "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert) {
        return tl::make_unexpected(insert.error());
    }
    for (const TraceEvent &trace : traces) {
        const auto systemPrompt = internText(m_database, trace.systemPrompt);
        const auto userPrompt = internText(m_database, trace.userPrompt);
        if (!systemPrompt || !userPrompt) {
            return tl::make_unexpected(systemPrompt ? userPrompt.error() : systemPrompt.error());
        }
        const std::string offered = packOffers(trace.offered);
        const std::string attempts = packing::pack(std::span<const TraceAttempt>(trace.attempts));
        const std::string arguments = packing::pack(trace.arguments);
        const std::string effects = packing::pack(trace.effects);
        insert->bindAll(run, trace.tick, trace.agent, trace.kind, trace.name, trace.trigger,
                        trace.observation, *systemPrompt, *userPrompt, Blob{offered}, Blob{attempts},
                        trace.thought, trace.action, Blob{arguments}, words::of(trace.status),
                        trace.statusReason, Blob{effects});
        if (auto done = insert->finish(); !done) {
            return done;
        }
    }
    return {};
}

Result<std::vector<TraceEvent>> TraceStore::traces(std::int64_t run, const TraceFilter &filter)
{
    constexpr const char *kSelect =
        "SELECT tick, agent, kind, name, cause, observation, s.body, u.body, offered, attempts, thought, "
        "action, "
        "arguments, status, status_reason, effects, s.body IS NULL OR u.body IS NULL FROM trace "
        "LEFT JOIN text AS s ON s.id = system_prompt LEFT JOIN text AS u ON u.id = user_prompt";
    auto rows =
        m_database.query(kSelect + std::string(kWanted) + " ORDER BY trace.tick, trace.id LIMIT ? OFFSET ?",
                         run, filter.firstTick, filter.lastTick, !filter.agent, filter.agent.value_or(0),
                         filter.limit, filter.offset);
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    std::vector<TraceEvent> traces;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return traces;
        }
        auto trace = traceOf(*rows, m_database);
        if (!trace) {
            return tl::make_unexpected(trace.error());
        }
        traces.push_back(std::move(*trace));
    }
}

Result<std::int64_t> TraceStore::count(std::int64_t run, const TraceFilter &filter)
{
    auto rows = m_database.query("SELECT count(*) FROM trace" + std::string(kWanted), run, filter.firstTick,
                                 filter.lastTick, !filter.agent, filter.agent.value_or(0));
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    const Result<bool> row = rows->step();
    return row ? Result<std::int64_t>(rows->integer(0)) : tl::make_unexpected(row.error());
}

} // namespace gridfolk
