// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter's loop.
#include "base/Maths.h"
#include "exec/CheckedMaths.h"
#include "exec/Statistics.h"
#include "exec/ValueText.h"
#include "exec/Vm.h"

#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

std::int64_t asInt(std::uint64_t bits)
{
    return static_cast<std::int64_t>(bits);
}

double asFloat(std::uint64_t bits)
{
    return std::bit_cast<double>(bits);
}

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

std::uint64_t bitsOf(std::int64_t value)
{
    return static_cast<std::uint64_t>(value);
}

std::uint64_t bitsOf(bool value)
{
    return value ? 1 : 0;
}

/// min and max as the language means them: the first operand when they are equal.
template <class T>
T smaller(T a, T b)
{
    return b < a ? b : a;
}

template <class T>
T larger(T a, T b)
{
    return a < b ? b : a;
}

} // namespace

// Short forms for the loop below; undefined at its end.
#define INT(r) asInt(reg[in.r])
#define FLOAT(r) asFloat(reg[in.r])
#define SMALL static_cast<std::int16_t>(in.c)
#define AT static_cast<std::size_t>(next - chunk.code.data())
#define FAIL(...) return fail(chunk, AT, __VA_ARGS__)
#define GO next = chunk.code.data() + in.k - 1
#define SET_FLOAT(expression)                                                                                \
    {                                                                                                        \
        const double outcome = (expression);                                                                 \
        if (std::isnan(outcome)) {                                                                           \
            FAIL("run.not-a-number");                                                                        \
        }                                                                                                    \
        reg[in.a] = bitsOf(outcome);                                                                         \
        break;                                                                                               \
    }
#define SET_CHECKED(builtin)                                                                                 \
    {                                                                                                        \
        std::int64_t outcome = 0;                                                                            \
        if (builtin(INT(b), INT(c), &outcome)) {                                                             \
            FAIL("run.overflow");                                                                            \
        }                                                                                                    \
        reg[in.a] = bitsOf(outcome);                                                                         \
        break;                                                                                               \
    }
#define SET_INTEGER(optionalValue, code)                                                                     \
    {                                                                                                        \
        const std::optional<std::int64_t> outcome = (optionalValue);                                         \
        if (!outcome) {                                                                                      \
            FAIL(code);                                                                                      \
        }                                                                                                    \
        reg[in.a] = bitsOf(*outcome);                                                                        \
        break;                                                                                               \
    }
#define MIRROR_OWN(bits)                                                                                     \
    if (m_world.mirror().exists()) {                                                                         \
        m_world.mirrorAttribute(selfBody(), static_cast<std::size_t>(in.k), bits);                      \
    }
#define RADIUS(r)                                                                                            \
    if (INT(r) < 0 || INT(r) > NeighborIndex::kMaxRadius) {                                                  \
        FAIL("run.bad-radius",                                                                               \
             {{"radius", std::to_string(INT(r))}, {"limit", std::to_string(NeighborIndex::kMaxRadius)}});    \
    }
#define CENTER(r) (in.r == kOwnCell ? subjectCell() : static_cast<std::uint32_t>(reg[in.r]))
#define SPEND                                                                                                \
    if (!spend()) {                                                                                          \
        if (m_stop != nullptr && m_stop->raised()) {                                                         \
            return Status::Stopped;                                                                          \
        }                                                                                                    \
        FAIL("run.step-budget");                                                                             \
    }
#define LIVING(agent)                                                                                        \
    if (!m_world.isAlive(agent)) {                                                                           \
        FAIL((agent).isNobody() ? "run.reads-nobody" : "run.reads-dead");                                    \
    }
// The body of agent b, and which of its columns k means.
#define BODY_AND_COLUMN                                                                                      \
    const AgentRef agent = AgentRef::unpacked(reg[in.b]);                                                    \
    LIVING(agent)                                                                                            \
    const World::Body body = m_world.body(agent);                                                            \
    const std::int32_t column = m_code.columnMaps[static_cast<std::size_t>(in.k)][body.kind];                \
    if (column < 0) {                                                                                        \
        FAIL("run.lacks-attribute", {{"kind", m_scenario.kinds[body.kind].name}});                           \
    }

