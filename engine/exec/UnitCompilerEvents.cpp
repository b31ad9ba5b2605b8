// SPDX-License-Identifier: GPL-3.0-or-later
// Messages and events.
#include "exec/UnitCompiler.h"
#include "world/AgentRef.h"

namespace gridfolk
{

void UnitCompiler::send(const typed::Expr &expr)
{
    const Register fields = values(expr, 1);
    const typed::Expr &to = *expr.children[0];
    if (to.type.base == typed::Type::Base::Agent) {
        emit(Opcode::Send, value(to), fields, expr.children.size() - 1, expr.integer);
        return;
    }
    forEach(to, [&](Register element, Label) {
        emit(Opcode::Send, element, fields, expr.children.size() - 1, expr.integer);
    });
}

/// schedule() and cancel(); the agent is the last child, or none for the model.
void UnitCompiler::event(const typed::Expr &expr, Register to)
{
    const bool cancels = expr.op == typed::Op::Cancel;
    const Register time = cancels ? Register{0} : value(*expr.children[0]);
    const std::size_t before = cancels ? 0 : 1;
    Register agent = 0;
    if (expr.children.size() > before) {
        agent = value(*expr.children[before]);
    } else {
        agent = temporary();
        constant(agent, static_cast<std::int64_t>(AgentRef{}.packed()));
    }
    if (cancels) {
        emit(Opcode::Cancel, to, agent, 0, expr.integer);
    } else {
        emit(Opcode::Schedule, time, agent, static_cast<std::size_t>(expr.columns[0]), expr.integer);
    }
}

} // namespace gridfolk
