// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/IdleTurns.h"

#include <algorithm>
#include <optional>

namespace gridfolk
{

namespace
{

/// Of no effect but on registers and the agent itself, and giving the same again while nothing changes that
/// wakes an agent. What an agent writes to itself counts when it runs, see Vm.
bool looksOnly(const Instruction &in, const Bytecode &code)
{
    switch (in.op) {
    case Opcode::Return:
    case Opcode::Self:
    case Opcode::SelfCell:
    case Opcode::Parameter:
    case Opcode::LoadOwnByte:
    case Opcode::LoadOwnWord:
    case Opcode::StoreOwnByte:
    case Opcode::StoreOwnWord:
    case Opcode::CellX:
    case Opcode::CellY:
    case Opcode::Distance:
    case Opcode::CellAt:
    case Opcode::CellTowards:
        return true;
    case Opcode::Reduce: {
        const Reduction &reduction = code.reductions[static_cast<std::size_t>(in.k)];
        return reduction.mirrored && reduction.center == kOwnCell;
    }
    default:
        return in.op < Opcode::JumpUnlessAlive || in.op == Opcode::AddSmallInt ||
               in.op == Opcode::AddSmallFloat || (in.op >= Opcode::AddInt && in.op <= Opcode::NotEqualFloat);
    }
}

bool isJump(Opcode op)
{
    return (op >= Opcode::Jump && op <= Opcode::JumpUnlessAlive) || op == Opcode::Next ||
           op == Opcode::JumpIfFew;
}

bool goesOn(Opcode op)
{
    return op != Opcode::Jump && op != Opcode::Return && op != Opcode::End && op != Opcode::EndIdle;
}

bool isLoadOfOwn(Opcode op)
{
    return op == Opcode::LoadOwnByte || op == Opcode::LoadOwnWord;
}

/// The ways through one unit.
class Ways
{
public:
    Ways(std::vector<Instruction> instructions, const Bytecode &code)
        : m_instructions(std::move(instructions))
        , m_code(code)
    {
    }

    /// Gives the idle ways ends of their own; whether there are any.
    bool split()
    {
        const std::size_t busyEnd = m_instructions.size();
        const std::size_t idleEnd = busyEnd + 1;
        const std::vector<State> before = follow();
        for (std::size_t at = 0; at < busyEnd; ++at) {
            Instruction &in = m_instructions[at];
            if (before[at] != State::Unreached && isJump(in.op) && endsAt(target(at))) {
                const bool idle = before[at] == State::Idle && looksOnly(in, m_code);
                in.k = static_cast<std::int64_t>(idle ? idleEnd : busyEnd) - static_cast<std::int64_t>(at);
            }
        }
        m_instructions.push_back({Opcode::End});
        m_instructions.push_back({Opcode::EndIdle});
        const std::vector<State> after = follow();
        for (std::size_t at = 0; at < busyEnd; ++at) {
            if (m_instructions[at].op == Opcode::End && after[at] == State::Idle) {
                m_instructions[at].op = Opcode::EndIdle;
            }
        }
        return std::any_of(m_instructions.begin(), m_instructions.end(), [&](const Instruction &in) {
            return in.op == Opcode::EndIdle &&
                   after[static_cast<std::size_t>(&in - m_instructions.data())] != State::Unreached;
        });
    }

    [[nodiscard]] std::vector<Instruction> take() { return std::move(m_instructions); }

private:
    /// Of all that was done before an instruction, on the busiest way to it.
    enum class State : std::uint8_t { Unreached, Idle, Busy };

    [[nodiscard]] std::size_t target(std::size_t at) const
    {
        return at + static_cast<std::size_t>(m_instructions[at].k);
    }

    [[nodiscard]] bool endsAt(std::size_t at) const
    {
        while (m_instructions[at].op == Opcode::Jump && m_instructions[at].k > 0) {
            at = target(at);
        }
        return m_instructions[at].op == Opcode::End;
    }