Vm::Status Vm::execute(const Chunk &chunk, std::uint64_t *reg)
{
    SetIterator *iterators = m_iterators.data() + (m_iteratorTop - chunk.iterators);
    for (const Instruction *next = chunk.code.data();; ++next) {
        const Instruction &in = *next;
        switch (in.op) {
        case Opcode::Constant:
            reg[in.a] = bitsOf(in.k);
            break;
        case Opcode::Move:
            reg[in.a] = reg[in.b];
            break;
        case Opcode::Jump:
            GO;
            break;
        case Opcode::JumpIf:
            if (reg[in.b] != 0) {
                GO;
            }
            break;
        case Opcode::JumpUnless:
            if (reg[in.b] == 0) {
                GO;
            }
            break;
#define JUMP_UNLESS_CASE(name, condition)                                                                    \
    case Opcode::name:                                                                                       \
        if (!(condition)) {                                                                                  \
            GO;                                                                                              \
        }                                                                                                    \
        break;
            JUMP_UNLESS_CASE(JumpUnlessLessInt, INT(a) < INT(b))
            JUMP_UNLESS_CASE(JumpUnlessLessEqualInt, INT(a) <= INT(b))
            JUMP_UNLESS_CASE(JumpUnlessEqual, reg[in.a] == reg[in.b])
            JUMP_UNLESS_CASE(JumpUnlessNotEqual, reg[in.a] != reg[in.b])
            JUMP_UNLESS_CASE(JumpUnlessLessFloat, FLOAT(a) < FLOAT(b))
            JUMP_UNLESS_CASE(JumpUnlessLessEqualFloat, FLOAT(a) <= FLOAT(b))
            JUMP_UNLESS_CASE(JumpUnlessEqualFloat, FLOAT(a) == FLOAT(b))
            JUMP_UNLESS_CASE(JumpUnlessNotEqualFloat, FLOAT(a) != FLOAT(b))
            JUMP_UNLESS_CASE(JumpUnlessLessSmallInt, INT(a) < SMALL)
            JUMP_UNLESS_CASE(JumpUnlessGreaterSmallInt, INT(a) > SMALL)
            JUMP_UNLESS_CASE(JumpUnlessLessEqualSmallInt, INT(a) <= SMALL)
            JUMP_UNLESS_CASE(JumpUnlessGreaterEqualSmallInt, INT(a) >= SMALL)
            JUMP_UNLESS_CASE(JumpUnlessEqualSmallInt, INT(a) == SMALL)
            JUMP_UNLESS_CASE(JumpUnlessNotEqualSmallInt, INT(a) != SMALL)
            JUMP_UNLESS_CASE(JumpUnlessLessSmallFloat, FLOAT(a) < SMALL)
            JUMP_UNLESS_CASE(JumpUnlessGreaterSmallFloat, FLOAT(a) > SMALL)
            JUMP_UNLESS_CASE(JumpUnlessLessEqualSmallFloat, FLOAT(a) <= SMALL)
            JUMP_UNLESS_CASE(JumpUnlessGreaterEqualSmallFloat, FLOAT(a) >= SMALL)
            JUMP_UNLESS_CASE(JumpUnlessAlive, m_world.isAlive(AgentRef::unpacked(reg[in.b])))
        case Opcode::Return:
            m_result = reg[in.a];
            return Status::Done;
        case Opcode::End:
            return Status::Done;
        case Opcode::Call: {
            SPEND
            const Status status =
                call(static_cast<typed::UnitIndex>(in.k),
                     {reg + in.b, m_code.chunks[static_cast<std::size_t>(in.k)].parameters});
            if (status != Status::Done) {
                return status;
            }
            reg[in.a] = m_result;
            break;
        }
        case Opcode::Self:
            reg[in.a] = m_subject.agent.packed();
            break;
        case Opcode::SelfCell:
            reg[in.a] = subjectCell();
            break;
        case Opcode::Tick:
            reg[in.a] = bitsOf(m_world.tick());
            break;
        case Opcode::Parameter: {
            const double value = m_world.parameters()[static_cast<std::size_t>(in.k)];
            reg[in.a] = in.c == 0 ? bitsOf(value) : bitsOf(static_cast<std::int64_t>(value));
            break;
        }
        case Opcode::LoadOwnByte:
            reg[in.a] = m_selfTable->columns[static_cast<std::size_t>(in.k)].bytes()[m_selfRow];
            break;
        case Opcode::LoadOwnWord:
            reg[in.a] = m_selfTable->columns[static_cast<std::size_t>(in.k)].words()[m_selfRow];
            break;
        case Opcode::StoreOwnByte:
            m_selfTable->columns[static_cast<std::size_t>(in.k)].bytes()[m_selfRow] =
                static_cast<std::uint8_t>(reg[in.a]);
            MIRROR_OWN(reg[in.a])
            break;
        case Opcode::StoreOwnWord:
            m_selfTable->columns[static_cast<std::size_t>(in.k)].words()[m_selfRow] = reg[in.a];
            MIRROR_OWN(reg[in.a])
            break;
        case Opcode::LoadAttribute:
        case Opcode::StoreAttribute: {
            BODY_AND_COLUMN
            if (in.op == Opcode::StoreAttribute) {
                m_world.setAttribute(body.kind, body.row, static_cast<std::size_t>(column), reg[in.a]);
            } else {
                reg[in.a] = attributeOf(body.kind, static_cast<std::size_t>(column)).bits(body.row);
            }
            break;
        }
        case Opcode::LoadLayerByte:
        case Opcode::LoadLayerWord: {
            const std::uint32_t cell = CENTER(b);
            reg[in.a] = readable(in.k, cell).bits(cell);
            break;
        }
        case Opcode::LoadWorld:
            reg[in.a] = m_world.values()[static_cast<std::size_t>(in.k)];
            break;
        case Opcode::StoreWorld:
            m_world.values()[static_cast<std::size_t>(in.k)] = reg[in.a];
            break;
        case Opcode::StoreLayerByte:
            m_world.layers()[static_cast<std::size_t>(in.k)].bytes()[CENTER(b)] =
                static_cast<std::uint8_t>(reg[in.a]);
            break;
        case Opcode::StoreLayerWord:
            m_world.layers()[static_cast<std::size_t>(in.k)].words()[CENTER(b)] = reg[in.a];
            break;
        case Opcode::CellX:
            reg[in.a] =
                bitsOf(std::int64_t{m_world.index().coordinates(static_cast<std::uint32_t>(reg[in.b])).x});
            break;
        case Opcode::CellY:
            reg[in.a] =
                bitsOf(std::int64_t{m_world.index().coordinates(static_cast<std::uint32_t>(reg[in.b])).y});
            break;
        case Opcode::CellOf:
        case Opcode::Serial: {
            const AgentRef agent = AgentRef::unpacked(reg[in.b]);
            LIVING(agent)
            reg[in.a] = in.op == Opcode::CellOf ? m_world.cellOf(agent) : m_world.serialOf(agent);
            break;
        }
        case Opcode::IsKind: {
            const AgentRef agent = AgentRef::unpacked(reg[in.b]);
            reg[in.a] = bitsOf(m_world.isAlive(agent) && std::int64_t{m_world.body(agent).kind} == in.k);
            break;
        }
        case Opcode::IsAlive:
            reg[in.a] = bitsOf(m_world.isAlive(AgentRef::unpacked(reg[in.b])));
            break;
        case Opcode::AddInt:
            SET_CHECKED(__builtin_add_overflow)
        case Opcode::AddSmallInt: {
            std::int64_t outcome = 0;
            if (__builtin_add_overflow(INT(b), std::int64_t{SMALL}, &outcome)) {
                FAIL("run.overflow");
            }
            reg[in.a] = bitsOf(outcome);
            break;
        }
        case Opcode::AddSmallFloat:
            SET_FLOAT(FLOAT(b) + SMALL)
        case Opcode::AddOwnSmallInt: {
            std::uint64_t &own = m_selfTable->columns[static_cast<std::size_t>(in.k)].words()[m_selfRow];
            std::int64_t outcome = 0;
            if (__builtin_add_overflow(asInt(own), std::int64_t{SMALL}, &outcome)) {
                FAIL("run.overflow");
            }
            own = bitsOf(outcome);
            MIRROR_OWN(own)
            break;
        }
        case Opcode::AddOwnSmallFloat: {
            std::uint64_t &own = m_selfTable->columns[static_cast<std::size_t>(in.k)].words()[m_selfRow];
            own = bitsOf(asFloat(own) + SMALL); // never a NaN: attributes are none, and the number is finite
            MIRROR_OWN(own)
            break;
        }
        case Opcode::AddAttributeInt:
        case Opcode::AddAttributeFloat: {
            BODY_AND_COLUMN
            const auto index = static_cast<std::size_t>(column);
            const std::uint64_t before = m_world.table(body.kind).columns[index].words()[body.row];
            std::int64_t whole = 0;
            if (in.op == Opcode::AddAttributeInt && __builtin_add_overflow(asInt(before), INT(a), &whole)) {
                FAIL("run.overflow");
            }
            const double sum = asFloat(before) + FLOAT(a);
            if (in.op == Opcode::AddAttributeFloat && std::isnan(sum)) {
                FAIL("run.not-a-number");
            }
            m_world.setAttribute(body.kind, body.row, index,
                                 in.op == Opcode::AddAttributeInt ? bitsOf(whole) : bitsOf(sum));
            break;
        }
        case Opcode::SubtractInt:
            SET_CHECKED(__builtin_sub_overflow)
        case Opcode::MultiplyInt:
            SET_CHECKED(__builtin_mul_overflow)
        case Opcode::FloorDivideInt:
            if (INT(c) == 0) {
                FAIL("run.division-by-zero");
            }
            SET_INTEGER(checked::floorDivide(INT(b), INT(c)), "run.overflow")
        case Opcode::ModuloInt:
            if (INT(c) == 0) {
                FAIL("run.division-by-zero");
            }
            reg[in.a] = bitsOf(checked::modulo(INT(b), INT(c)));
            break;
        case Opcode::PowerInt:
            if (INT(c) < 0) {
                FAIL("run.negative-power");
            }
            SET_INTEGER(checked::power(INT(b), INT(c)), "run.overflow")
        case Opcode::MinimumInt:
            reg[in.a] = bitsOf(smaller(INT(b), INT(c)));
            break;
        case Opcode::MaximumInt:
            reg[in.a] = bitsOf(larger(INT(b), INT(c)));
            break;
        case Opcode::AddFloat:
            SET_FLOAT(FLOAT(b) + FLOAT(c))
        case Opcode::SubtractFloat:
            SET_FLOAT(FLOAT(b) - FLOAT(c))
        case Opcode::MultiplyFloat:
            SET_FLOAT(FLOAT(b) * FLOAT(c))
        case Opcode::DivideFloat:
        case Opcode::FloorDivideFloat:
        case Opcode::ModuloFloat:
            if (FLOAT(c) == 0) {
                FAIL("run.division-by-zero");
            }
            if (in.op == Opcode::ModuloFloat) {
                SET_FLOAT(checked::modulo(FLOAT(b), FLOAT(c)))
            }
            SET_FLOAT(in.op == Opcode::DivideFloat ? FLOAT(b) / FLOAT(c) : std::floor(FLOAT(b) / FLOAT(c)))
        case Opcode::PowerFloat:
            SET_FLOAT(maths::pow(FLOAT(b), FLOAT(c)))
        case Opcode::MinimumFloat:
            reg[in.a] = bitsOf(smaller(FLOAT(b), FLOAT(c)));
            break;
        case Opcode::MaximumFloat:
            reg[in.a] = bitsOf(larger(FLOAT(b), FLOAT(c)));
            break;
        case Opcode::Atan2:
            SET_FLOAT(maths::atan2(FLOAT(b), FLOAT(c)))
        case Opcode::NegateInt:
        case Opcode::AbsoluteInt:
            if (INT(b) == std::numeric_limits<std::int64_t>::min()) {
                FAIL("run.overflow");
            }
            reg[in.a] = bitsOf(in.op == Opcode::NegateInt || INT(b) < 0 ? -INT(b) : INT(b));
            break;
        case Opcode::NegateFloat:
            reg[in.a] = bitsOf(-FLOAT(b));
            break;
        case Opcode::AbsoluteFloat:
            reg[in.a] = bitsOf(std::fabs(FLOAT(b)));
            break;
        case Opcode::ToFloat:
            reg[in.a] = bitsOf(static_cast<double>(INT(b)));
            break;
        case Opcode::ToInt:
            SET_INTEGER(checked::toInteger(FLOAT(b)), "run.overflow")
        case Opcode::Floor:
            SET_INTEGER(checked::toInteger(std::floor(FLOAT(b))), "run.overflow")
        case Opcode::Ceil:
            SET_INTEGER(checked::toInteger(std::ceil(FLOAT(b))), "run.overflow")
        case Opcode::Round:
            SET_INTEGER(checked::toInteger(std::nearbyint(FLOAT(b))), "run.overflow")
        case Opcode::SquareRoot:
            SET_FLOAT(std::sqrt(FLOAT(b)))
        case Opcode::Exp:
            SET_FLOAT(maths::exp(FLOAT(b)))
        case Opcode::Log:
            SET_FLOAT(maths::log(FLOAT(b)))
        case Opcode::Sin:
            SET_FLOAT(maths::sin(FLOAT(b)))
        case Opcode::Cos:
            SET_FLOAT(maths::cos(FLOAT(b)))
        case Opcode::Tan:
            SET_FLOAT(maths::tan(FLOAT(b)))
        case Opcode::Not:
            reg[in.a] = bitsOf(reg[in.b] == 0);
            break;
        case Opcode::LessInt:
            reg[in.a] = bitsOf(INT(b) < INT(c));
            break;
        case Opcode::LessEqualInt:
            reg[in.a] = bitsOf(INT(b) <= INT(c));
            break;
        case Opcode::Equal:
            reg[in.a] = bitsOf(reg[in.b] == reg[in.c]);
            break;
        case Opcode::NotEqual:
            reg[in.a] = bitsOf(reg[in.b] != reg[in.c]);
            break;
        case Opcode::LessFloat:
            reg[in.a] = bitsOf(FLOAT(b) < FLOAT(c));
            break;
        case Opcode::LessEqualFloat:
            reg[in.a] = bitsOf(FLOAT(b) <= FLOAT(c));
            break;
        case Opcode::EqualFloat:
            reg[in.a] = bitsOf(FLOAT(b) == FLOAT(c));
            break;
        case Opcode::NotEqualFloat:
            reg[in.a] = bitsOf(FLOAT(b) != FLOAT(c));
            break;
        case Opcode::Chance:
            reg[in.a] = bitsOf(m_rng.uniform() < FLOAT(b));
            break;
        case Opcode::RandomFloat:
            SET_FLOAT(FLOAT(b) + (FLOAT(c) - FLOAT(b)) * m_rng.uniform())
        case Opcode::RandomInt: {
            if (INT(c) < INT(b)) {
                FAIL("run.empty-range", {{"low", std::to_string(INT(b))}, {"high", std::to_string(INT(c))}});
            }
            const std::uint64_t width = reg[in.c] - reg[in.b] + 1;
            reg[in.a] = reg[in.b] + (width == 0 ? m_rng.bits64() : m_rng.below(width));
            break;
        }
        case Opcode::RandomNormal:
            SET_FLOAT(normal(FLOAT(b), FLOAT(c)))
        case Opcode::RandomLogNormal:
            SET_FLOAT(maths::exp(normal(FLOAT(b), FLOAT(c))))
        case Opcode::RandomExponential:
            SET_FLOAT(-FLOAT(b) * maths::log(1.0 - m_rng.uniform()))
        case Opcode::RandomPoisson:
            if (!(FLOAT(b) >= 0 && FLOAT(b) <= 1e7)) {
                FAIL("run.bad-mean", {{"mean", shortNumber(FLOAT(b))}});
            }
            reg[in.a] = bitsOf(poisson(FLOAT(b)));
            break;
        case Opcode::RandomEmptyCell: {
            const std::vector<std::uint32_t> &empty = m_world.grid().emptyCells();
            if (empty.empty()) {
                FAIL("run.no-empty-cell");
            }
            reg[in.a] = empty[m_rng.below(empty.size())];
            break;
        }
        case Opcode::PickNeighborCell: {
            RADIUS(b)
            const std::uint32_t cell = pickNeighborCell(CENTER(c), INT(b));
            if (cell == NeighborIndex::kOutside) {
                FAIL("run.empty-choice");
            }
            reg[in.a] = cell;
            break;
        }
        case Opcode::PickAgentHere:
            reg[in.a] = pickAgentHere(CENTER(b), in.k).packed();
            break;
        case Opcode::PickAgent:
            reg[in.a] = pickAgent(in.k).packed();
            break;
        case Opcode::PickCell:
            reg[in.a] = m_rng.below(m_world.cellCount());
            break;
        case Opcode::IterateAgents:
            iterators[in.c].overAgents(m_world, in.k);
            break;
        case Opcode::IterateNeighbors:
            RADIUS(b)
            iterators[in.c].overNeighbors(m_world, CENTER(a), INT(b), in.k);
            break;
        case Opcode::IterateHere:
            iterators[in.c].overHere(m_world, static_cast<std::uint32_t>(reg[in.b]), in.k, m_subject.agent);
            break;
        case Opcode::IterateNeighborCells:
            RADIUS(b)
            iterators[in.c].overNeighborCells(m_world, CENTER(a), INT(b));
            break;
        case Opcode::IterateCells:
            iterators[in.c].overCells(m_world);
            break;
        case Opcode::IterateRange:
            iterators[in.c].overRange(INT(b), INT(a));
            break;
        case Opcode::Next:
            SPEND
            if (!iterators[in.c].next(m_world, reg[in.a])) {
                GO;
            }
            break;
        case Opcode::Collect:
            iterators[in.c].collect(m_world);
            break;
        case Opcode::JumpIfFew:
            if (iterators[in.c].buffer().size() < AgentLoopMachine::kFewest) {
                GO;
            }
            break;
        case Opcode::BufferClear:
            iterators[in.c].buffer().clear();
            break;
        case Opcode::BufferPush:
            iterators[in.c].buffer().push_back(reg[in.a]);
            break;
        case Opcode::BufferPick: {
            const std::vector<std::uint64_t> &buffer = iterators[in.c].buffer();
            if (buffer.empty() && in.b == 1) {
                FAIL("run.empty-choice");
            }
            reg[in.a] = buffer.empty() ? AgentRef{}.packed() : buffer[m_rng.below(buffer.size())];
            break;
        }
        case Opcode::EmptyAggregate:
            FAIL("run.empty-aggregate");
        case Opcode::Reduce: {
            SPEND
            const Reduction &reduction = m_code.reductions[static_cast<std::size_t>(in.k)];
            if (reduction.source == Reduction::Source::Neighbors) {
                RADIUS(b)
            }
            std::size_t kind = 0;
            const char *problem = reduce(reduction, reg, iterators[in.c].buffer(), reg[in.a], kind);
            if (problem != nullptr && std::string_view(problem) == "run.lacks-attribute") {
                FAIL(problem, {{"kind", m_scenario.kinds[kind].name}});
            }
            if (problem != nullptr) {
                FAIL(problem);
            }
            break;
        }
        case Opcode::CountAgents: {
            std::size_t living = 0;
            for (std::size_t kind = 0; kind < m_world.kindCount(); ++kind) {
                living += in.k < 0 || std::size_t(in.k) == kind ? m_world.table(kind).living() : 0;
            }
            reg[in.a] = living;
            break;
        }
        case Opcode::Distance:
            reg[in.a] = bitsOf(m_world.index().distance(static_cast<std::uint32_t>(reg[in.b]),
                                                        static_cast<std::uint32_t>(reg[in.c])));
            break;
        case Opcode::CellAt: {
            const std::uint32_t cell = m_world.index().at(INT(b), INT(c));
            if (cell == NeighborIndex::kOutside) {
                FAIL("run.outside-grid", {{"x", std::to_string(INT(b))}, {"y", std::to_string(INT(c))}});
            }
            reg[in.a] = cell;
            break;
        }
        case Opcode::CellTowards:
            reg[in.a] = m_world.index().towards(static_cast<std::uint32_t>(reg[in.b]),
                                                static_cast<std::uint32_t>(reg[in.c]));
            break;
        case Opcode::MoveSelf:
            if (m_requests != nullptr) {
                request(chunk, AT, reg);
                break;
            }
            reg[in.a] = bitsOf(m_world.move(selfBody(), static_cast<std::uint32_t>(reg[in.b])));
            break;
        case Opcode::MoveAgent: {
            const AgentRef agent = AgentRef::unpacked(reg[in.b]);
            LIVING(agent)
            reg[in.a] = bitsOf(m_world.move(agent, static_cast<std::uint32_t>(reg[in.c])));
            break;
        }
        case Opcode::Die:
        case Opcode::Kill: {
            const AgentRef agent = in.op == Opcode::Die ? m_subject.agent : AgentRef::unpacked(reg[in.b]);
            LIVING(agent)
            const Status status = m_requests != nullptr ? request(chunk, AT, reg) : kill(agent);
            if (status != Status::Done) {
                return status;
            }
            if (subjectDied()) {
                return Status::Died;
            }
            break;
        }
        case Opcode::Create: {
            if (m_requests != nullptr) {
                request(chunk, AT, reg);
                break;
            }
            Status status = Status::Done;
            const CreatePlan &plan = m_code.createPlans[static_cast<std::size_t>(in.k)];
            const auto newborn =
                createPlanned(plan, static_cast<std::uint32_t>(reg[in.b]), reg + in.c, status);
            if (status != Status::Done) {
                return status;
            }
            reg[in.a] = newborn.packed();
            if (subjectDied()) {
                return Status::Died;
            }
            break;
        }
        case Opcode::Become:
            LIVING(m_subject.agent)
            return become(m_code.createPlans[static_cast<std::size_t>(in.k)], reg + in.c);
        default:
            if (const Status status = seldom(chunk, AT, reg, iterators); status != Status::Done) {
                return status;
            }
            break;
        }
    }
}

#undef INT
#undef SMALL
#undef AT
#undef GO
#undef FLOAT
#undef FAIL
#undef SET_FLOAT
#undef SET_CHECKED
#undef SET_INTEGER
#undef JUMP_UNLESS_CASE
#undef MIRROR_OWN
#undef RADIUS
#undef SPEND
#undef LIVING
#undef BODY_AND_COLUMN
#undef CENTER

} // namespace gridfolk
