// SPDX-License-Identifier: GPL-3.0-or-later
// What happens later: messages, scheduled rules, and the states of charts.
#include "base/Maths.h"
#include "exec/SubjectScope.h"

#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

/// Keeps the random numbers of entering the first state apart from those of `on birth`.
constexpr std::uint64_t kEnterAtBirth = std::uint64_t{1} << 48;

} // namespace

/// One instruction about messages or events.
Vm::Status Vm::later(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    switch (in.op) {
    case Opcode::Send:
        return sendMessage(chunk, at, reg);
    case Opcode::Schedule:
        return scheduleEvent(chunk, at, reg);
    default:
        reg[in.a] = m_world.events().cancel(AgentRef::unpacked(reg[in.b]), static_cast<std::uint32_t>(in.k));
        return Status::Done;
    }
}

Vm::Status Vm::sendMessage(const Chunk &chunk, std::size_t at, const std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const AgentRef receiver = AgentRef::unpacked(reg[in.a]);
    if (receiver.isNobody()) {
        return fail(chunk, at, "run.reads-nobody");
    }
    if (!m_world.isAlive(receiver)) {
        return Status::Done;
    }
    if (m_world.messages().isFull()) {
        return fail(chunk, at, "run.too-many-messages", {{"limit", std::to_string(Messages::kLimit)}});
    }
    const bool byAgent = m_subject.type == typed::Subject::Agent;
    m_letter.assign(1, (byAgent ? m_subject.agent : AgentRef{}).packed());
    m_letter.insert(m_letter.end(), reg + in.b, reg + in.b + in.c);
    m_world.messages().send(receiver, static_cast<std::uint32_t>(in.k), m_letter);
    return Status::Done;
}

Vm::Status Vm::scheduleEvent(const Chunk &chunk, std::size_t at, const std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const AgentRef agent = AgentRef::unpacked(reg[in.b]);
    const auto time = static_cast<std::int64_t>(reg[in.a]);
    std::int64_t due = time;
    if (in.c == 0 && __builtin_add_overflow(m_world.tick(), time, &due)) {
        return fail(chunk, at, "run.overflow");
    }
    if (due <= m_world.tick()) {
        return fail(chunk, at, "run.not-later", {{"tick", std::to_string(due)}});
    }
    if (!agent.isNobody() && !m_world.isAlive(agent)) {
        return fail(chunk, at, "run.reads-dead");
    }
    if (m_world.events().isFull()) {
        return fail(chunk, at, "run.too-many-events", {{"limit", std::to_string(EventQueue::kLimit)}});
    }
    m_world.events().add(due, agent, static_cast<std::uint32_t>(in.k));
    return Status::Done;
}

Vm::Status Vm::runRule(const typed::Rule &rule, std::span<const std::uint64_t> arguments)
{
    if (rule.condition >= 0) {
        const Status status = call(rule.condition, arguments);
        if (status != Status::Done || m_result == 0) {
            return status;
        }
    }
    return call(rule.body, arguments);
}

Vm::Status Vm::runRules(const std::vector<typed::Rule> &rules)
{
    for (const typed::Rule &rule : rules) {
        if (const Status status = runRule(rule, {}); status != Status::Done) {
            return status;
        }
    }
    return Status::Done;
}

Vm::ChartState Vm::chartState(std::size_t chart)
{
    const BirthCode &kind = m_code.births[m_world.body(m_subject.agent).kind];
    AgentTable &table = *m_selfTable;
    const std::size_t hidden = kind.initial.size() + 2 * chart;
    return {table.columns[static_cast<std::size_t>(kind.charts[chart].attribute)], table.columns[hidden],
            table.columns[hidden + 1]};
}

/// A newborn, or an agent of a new kind, is in the states that its attributes say.
Vm::Status Vm::startCharts(AgentRef agent, bool enters)
{
    const BirthCode &kind = m_code.births[m_world.body(agent).kind];
    if (kind.charts.empty()) {
        return Status::Done;
    }
    const CounterRng rng(m_seed, Stream::Birth, m_world.tick(), kEnterAtBirth | m_world.serialOf(agent));
    const SubjectScope scope(*this, agent, rng);
    for (std::size_t chart = 0; chart < kind.charts.size(); ++chart) {
        ChartState state = chartState(chart);
        const std::uint64_t value = state.value.bits(m_selfRow);
        state.known.setBits(m_selfRow, value);
        state.since.setBits(m_selfRow, static_cast<std::uint64_t>(m_world.tick()));
        const Status status = enters ? runRules(kind.charts[chart].onEnter[value]) : Status::Done;
        if (status != Status::Done) {
            return status == Status::Died ? Status::Done : status;
        }
    }
    return Status::Done;
}

