// SPDX-License-Identifier: GPL-3.0-or-later
// From instruction to instruction, and from turn to turn.
#include "exec/ValueText.h"
#include "exec/ops/Numbers.h"
#include "exec/ops/Places.h"
#include "exec/ops/Sets.h"

#include <array>
#include <bit>
#include <utility>

// The short forms of the operations end here.
#undef OPERATION
#undef LONG_WAY
#undef TAKE_LONG_WAY
#undef INT
#undef FLOAT
#undef GO_ON
#undef JUMP
#undef FAIL
#undef SET
#undef SPEND
#undef LIVING
#undef RADIUS

namespace gridfolk
{

template <Opcode>
Vm::Ops::Next Vm::Ops::run(Vm &vm, const Instruction *in, std::uint64_t *reg)
{
    return after(vm, in, reg, vm.seldom(*vm.m_chunk, vm.placeOf(in), reg, vm.m_frameIterators));
}

namespace
{

template <class Ops, std::size_t... opcodes>
constexpr std::array<typename Ops::Operation, sizeof...(opcodes)>
operationsOf(std::index_sequence<opcodes...> /*all*/)
{
    return {Ops::template run<static_cast<Opcode>(opcodes)>...};
}

} // namespace

struct Vm::OperationTable {
    static constexpr auto kAll =
        operationsOf<Ops>(std::make_index_sequence<static_cast<std::size_t>(Opcode::PrintEnd) + 1>());
};

const Vm::Ops::Operation *const Vm::Ops::kOperations = Vm::OperationTable::kAll.data();

inline void Vm::run(const Chunk &chunk, std::uint64_t *reg)
{
    for (const Instruction *in = chunk.code.data(); in != nullptr;) {
        in = Ops::start(*this, in, reg);
    }
}

Vm::Status Vm::execute(const Chunk &chunk, std::uint64_t *reg)
{
    const Chunk *const outerChunk = std::exchange(m_chunk, &chunk);
    SetIterator *const outerIterators =
        std::exchange(m_frameIterators, m_iterators.data() + (m_iteratorTop - chunk.iterators));
    run(chunk, reg);
    m_chunk = outerChunk;
    m_frameIterators = outerIterators;
    return m_status;
}

inline Vm::Status Vm::enter(const Chunk &chunk)
{
    m_depth = 1;
    m_top = chunk.registers;
    m_iteratorTop = chunk.iterators;
    m_chunk = &chunk;
    m_frameIterators = m_iterators.data();
    run(chunk, m_registers.data());
    return m_status;
}

inline Vm::Status Vm::takeTurn(World::Body body, const TurnRules &rules)
{
    setAgent(m_world.refOfRow(body.kind, body.row), body);
    m_budget = kTurnBudget;
    m_idle = rules.mayRest;
    m_reach = 0;
    if (!rules.readers.empty()) {
        if (const Status status = readMessages(rules.readers); status != Status::Done) {
            return status;
        }
    }
    for (const TurnRule &rule : rules.due) {
        if (rule.transition != nullptr) {
            startCalls();
            if (const Status status = transit(*rule.transition); status != Status::Done) {
                return status;
            }
            continue;
        }
        if (rule.condition != nullptr) {
            if (const Status status = enter(*rule.condition); status != Status::Done) {
                return status;
            }
            if (m_result == 0) {
                continue;
            }
        }
        if (const Status status = enter(*rule.body); status != Status::Done) {
            return status;
        }
    }
    if (m_idle && m_world.mirror().exists()) {
        if (m_requests == nullptr) {
            m_world.rest(body, m_reach);
        } else {
            m_requests->rests.push_back({body, m_reach});
        }
    }
    return Status::Done;
}

Vm::Status Vm::takeTurn(World::Body body, const TurnRules &rules, const CounterRng &rng)
{
    m_rng = rng;
    return takeTurn(body, rules);
}

/// A bit a turn of those who do not rest.
std::uint32_t Vm::whoActs(std::span<const World::Body> turns, std::span<const TurnRules> rules) const
{
    if (m_world.resting().nobody()) {
        return static_cast<std::uint32_t>((std::uint64_t{1} << turns.size()) - 1);
    }
    std::uint32_t acting = 0;
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        const World::Body body = turns[turn];
        const bool rests = rules[body.kind].mayRest && m_world.rests(body);
        acting |= (rests ? 0U : 1U) << turn;
    }
    return acting;
}

