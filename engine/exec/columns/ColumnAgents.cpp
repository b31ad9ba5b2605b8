// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over agents.
#include "exec/columns/CodeFacts.h"
#include "exec/columns/ColumnCompiler.h"

#include <algorithm>
#include <limits>

namespace gridfolk
{

using typed::Op;

namespace
{

using Base = typed::Type::Base;

/// What a lane can hold.
bool isNumberLike(const typed::Type &type)
{
    return type.base == Base::Bool || type.base == Base::Int || type.base == Base::Float ||
           type.base == Base::Category;
}

std::optional<ColumnOp> gainOf(Op op)
{
    switch (op) {
    case Op::Add:
        return ColumnOp::Add;
    case Op::Subtract:
        return ColumnOp::Subtract;
    case Op::Minimum:
        return ColumnOp::Minimum;
    case Op::Maximum:
        return ColumnOp::Maximum;
    default:
        return std::nullopt;
    }
}

bool isLocal(const typed::Expr &expr, std::int64_t slot)
{
    return expr.op == Op::Local && expr.integer == slot;
}

/// Whether two expressions that isFixed() accepts are one.
bool isSame(const typed::Expr &left, const typed::Expr &right)
{
    return left.op == right.op && left.integer == right.integer && left.columns == right.columns &&
           left.type == right.type;
}

} // namespace

std::optional<ColumnCompiler::AgentLoopCode> ColumnCompiler::agentLoop(const typed::Unit &unit,
                                                                       const typed::Stmt &loop)
{
    const typed::Expr *set = loop.value.get();
    std::vector<const typed::Expr *> filters;
    for (; set->op == Op::Filter; set = set->children[0].get()) {
        filters.insert(filters.begin(), set);
    }
    const bool agents = set->op == Op::Within || set->op == Op::AllAgents || set->op == Op::Linked;
    if (!agents || facts::returns(loop.body)) {
        return std::nullopt;
    }
    m_state = {};
    AgentLoopCode made;
    m_loop = &made;
    m_state.frames.emplace_back().names.resize(unit.locals.size());
    frame().unit = &unit;
    frame().assignments.assign(unit.locals.size(), 0);
    facts::countAssignments(loop.body, frame().assignments);
    m_outside.assign(unit.locals.size(), 0);
    facts::countAssignments(unit.body, m_outside);
    for (std::size_t slot = 0; slot < m_outside.size(); ++slot) {
        m_outside[slot] -= frame().assignments[slot];
        m_outside[slot] += slot < static_cast<std::size_t>(unit.parameterCount) ? 1 : 0;
    }
    m_elements = {loop.slot};
    for (const typed::Expr *filter : filters) {
        m_elements.push_back(filter->integer);
    }
    for (const typed::Expr *filter : filters) {
        const Value holds = stable(expression(*filter->children[1]));
        m_state.mask = narrowed(m_state.mask, holds, true);
    }
    block(loop.body, m_state.mask);
    m_loop = nullptr;
    std::vector<AgentLoop::Gain> &gains = made.loop.gains;
    std::stable_sort(gains.begin(), gains.end(),
                     [](const AgentLoop::Gain &a, const AgentLoop::Gain &b) { return a.local < b.local; });
    std::stable_partition(m_state.program.prelude.begin(), m_state.program.prelude.end(),
                          [](const ColumnInstruction &in) { return in.op == ColumnOp::Fill; });
    std::optional<ColumnProgram> program = finished();
    if (!program || gains.empty()) {
        return std::nullopt;
    }
    made.loop.program = std::move(*program);
    return made;
}

/// Whether it is known before the loop, and no problem to compute then even if the loop never asks for it.
bool ColumnCompiler::isFixed(const typed::Expr &expr) const
{
    switch (expr.op) {
    case Op::Parameter:
    case Op::Tick:
    case Op::WorldValue:
        return isNumberLike(expr.type);
    case Op::Attribute:
    case Op::PositionX:
    case Op::PositionY:
        return isNumberLike(expr.type) && expr.children[0]->op == Op::Self;
    case Op::Local: {
        const auto slot = static_cast<std::size_t>(expr.integer);
        return m_state.frames.size() == 1 && isNumberLike(expr.type) && m_outside[slot] > 0 &&
               m_state.frames.back().assignments[slot] == 0;
    }
    default:
        return false;
    }
}

bool ColumnCompiler::isElement(const typed::Expr &expr) const
{
    return m_state.frames.size() == 1 && expr.op == Op::Local &&
           std::find(m_elements.begin(), m_elements.end(), expr.integer) != m_elements.end();
}

/// A register that is written before the code.
ColumnCompiler::Value ColumnCompiler::given(const typed::Type &type)
{
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    Value value;
    value.lane = type.base == Base::Float ? Lane::Float : type.base == Base::Int ? Lane::Word : Lane::Byte;
    value.low = value.lane == Lane::Word ? kLeast : 0;
    value.high = value.lane == Lane::Word ? kMost : type.base == Base::Bool ? 1 : 255;
    value.at = static_cast<Register>(m_state.program.registers.size());
    m_state.program.registers.push_back(value.lane);
    return value;
}

ColumnCompiler::Value ColumnCompiler::input(const typed::Expr &expr)
{
    for (std::size_t i = 0; i < m_loop->inputs.size(); ++i) {
        if (isSame(*m_loop->inputs[i], expr)) {
            return m_givenValues[m_loop->loop.inputs[i].to];
        }
    }
    Value value = given(expr.type);
    value.uniform = true;
    m_loop->inputs.push_back(&expr);
    m_loop->loop.inputs.push_back({0, value.at});
    m_givenValues[value.at] = value;
    return value;
}

ColumnCompiler::Value ColumnCompiler::load(AgentLoop::Load::What what, const typed::Expr &expr)
{
    for (const AgentLoop::Load &known : m_loop->loop.loads) {
        if (known.what == what && known.byKind == expr.columns) {
            return m_givenValues[known.to];
        }
    }
    const Value value = given(expr.type);
    m_loop->loop.loads.push_back({what, expr.columns, value.at});
    m_givenValues[value.at] = value;
    return value;
}

/// An expression in a loop over agents; nothing: as in other code.
std::optional<ColumnCompiler::Value> ColumnCompiler::inLoop(const typed::Expr &expr)
{
    if (isFixed(expr)) {
        return input(expr);
    }
    using What = AgentLoop::Load::What;
    const bool ofElement = !expr.children.empty() && isElement(*expr.children.back());
    const bool fromSelf = expr.children.size() == 2 && expr.children[0]->op == Op::Self && ofElement;
    switch (expr.op) {
    case Op::Attribute:
        return ofElement && isNumberLike(expr.type) ? load(What::Attribute, expr) : unsupported();
    case Op::PositionX:
    case Op::PositionY:
        return ofElement ? load(expr.op == Op::PositionX ? What::PositionX : What::PositionY, expr)
                         : unsupported();
    case Op::OffsetX:
    case Op::OffsetY:
        return fromSelf ? load(expr.op == Op::OffsetX ? What::OffsetX : What::OffsetY, expr) : unsupported();
    case Op::PlaneDistance: {
        if (!fromSelf) {
            return unsupported();
        }
        const Value x = load(What::OffsetX, expr);
        const Value y = load(What::OffsetY, expr);
        const auto of = [this](ColumnOp op, const Value &left, const Value &right) {
            return emit(op, Lane::Float, Lane::Float, left, right, true);
        };
        const Value square = of(ColumnOp::Add, of(ColumnOp::Multiply, x, x), of(ColumnOp::Multiply, y, y));
        return of(ColumnOp::SquareRoot, square, square);
    }
    case Op::Layer:
    case Op::CellX:
    case Op::CellY:
    case Op::Chance:
    case Op::RandomFloat:
    case Op::RandomInt:
    case Op::Count:
    case Op::Sum:
    case Op::Mean:
    case Op::Minimal:
    case Op::Maximal:
    case Op::Any:
    case Op::All:
        return unsupported();
    default:
        return std::nullopt;
    }
}

/// What a name outside of the loop gains. Whatever else reads such a name finds no value and ends the trial.
void ColumnCompiler::gain(const typed::Stmt &stmt)
{
    const typed::Expr &value = *stmt.value;
    const std::optional<ColumnOp> op = gainOf(value.op);
    const bool number = value.type.base == Base::Int || value.type.base == Base::Float;
    if (!op || !number || !isLocal(*value.children[0], stmt.slot)) {
        m_state.supported = false;
        return;
    }
    const Lane lane = value.type.base == Base::Float ? Lane::Float : Lane::Word;
    const Register gained = in(expression(*value.children[1]), lane);
    m_loop->loop.gains.push_back({*op, static_cast<Register>(stmt.slot), gained, maskRegister(m_state.mask)});
}

} // namespace gridfolk
