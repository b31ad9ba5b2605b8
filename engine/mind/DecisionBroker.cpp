// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/DecisionBroker.h"

#include "base/Archive.h"
#include "base/CounterRng.h"
#include "llm/PlainText.h"
#include "mind/PersonaSampler.h"
#include "mind/PromptBuilder.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kInboxCapacity = 12;
constexpr std::size_t kQuotedReply = 1000;    // code points of an unusable reply that its repair sees
constexpr std::size_t kRememberedText = 400;  // code points of a memory
constexpr std::size_t kRememberedWords = 120; // of each message in it
constexpr std::int64_t kTicksBetweenNotices = 25;

/// Errors that say something about the reply, not about the road to it.
bool isUnusableReply(const LlmError &error)
{
    return error.errorClass == ErrorClass::BadReply;
}

std::string argumentOf(const TraceEvent &trace, const std::string &name)
{
    for (const auto &[key, value] : trace.arguments) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

} // namespace

/// A decision that has no usable reply yet.
struct DecisionBroker::Exchange {
    PendingDecision *pending = nullptr;
    int round = 0;
    std::vector<LlmMessage> repairs; ///< unusable replies, each followed by why
    std::string lastFault;           ///< of the latest reply
};

DecisionBroker::DecisionBroker(std::unique_ptr<LlmGateway> gateway, const BrokerSettings &settings)
    : m_gateway(std::move(gateway))
    , m_settings(settings)
{
}

Result<void> DecisionBroker::perceive(const Perception &world)
{
    m_pending.clear();
    m_turns.clear();
    if (auto sampled = PersonaSampler::update(world, m_state); !sampled) {
        return sampled;
    }
    const std::vector<AgentKind> &kinds = world.scenario().kinds;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (!kinds[kind].persona) {
            continue;
        }
        for (const AgentRef agent : world.agents(static_cast<std::int32_t>(kind))) {
            auto trigger = DecisionPreparer::trigger(world, agent);
            if (!trigger) {
                return tl::make_unexpected(trigger.error());
            }
            if (!*trigger) {
                continue;
            }
            auto pending = DecisionPreparer::prepare(world, m_state, agent, std::move(**trigger));
            if (!pending) {
                return tl::make_unexpected(pending.error());
            }
            m_pending.push_back(std::move(*pending));
        }
    }
    std::sort(m_pending.begin(), m_pending.end(),
              [](const PendingDecision &a, const PendingDecision &b) { return a.serial < b.serial; });
    return {};
}

Result<std::vector<Decision>> DecisionBroker::decide(const StopFlag &stop)
{
    m_failures.clear();
    std::vector<Exchange> open;
    for (PendingDecision &pending : m_pending) {
        pending.trace.attempts.clear();
        Exchange &exchange = open.emplace_back();
        exchange.pending = &pending;
    }
    for (int round = 0; !open.empty(); ++round) {
        std::vector<GatewayCall> calls;
        calls.reserve(open.size());
        for (const Exchange &exchange : open) {
            calls.push_back(nextCall(exchange));
        }
        auto settled =
            settleRound(open, m_gateway->ask(std::move(calls), stop), round >= m_settings.maxRepairs);
        if (!settled) {
            return tl::make_unexpected(settled.error());
        }
    }
    for (const CassetteKey &key : m_failures) {
        m_gateway->cassette().keepFailure(key);
    }
    noteFallbacks();
    std::vector<Decision> decisions;
    for (const PendingDecision &pending : m_pending) {
        decisions.push_back(pending.decision);
    }
    return decisions;
}

