// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: a length and elements side by side, in a column, in the world's values or in registers.
#include "exec/SetIterator.h"
#include "exec/UnitCompiler.h"

namespace gridfolk
{

using typed::Op;

namespace
{

bool isList(const typed::Expr &expr)
{
    return expr.type.base == typed::Type::Base::List;
}

} // namespace

void UnitCompiler::reserveLists()
{
    m_listBases.resize(m_unit.locals.size());
    for (std::size_t slot = 0; slot < m_unit.locals.size(); ++slot) {
        if (m_unit.locals[slot].base == typed::Type::Base::List) {
            m_listBases[slot] = listRegisters(m_unit.locals[slot]);
        }
    }
    for (std::int32_t slot = 0; slot < m_unit.parameterCount; ++slot) {
        const typed::Type &type = m_unit.locals[static_cast<std::size_t>(slot)];
        if (type.base == typed::Type::Base::List) {
            emit(Opcode::ListReceive, 0, static_cast<std::size_t>(slot), 0,
                 listPlace(ListPlace::Source::Registers, m_listBases[static_cast<std::size_t>(slot)], type));
        }
    }
}

/// Instead of the code, a problem: a place without room, which the machine knows.
void UnitCompiler::refuseToRun()
{
    m_shared.listPlaces.push_back({ListPlace::Source::Registers, 0, -1, {}});
    m_chunk.code = {{Opcode::ListClear, 0, 0, 0, static_cast<std::int64_t>(m_shared.listPlaces.size() - 1)}};
    m_chunk.spans.resize(1);
}

UnitCompiler::Register UnitCompiler::listRegisters(const typed::Type &type)
{
    const Register first = temporary();
    for (std::int32_t i = 0; i < listOf(type).capacity; ++i) {
        static_cast<void>(temporary());
    }
    return first;
}

const typed::ListType &UnitCompiler::listOf(const typed::Type &type) const
{
    return m_program.lists[static_cast<std::size_t>(type.index)];
}

std::int64_t UnitCompiler::listPlace(ListPlace::Source source, std::int64_t where, const typed::Type &type)
{
    m_shared.listPlaces.push_back({source, where, listOf(type).capacity, listOf(type).element});
    return static_cast<std::int64_t>(m_shared.listPlaces.size() - 1);
}

UnitCompiler::ListOperand UnitCompiler::listOperand(const typed::Expr &expr, const typed::Type &wanted)
{
    switch (expr.op) {
    case Op::Local:
        return {listPlace(ListPlace::Source::Registers, m_listBases[static_cast<std::size_t>(expr.integer)],
                          expr.type),
                0};
    case Op::Attribute:
        if (isOwn(*expr.children[0])) {
            return {listPlace(ListPlace::Source::Own, expr.columns[static_cast<std::size_t>(m_unit.kind)],
                              expr.type),
                    0};
        }
        return {listPlace(ListPlace::Source::Agent, columnMap(expr.columns), expr.type),
                value(*expr.children[0])};
    case Op::WorldValue:
        return {listPlace(ListPlace::Source::World, expr.integer, expr.type), 0};
    default:
        return builtList(expr, isList(expr) ? expr.type : wanted);
    }
}

/// A literal, or the elements of a set, in registers.
UnitCompiler::ListOperand UnitCompiler::builtList(const typed::Expr &expr, const typed::Type &type)
{
    const Register first = listRegisters(type);
    const std::int64_t place = listPlace(ListPlace::Source::Registers, first, type);
    constant(first, 0);
    if (expr.op == Op::ListLiteral) {
        for (const typed::ExprPtr &child : expr.children) {
            const Scratch scratch(*this);
            emit(Opcode::ListAppend, value(*child), 0, 0, place);
        }
    } else {
        forEach(expr, [&](Register element, Label) { emit(Opcode::ListAppend, element, 0, 0, place); });
    }
    return {place, 0};
}

void UnitCompiler::setList(const typed::Expr &target, const typed::Expr &from)
{
    const ListOperand source = listOperand(from, target.type);
    const ListOperand to = listOperand(target, target.type);
    emit(Opcode::ListCopy, to.agent, source.agent, 0, to.place | (source.place << 32U));
}

void UnitCompiler::setItem(const typed::Stmt &stmt)
{
    const typed::Expr &list = *stmt.subject->children[0];
    const Register index = value(*stmt.subject->children[1]);
    const Register from = value(*stmt.value);
    const ListOperand to = listOperand(list, list.type);
    m_span = stmt.span;
    emit(Opcode::ListSet, from, to.agent, index, to.place);
}

/// A copy of a list in the caller's registers, and where it stands.
void UnitCompiler::listArgument(const typed::Expr &expr, const typed::Type &type, Register to)
{
    const ListOperand source = listOperand(expr, type);
    const Register first = listRegisters(type);
    const std::int64_t copy = listPlace(ListPlace::Source::Registers, first, type);
    emit(Opcode::ListCopy, 0, source.agent, 0, copy | (source.place << 32U));
    emit(Opcode::ListAddress, to, first);
}

void UnitCompiler::listOperation(const typed::Expr &expr, Register to)
{
    const bool hasArgument = expr.children.size() > 1;
    const Register argument = hasArgument ? value(*expr.children[1]) : Register{0};
    const ListOperand list = listOperand(*expr.children[0], expr.children[0]->type);
    switch (expr.op) {
    case Op::ListLength:
        emit(Opcode::ListLength, to, list.agent, 0, list.place);
        return;
    case Op::ListItem:
        emit(Opcode::ListItem, to, list.agent, argument, list.place);
        return;
    case Op::ListAppend:
    case Op::ListPush:
        emit(expr.op == Op::ListAppend ? Opcode::ListAppend : Opcode::ListPush, argument, list.agent, 0,
             list.place);
        return;
    case Op::ListRemove:
        emit(Opcode::ListRemove, to, list.agent, argument, list.place);
        return;
    case Op::ListPop:
        emit(Opcode::ListPop, to, list.agent, 0, list.place);
        return;
    default:
        emit(Opcode::ListClear, 0, list.agent, 0, list.place);
        return;
    }
}

void UnitCompiler::iterateList(const typed::Expr &list, std::uint16_t iterator)
{
    const ListOperand operand = listOperand(list, list.type);
    const bool agents = listOf(list.type).element.base == typed::Type::Base::Agent;
    const auto content = agents ? SetIterator::Content::Agents : SetIterator::Content::Values;
    emit(Opcode::IterateList, static_cast<std::size_t>(content), operand.agent, iterator, operand.place);
}

void UnitCompiler::contains(const typed::Expr &expr, Register to)
{
    const bool floats = expr.children[1]->type.base == typed::Type::Base::Float;
    const Register wanted = value(*expr.children[1]);
    const Register result = temporary();
    constant(result, 0);
    forEach(*expr.children[0], [&](Register element, Label done) {
        const Label next = newLabel();
        jump(floats ? Opcode::JumpUnlessEqualFloat : Opcode::JumpUnlessEqual, next, element, wanted);
        constant(result, 1);
        jump(Opcode::Jump, done);
        place(next);
    });
    emit(Opcode::Move, to, result);
}

} // namespace gridfolk