Vm::Status Vm::takeTurns(std::span<const World::Body> turns, std::span<const TurnRules> rules,
                         const TurnNumbers &numbers)
{
    m_rng = numbers.any;
    std::uint64_t wakings = m_world.resting().wakings();
    for (std::uint32_t left = whoActs(turns, rules); left != 0;) {
        const auto turn = static_cast<std::size_t>(std::countr_zero(left));
        left &= left - 1;
        const World::Body body = turns[turn];
        const AgentTable &table = m_world.table(body.kind);
        if (table.alive[body.row] == 0) {
            continue;
        }
        numbers.begin(m_rng, turn, table.serial[body.row]);
        const Status status = takeTurn(body, rules[body.kind]);
        if (status == Status::Failed || status == Status::Stopped) {
            return status;
        }
        if (m_world.resting().wakings() != wakings) {
            wakings = m_world.resting().wakings();
            left = whoActs(turns, rules) & (~std::uint32_t{1} << turn);
        }
    }
    return Status::Done;
}

std::size_t Vm::placeOf(const Instruction *in) const
{
    return static_cast<std::size_t>(in - m_chunk->code.data());
}

const Instruction *Vm::failAt(const Instruction *in, const char *code)
{
    m_status = fail(*m_chunk, placeOf(in), code);
    return nullptr;
}

const Instruction *Vm::failAt(const Instruction *in, const char *code, const char *first,
                              std::int64_t firstNumber, const char *second, std::int64_t secondNumber)
{
    m_status = fail(*m_chunk, placeOf(in), code,
                    {{first, std::to_string(firstNumber)}, {second, std::to_string(secondNumber)}});
    return nullptr;
}

const Instruction *Vm::notAlive(const Instruction *in, AgentRef agent)
{
    return failAt(in, agent.isNobody() ? "run.reads-nobody" : "run.reads-dead");
}

const Instruction *Vm::badRadius(const Instruction *in, std::int64_t radius)
{
    return failAt(in, "run.bad-radius", "radius", radius, "limit", NeighborIndex::kMaxRadius);
}

const Instruction *Vm::badMean(const Instruction *in, double mean)
{
    m_status = fail(*m_chunk, placeOf(in), "run.bad-mean", {{"mean", shortNumber(mean)}});
    return nullptr;
}

const Instruction *Vm::lacksAttribute(const Instruction *in, std::size_t kind)
{
    m_status = fail(*m_chunk, placeOf(in), "run.lacks-attribute", {{"kind", m_scenario.kinds[kind].name}});
    return nullptr;
}

const Instruction *Vm::outOfBudget(const Instruction *in)
{
    if (m_stop != nullptr && m_stop->raised()) {
        m_status = Status::Stopped;
        return nullptr;
    }
    return failAt(in, "run.step-budget");
}

Vm::Status Vm::endLife(const Instruction *in, std::uint64_t *reg, AgentRef agent)
{
    if (!m_world.isAlive(agent)) {
        return fail(*m_chunk, placeOf(in), agent.isNobody() ? "run.reads-nobody" : "run.reads-dead");
    }
    const Status status = m_requests != nullptr ? request(*m_chunk, placeOf(in), reg) : kill(agent);
    return status == Status::Done && subjectDied() ? Status::Died : status;
}

Vm::Status Vm::createBy(const Instruction *in, std::uint64_t *reg)
{
    if (m_requests != nullptr) {
        return request(*m_chunk, placeOf(in), reg);
    }
    Status status = Status::Done;
    const CreatePlan &plan = m_code.createPlans[static_cast<std::size_t>(in->k)];
    const AgentRef newborn = createPlanned(plan, static_cast<std::uint32_t>(reg[in->b]), reg + in->c, status);
    if (status != Status::Done) {
        return status;
    }
    reg[in->a] = newborn.packed();
    return subjectDied() ? Status::Died : Status::Done;
}

} // namespace gridfolk