GatewayCall DecisionBroker::nextCall(const Exchange &exchange) const
{
    const PendingDecision &pending = *exchange.pending;
    GatewayCall call;
    call.request = pending.request;
    call.request.messages.insert(call.request.messages.end(), exchange.repairs.begin(),
                                 exchange.repairs.end());
    call.request.purpose = exchange.round == 0 ? "decision" : "repair";
    CounterRng rng(pending.seed, Stream::Mind, pending.trace.tick, pending.serial);
    for (int i = 0; i <= exchange.round; ++i) {
        call.request.seed = rng.bits64();
    }
    const std::int32_t samples = pending.samples > 0 ? pending.samples : m_settings.samples;
    if (samples > 0) {
        // By the agent's own numbers, never by the order of arrival; and no part of the question names it.
        call.context.sample =
            static_cast<std::int32_t>(call.request.seed % static_cast<std::uint64_t>(samples));
        call.request.seed = static_cast<std::uint64_t>(call.context.sample);
    }
    call.context.tick = pending.trace.tick;
    call.context.serial = pending.serial;
    call.context.ordinal = exchange.round;
    return call;
}

Result<void> DecisionBroker::settleRound(std::vector<Exchange> &open, std::vector<GatewayOutcome> outcomes,
                                         bool lastRound)
{
    std::vector<Exchange> still;
    std::optional<Problem> failed; // of the agent with the lowest serial
    bool stopped = false;
    for (std::size_t i = 0; i < open.size(); ++i) {
        Exchange &exchange = open[i];
        TraceEvent &trace = exchange.pending->trace;
        trace.attempts.insert(trace.attempts.end(), outcomes[i].attempts.begin(), outcomes[i].attempts.end());
        const LlmResult<LlmReply> &result = outcomes[i].result;
        if (!result) {
            m_failures.push_back({trace.tick, trace.agent, exchange.round});
        }
        const bool replied = result || (isUnusableReply(result.error()) && !lastRound);
        if (replied) {
            if (!settleReply(exchange, result, lastRound)) {
                still.push_back(std::move(exchange));
            }
        } else if (result.error().errorClass == ErrorClass::Cancelled) {
            stopped = true;
        } else {
            auto problem = settleFailure(*exchange.pending, result.error());
            failed = failed ? failed : problem;
        }
    }
    if (stopped) {
        return failure("run.stopped");
    }
    if (failed && m_settings.pauseOnProviderFailure) {
        return tl::make_unexpected(*failed);
    }
    if (failed) {
        m_notices.push_back({Severity::Warning, *failed});
    }
    open = std::move(still);
    return {};
}

bool DecisionBroker::settleReply(Exchange &exchange, const LlmResult<LlmReply> &result, bool lastRound)
{
    PendingDecision &pending = *exchange.pending;
    std::string detail = result ? std::string() : result.error().message;
    if (result) {
        auto parsed = parseReply(result->text, pending.offers, pending.think);
        if (parsed) {
            accept(pending, std::move(*parsed), exchange.lastFault);
            return true;
        }
        detail = result->finishReason == "length"
                     ? "it is longer than the limit of output tokens and ends in the middle"
                     : parsed.error().arg("detail");
    }
    if (lastRound) {
        fallBack(pending, detail);
        return true;
    }
    if (result) {
        exchange.repairs.push_back({LlmMessage::Role::Assistant, cutText(result->text, kQuotedReply)});
        exchange.repairs.push_back({LlmMessage::Role::User, PromptBuilder::repairPrompt(detail)});
    }
    exchange.lastFault = std::move(detail);
    ++exchange.round;
    return false;
}

std::optional<Problem> DecisionBroker::settleFailure(PendingDecision &pending, const LlmError &error)
{
    if (error.errorClass == ErrorClass::Refused) {
        fallBack(pending, "the model declined to answer");
        return std::nullopt;
    }
    Problem problem = toProblem(error, m_gateway->providerId(), m_gateway->model());
    problem.place.tick = pending.trace.tick;
    problem.place.agent = pending.serial;
    fallBack(pending, problem.code);
    return problem;
}

void DecisionBroker::accept(PendingDecision &pending, ParsedReply reply,
                            const std::string &repairedBecause) const
{
    const ActionOffer &offer = pending.offers[reply.offer];
    pending.decision = {pending.agent, pending.serial, offer.action, offer.rule, std::move(reply.arguments)};
    pending.trace.thought = reply.reasoning.empty() ? reply.thought : reply.reasoning + "\n" + reply.thought;
    pending.trace.action = offer.name;
    pending.trace.arguments = std::move(reply.spelled);
    pending.trace.status = repairedBecause.empty() ? DecisionStatus::Valid : DecisionStatus::Repaired;
    pending.trace.statusReason = repairedBecause;
}

