// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that write values of agents, cells, links and the world.
#include "exec/UnitCompiler.h"

namespace gridfolk
{

void UnitCompiler::setAttribute(const typed::Stmt &stmt)
{
    if (increment(stmt)) {
        return;
    }
    const bool narrow = isNarrow(stmt.value->type);
    if (isOwn(*stmt.subject)) {
        const Register from = value(*stmt.value);
        m_span = stmt.span;
        emit(narrow ? Opcode::StoreOwnByte : Opcode::StoreOwnWord, from, 0, 0,
             stmt.columns[static_cast<std::size_t>(m_unit.kind)]);
        return;
    }
    const Register agent = value(*stmt.subject);
    const Register from = value(*stmt.value);
    m_span = stmt.span;
    emit(Opcode::StoreAttribute, from, agent, narrow ? 1 : 0, columnMap(stmt.columns));
}

void UnitCompiler::setLayer(const typed::Stmt &stmt)
{
    const Register cell = center(*stmt.subject);
    const Register from = value(*stmt.value);
    m_span = stmt.span;
    emit(isNarrow(stmt.value->type) ? Opcode::StoreLayerByte : Opcode::StoreLayerWord, from, cell, 0,
         stmt.integer);
}

void UnitCompiler::setLink(const typed::Stmt &stmt)
{
    const Register link = value(*stmt.subject);
    const Register from = value(*stmt.value);
    m_span = stmt.span;
    emit(Opcode::StoreLink, from, link, isNarrow(stmt.value->type) ? 1 : 0,
         linkColumn(stmt.subject->type.index, stmt.integer));
}

void UnitCompiler::merge(const typed::Stmt &stmt)
{
    const Register owner = stmt.subject ? value(*stmt.subject) : Register{0};
    const Register from = value(*stmt.value);
    const unsigned floats = stmt.value->type.base == typed::Type::Base::Float ? 4U : 0U;
    const std::size_t how = static_cast<unsigned>(stmt.merge) | floats;
    m_span = stmt.span;
    if (stmt.kind == typed::Stmt::Kind::SetAttribute) {
        emit(Opcode::MergeAttribute, from, owner, how, columnMap(stmt.columns));
    } else {
        emit(stmt.kind == typed::Stmt::Kind::SetLayer ? Opcode::MergeLayer : Opcode::MergeWorld, from, owner,
             how, stmt.integer);
    }
}

} // namespace gridfolk