/// Whether the cause of a transition holds now, in a state since a tick.
Vm::Status Vm::causeHolds(const typed::Rule &rule, std::int64_t since, bool &holds)
{
    holds = true;
    if (rule.amount < 0) {
        return Status::Done;
    }
    if (const Status status = call(rule.amount, {}); status != Status::Done) {
        return status;
    }
    const auto amount = std::bit_cast<double>(m_result);
    if (std::isnan(amount) || (rule.cause == ast::Cause::Rate && amount < 0)) {
        return fail(m_code.chunks[static_cast<std::size_t>(rule.amount)], 0, "run.bad-rate");
    }
    switch (rule.cause) {
    case ast::Cause::After:
        holds = static_cast<double>(m_world.tick() - since) >= amount;
        break;
    case ast::Cause::Rate: // of a Poisson process: none in a tick with the probability exp(-rate)
        holds = m_rng.uniform() >= maths::exp(-amount);
        break;
    default:
        holds = m_rng.uniform() < amount;
        break;
    }
    return Status::Done;
}

Vm::Status Vm::transit(const typed::Rule &rule, std::span<const std::uint64_t> arguments)
{
    const std::size_t kind = m_world.body(m_subject.agent).kind;
    const typed::ChartCode &chart = m_code.births[kind].charts[static_cast<std::size_t>(rule.chart)];
    const auto from = static_cast<std::uint64_t>(rule.from);
    const auto to = static_cast<std::uint64_t>(rule.to);
    ChartState state = chartState(static_cast<std::size_t>(rule.chart));
    const auto since = static_cast<std::int64_t>(state.since.bits(m_selfRow));
    if (state.value.bits(m_selfRow) != from || state.known.bits(m_selfRow) != from ||
        since >= m_world.tick()) {
        return Status::Done;
    }
    if (rule.condition >= 0) {
        const Status status = call(rule.condition, arguments);
        if (status != Status::Done || m_result == 0) {
            return status;
        }
    }
    bool holds = false;
    if (const Status status = causeHolds(rule, since, holds); status != Status::Done || !holds) {
        return status;
    }
    if (const Status status = runRules(chart.onExit[from]); status != Status::Done) {
        return status;
    }
    // Births may have moved the columns' memory, not the columns.
    m_world.setAttribute(kind, m_selfRow, static_cast<std::size_t>(chart.attribute), to);
    state.known.setBits(m_selfRow, to);
    state.since.setBits(m_selfRow, static_cast<std::uint64_t>(m_world.tick()));
    if (const Status status = call(rule.body, arguments); status != Status::Done) {
        return status;
    }
    return runRules(chart.onEnter[to]);
}

/// What was delivered to the acting agent, each message to all rules that wait for its kind.
Vm::Status Vm::readMessages(const std::vector<const typed::Rule *> &readers)
{
    const Messages &messages = m_world.messages();
    for (const Messages::Letter &letter : messages.deliveredTo(m_subject.agent)) {
        for (const typed::Rule *rule : readers) {
            if (rule->message != static_cast<std::int32_t>(letter.kind)) {
                continue;
            }
            startCalls();
            const Status status = rule->trigger == ast::Trigger::Transition
                                      ? transit(*rule, messages.values(letter))
                                      : runRule(*rule, messages.values(letter));
            if (status != Status::Done) {
                return status;
            }
        }
    }
    return Status::Done;
}

bool Vm::statesDiffer(std::size_t kind, std::size_t row) const
{
    const BirthCode &code = m_code.births[kind];
    const std::vector<Column> &columns = m_world.table(kind).columns;
    for (std::size_t chart = 0; chart < code.charts.size(); ++chart) {
        const Column &value = columns[static_cast<std::size_t>(code.charts[chart].attribute)];
        if (value.bits(row) != columns[code.initial.size() + 2 * chart].bits(row)) {
            return true;
        }
    }
    return false;
}

Vm::Status Vm::noticeStates()
{
    const BirthCode &kind = m_code.births[m_world.body(m_subject.agent).kind];
    for (std::size_t chart = 0; chart < kind.charts.size(); ++chart) {
        ChartState state = chartState(chart);
        const std::uint64_t before = state.known.bits(m_selfRow);
        const std::uint64_t now = state.value.bits(m_selfRow);
        if (before == now) {
            continue;
        }
        state.known.setBits(m_selfRow, now);
        state.since.setBits(m_selfRow, static_cast<std::uint64_t>(m_world.tick()));
        Status status = runRules(kind.charts[chart].onExit[before]);
        if (status == Status::Done) {
            status = runRules(kind.charts[chart].onEnter[now]);
        }
        if (status != Status::Done) {
            return status;
        }
    }
    return Status::Done;
}

} // namespace gridfolk