void DecisionBroker::fallBack(PendingDecision &pending, const std::string &reason)
{
    pending.decision = {pending.agent, pending.serial, Decision::Action::Wait, -1, {}};
    pending.trace.action = "wait";
    for (const ActionOffer &offer : pending.offers) {
        if (offer.name == pending.fallback && offer.arguments.empty()) {
            pending.decision.action = offer.action;
            pending.decision.rule = offer.rule;
            pending.trace.action = offer.name;
        }
    }
    pending.trace.thought.clear();
    pending.trace.arguments.clear();
    pending.trace.status = DecisionStatus::Fallback;
    pending.trace.statusReason = reason;
}

void DecisionBroker::noteFallbacks()
{
    if (m_pending.empty() || m_pending.front().trace.tick <= m_countedUntil) {
        return;
    }
    m_countedUntil = m_pending.front().trace.tick;
    m_decisions += static_cast<std::int64_t>(m_pending.size());
    m_fallbacks += std::count_if(m_pending.begin(), m_pending.end(), [](const PendingDecision &pending) {
        return pending.trace.status == DecisionStatus::Fallback;
    });
    const std::int64_t tick = m_pending.front().trace.tick;
    const bool longAgo = m_noticedAt < 0 || tick - m_noticedAt >= kTicksBetweenNotices;
    if (m_fallbacks == 0 || !longAgo) {
        return;
    }
    Problem problem{"mind.fallbacks",
                    {{"count", std::to_string(m_fallbacks)},
                     {"decisions", std::to_string(m_decisions)},
                     {"model", m_gateway->model()}},
                    {},
                    true};
    problem.place.tick = tick;
    m_notices.push_back({Severity::Warning, std::move(problem)});
    m_noticedAt = tick;
    m_decisions = 0;
    m_fallbacks = 0;
}

void DecisionBroker::applied(const Decision &decision, const ActionOutcome &outcome)
{
    const auto found = std::lower_bound(
        m_pending.begin(), m_pending.end(), decision.serial,
        [](const PendingDecision &pending, std::uint64_t serial) { return pending.serial < serial; });
    if (found == m_pending.end() || found->serial != decision.serial) {
        return;
    }
    found->outcome = outcome;
    m_turns.push_back(static_cast<std::size_t>(found - m_pending.begin()));
}

std::vector<TraceEvent> DecisionBroker::endTick()
{
    for (PendingDecision &pending : m_pending) {
        const ActionOutcome outcome = pending.outcome.value_or(ActionOutcome{true, "mind.died-first", {}});
        pending.trace.effects = outcome.effects;
        if (outcome.refused) {
            pending.trace.status = DecisionStatus::Refused;
            pending.trace.statusReason = outcome.reason;
        }
        m_state.change(pending.serial, [&pending](AgentMind &mind) {
            const auto read = static_cast<std::ptrdiff_t>(std::min(pending.heard.size(), mind.inbox.size()));
            mind.inbox.erase(mind.inbox.begin(), mind.inbox.begin() + read);
            mind.unheard = 0;
        });
    }
    for (const std::size_t turn : m_turns) {
        deliver(m_pending[turn]);
        remember(m_pending[turn]);
    }
    std::vector<TraceEvent> traces;
    for (PendingDecision &pending : m_pending) {
        traces.push_back(std::move(pending.trace));
    }
    m_pending.clear();
    m_turns.clear();
    return traces;
}