    [[nodiscard]] std::vector<State> follow() const
    {
        std::vector<State> states(m_instructions.size(), State::Unreached);
        std::vector<std::size_t> open;
        const auto reach = [&](std::size_t at, State state) {
            if (state > states[at]) {
                states[at] = state;
                open.push_back(at);
            }
        };
        reach(0, State::Idle);
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            const Instruction &in = m_instructions[at];
            const State state = looksOnly(in, m_code) ? states[at] : State::Busy;
            if (isJump(in.op)) {
                reach(target(at), state);
            }
            if (goesOn(in.op)) {
                reach(at + 1, state);
            }
        }
        return states;
    }

    std::vector<Instruction> m_instructions;
    const Bytecode &m_code;
};

/// The units of a kind's turn with their idle ways; nothing where its turns always count.
class KindOfTurn
{
public:
    KindOfTurn(std::size_t kind, Bytecode &code)
        : m_kind(kind)
        , m_code(code)
    {
    }

    bool add(const typed::Rule &rule)
    {
        switch (rule.trigger) {
        case ast::Trigger::OnBirth:
        case ast::Trigger::OnDeath:
        case ast::Trigger::OnSchedule:
            return true; // no part of a turn
        case ast::Trigger::EveryStep:
            return addCondition(rule.condition) && addBody(rule.body);
        default:
            return false;
        }
    }

    /// To the code.
    void write()
    {
        for (auto &[unit, instructions] : m_bodies) {
            Chunk &chunk = chunkOf(unit);
            chunk.spans.resize(instructions.size(), chunk.spans.back());
            chunk.code = std::move(instructions);
        }
        for (const std::int64_t column : m_own) {
            mirror(static_cast<std::int32_t>(column));
        }
        m_code.births[m_kind].mayRest = !m_bodies.empty();
    }

private:
    [[nodiscard]] Chunk &chunkOf(typed::UnitIndex unit)
    {
        return m_code.chunks[static_cast<std::size_t>(unit)];
    }

    bool addCondition(typed::UnitIndex unit)
    {
        if (unit < 0) {
            return true;
        }
        const std::vector<Instruction> &code = chunkOf(unit).code;
        noteOwn(code);
        return std::all_of(code.begin(), code.end(), [&](const Instruction &in) {
            return in.op == Opcode::End || looksOnly(in, m_code);
        });
    }

    bool addBody(typed::UnitIndex unit)
    {
        Ways ways(chunkOf(unit).code, m_code);
        const bool idle = ways.split();
        m_bodies.emplace_back(unit, ways.take());
        noteOwn(m_bodies.back().second);
        return idle;
    }

    void noteOwn(const std::vector<Instruction> &code)
    {
        for (const Instruction &in : code) {
            if (isLoadOfOwn(in.op)) {
                m_own.push_back(in.k);
            }
        }
    }

    /// Whoever writes to what a resting agent looks at must wake it.
    void mirror(std::int32_t column)
    {
        const bool known = std::any_of(m_code.mirrored.begin(), m_code.mirrored.end(),
                                       [&](const auto &byKind) { return byKind[m_kind] == column; });
        if (!known) {
            std::vector<std::int32_t> byKind(m_code.births.size(), -1);
            byKind[m_kind] = column;
            m_code.mirrored.push_back(std::move(byKind));
        }
    }

    std::size_t m_kind;
    Bytecode &m_code;
    std::vector<std::pair<typed::UnitIndex, std::vector<Instruction>>> m_bodies;
    std::vector<std::int64_t> m_own; ///< columns
};

} // namespace

void findIdleTurns(const typed::Program &program, Bytecode &code)
{
    if (code.mirrored.empty()) {
        return; // nobody looks around
    }
    for (std::size_t kind = 0; kind < program.kinds.size(); ++kind) {
        KindOfTurn turn(kind, code);
        const std::vector<typed::Rule> &rules = program.kinds[kind].rules;
        if (program.kinds[kind].charts.empty() &&
            std::all_of(rules.begin(), rules.end(),
                        [&](const typed::Rule &rule) { return turn.add(rule); })) {
            turn.write();
        }
    }
}

} // namespace gridfolk