void DecisionBroker::deliver(const PendingDecision &pending)
{
    if (pending.decision.action != Decision::Action::Speak ||
        pending.trace.status == DecisionStatus::Refused) {
        return;
    }
    const AgentRef to = std::get<AgentRef>(pending.decision.arguments.at(0));
    std::vector<std::uint64_t> hearers = pending.hearers;
    if (!to.isNobody()) {
        hearers.clear();
        for (const auto &[agent, serial] : pending.known) {
            if (agent == to) {
                hearers.push_back(serial);
            }
        }
    }
    const HeardMessage message{pending.trace.tick, pending.trace.name, argumentOf(pending.trace, "words"),
                               to.isNobody()};
    for (const std::uint64_t hearer : hearers) {
        m_state.change(hearer, [&message](AgentMind &mind) {
            mind.inbox.push_back(message);
            if (mind.inbox.size() > kInboxCapacity) {
                mind.inbox.pop_front();
                ++mind.unheard;
            }
        });
    }
}

void DecisionBroker::remember(const PendingDecision &pending)
{
    std::string text = pending.sightsLine.empty() ? std::string() : pending.sightsLine + ". ";
    for (const HeardMessage &message : pending.heard) {
        text += message.from + " said \u00ab" + quotable(message.words, kRememberedWords) + "\u00bb. ";
    }
    text += "You chose " + actionWords(pending.trace.action, pending.trace.arguments);
    if (pending.trace.status == DecisionStatus::Refused) {
        text += ", in vain: " + refusalWords(pending.trace.statusReason);
    }
    for (std::size_t i = 0; i < pending.trace.effects.size(); ++i) {
        text += (i == 0 ? "; then " : ", ") + quotable(pending.trace.effects[i], kRememberedWords);
    }
    m_state.change(pending.serial, [&pending, &text](AgentMind &mind) {
        mind.memory.add({pending.trace.tick, oneLine(text, kRememberedText)}, pending.memoryCapacity);
    });
}

std::vector<Notice> DecisionBroker::takeNotices()
{
    std::vector<Notice> notices = std::exchange(m_notices, {});
    for (Notice &notice : m_gateway->takeNotices()) {
        notices.push_back(std::move(notice));
    }
    return notices;
}

std::shared_ptr<const void> DecisionBroker::saveState() const
{
    return std::make_shared<const MindState>(m_state);
}

std::string DecisionBroker::packedState() const
{
    ArchiveWriter writer;
    writer(m_state);
    return writer.take();
}

bool DecisionBroker::unpackState(std::string_view bytes)
{
    ArchiveReader reader(bytes);
    auto state = std::make_shared<MindState>();
    reader(*state);
    if (reader.isFine() && reader.isAtEnd()) {
        restoreState(state);
        return true;
    }
    return false;
}

void DecisionBroker::restoreState(const std::shared_ptr<const void> &state)
{
    m_state = state ? *std::static_pointer_cast<const MindState>(state) : MindState();
    m_pending.clear();
    m_turns.clear();
}

MindState DecisionBroker::scratchState(const Perception &world, AgentRef agent, Result<void> &sampled) const
{
    MindState state = m_state;
    if (!state.minds.contains(world.serial(agent))) {
        sampled =
            PersonaSampler::update(world, state); // on a copy: looking must not decide who gets which name
    }
    return state;
}

Result<DecisionPolicy::Prompt> DecisionBroker::previewPrompt(const Perception &world, AgentRef agent)
{
    if (!world.alive(agent) || !world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))].persona) {
        return failure("mind.no-persona");
    }
    Result<void> sampled;
    const MindState state = scratchState(world, agent, sampled);
    if (!sampled) {
        return tl::make_unexpected(sampled.error());
    }
    return DecisionPreparer::prepare(world, state, agent, {}).map([](const PendingDecision &pending) {
        return Prompt{pending.trace.systemPrompt, pending.trace.userPrompt};
    });
}

std::string DecisionBroker::handle(const Perception &world, AgentRef agent)
{
    if (!world.alive(agent)) {
        return "nobody";
    }
    const bool hasPersona =
        world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))].persona.has_value();
    if (!hasPersona || m_state.minds.contains(world.serial(agent))) {
        return PersonaSampler::handle(world, m_state, agent);
    }
    Result<void> sampled;
    return PersonaSampler::handle(world, scratchState(world, agent, sampled), agent);
}

} // namespace gridfolk
