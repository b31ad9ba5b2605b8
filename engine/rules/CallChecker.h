// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/Builtins.h"
#include "rules/ExpressionChecker.h"

#include <optional>

namespace gridfolk
{

/// Checks one call: of a function of the model or of the language. A value that lives as long as the call is
/// checked.
class CallChecker
{
public:
    explicit CallChecker(ExpressionChecker &expressions)
        : m_expressions(expressions)
    {
    }

    /// Null after reporting an error.
    [[nodiscard]] typed::ExprPtr check(const ast::Expr &call);

    /// How a function of the language is checked.
    using Handler = typed::ExprPtr (CallChecker::*)(const ast::Expr &call, typed::Op op);

private:
    typed::ExprPtr callFunction(const ast::Expr &call, std::int32_t index);
    typed::ExprPtr callBuiltin(const ast::Expr &call, const Builtin &builtin);
    void unknownFunction(const ast::Expr &callee);
    bool checkCount(const ast::Expr &call, int minimum, int maximum, std::string_view signature);
    bool checkNames(const ast::Expr &call, const std::vector<std::string_view> &allowed);

    typed::ExprPtr floatFunction(const ast::Expr &call, typed::Op op);
    typed::ExprPtr rounding(const ast::Expr &call, typed::Op op);
    typed::ExprPtr absolute(const ast::Expr &call, typed::Op op);
    typed::ExprPtr convert(const ast::Expr &call, typed::Op op);
    typed::ExprPtr draw(const ast::Expr &call, typed::Op op);
    typed::ExprPtr drawInt(const ast::Expr &call, typed::Op op);
    typed::ExprPtr randomChoice(const ast::Expr &call, typed::Op op);
    typed::ExprPtr randomEmptyCell(const ast::Expr &call, typed::Op op);
    typed::ExprPtr around(const ast::Expr &call, typed::Op op);
    typed::ExprPtr agentsHere(const ast::Expr &call, typed::Op op);
    typed::ExprPtr agentsAt(const ast::Expr &call, typed::Op op);
    typed::ExprPtr count(const ast::Expr &call, typed::Op op);
    typed::ExprPtr aggregate(const ast::Expr &call, typed::Op op);
    typed::ExprPtr extreme(const ast::Expr &call, typed::Op op);
    typed::ExprPtr quantifier(const ast::Expr &call, typed::Op op);
    typed::ExprPtr pickBy(const ast::Expr &call, typed::Op op);
    typed::ExprPtr cells(const ast::Expr &call, typed::Op op);
    typed::ExprPtr towards(const ast::Expr &call, typed::Op op);
    typed::ExprPtr cellAt(const ast::Expr &call, typed::Op op);
    typed::ExprPtr isKind(const ast::Expr &call, typed::Op op);
    typed::ExprPtr alive(const ast::Expr &call, typed::Op op);
    typed::ExprPtr moveTo(const ast::Expr &call, typed::Op op);
    typed::ExprPtr moveAgent(const ast::Expr &call, typed::Op op);
    typed::ExprPtr die(const ast::Expr &call, typed::Op op);
    typed::ExprPtr kill(const ast::Expr &call, typed::Op op);
    typed::ExprPtr create(const ast::Expr &call, typed::Op op);
    typed::ExprPtr become(const ast::Expr &call, typed::Op op);
    typed::ExprPtr within(const ast::Expr &call, typed::Op op);
    typed::ExprPtr offset(const ast::Expr &call, typed::Op op);
    typed::ExprPtr planeMove(const ast::Expr &call, typed::Op op);
    typed::ExprPtr connect(const ast::Expr &call, typed::Op op);
    typed::ExprPtr linkPair(const ast::Expr &call, typed::Op op);
    typed::ExprPtr linked(const ast::Expr &call, typed::Op op);
    typed::ExprPtr otherEnd(const ast::Expr &call, typed::Op op);
    typed::ExprPtr send(const ast::Expr &call, typed::Op op);
    typed::ExprPtr schedule(const ast::Expr &call, typed::Op op);
    typed::ExprPtr cancel(const ast::Expr &call, typed::Op op);
    typed::ExprPtr print(const ast::Expr &call, typed::Op op);
    typed::ExprPtr weightedChoice(const ast::Expr &call, typed::Op op);
    typed::ExprPtr quantile(const ast::Expr &call, typed::Op op);
    typed::ExprPtr entropy(const ast::Expr &call, typed::Op op);
    typed::ExprPtr range(const ast::Expr &call, typed::Op op);
    [[nodiscard]] static bool isMethod(const ast::Expr &callee);
    typed::ExprPtr method(const ast::Expr &call);
    typed::ExprPtr length(const ast::Expr &call, typed::Op op);
    typed::ExprPtr some(const ast::Expr &call, typed::Op op);
    typed::ExprPtr sorted(const ast::Expr &call, typed::Op op);
    typed::ExprPtr histogram(const ast::Expr &call, typed::Op op);
    typed::ExprPtr between(const ast::Expr &call, typed::Op op);
    typed::ExprPtr sees(const ast::Expr &call, typed::Op op);
    typed::ExprPtr visible(const ast::Expr &call, typed::Op op);
    typed::ExprPtr inDirection(const ast::Expr &call, typed::Op op);

    /// A generator's set and element value, or a plain set.
    struct Elements {
        typed::ExprPtr set;   ///< null: reported
        typed::ExprPtr value; ///< null for a plain set
        typed::Type element;
        std::int32_t slot = -1;
    };
    Elements elements(const ast::Expr &call, bool wantsValue);
    Elements chosen(const ast::Expr &call);
    typed::ExprPtr aggregateNode(typed::Op op, typed::Type type, Elements elements, ast::Span span);
    /// The named arguments of sees() and visible().
    struct Sight {
        const ast::Expr *blocker = nullptr;
        const ast::Expr *viewpoint = nullptr; ///< null: the acting one's cell
    };
    std::optional<Sight> sight(const ast::Expr &call);
    typed::ExprPtr viewpoint(const ast::Expr &call, const Sight &sight);
    typed::ExprPtr blocks(const ast::Expr &blocker, std::int32_t slot);
    typed::ExprPtr freeLine(typed::ExprPtr from, typed::ExprPtr to, const ast::Expr &blocker, ast::Span span);
    bool kindArgument(const ast::Expr &expr, std::int32_t &kind) const;
    bool actingAgent(const ast::Expr &call);
    bool inPlane(const ast::Expr &call);
    typed::ExprPtr actingOr(const ast::Expr *agent, const ast::Expr &call);
    std::int32_t linkKind(const ast::Expr *name, const ast::Expr &call);
    typed::ExprPtr pair(const ast::Expr &call, typed::Op op, typed::Type type);
    bool givenLinkAttribute(const ast::Argument &argument, typed::Expr &node);
    [[nodiscard]] typed::Type outcome(typed::Type type) const;
    bool inTurn(const ast::Expr &call);
    bool messageFields(const ast::Expr &call, typed::Expr &node);
    bool scheduledRule(const ast::Expr &call, const ast::Expr *of, typed::Expr &node);
    std::int32_t firstKind(const ast::Expr &call);
    bool givenAttribute(const ast::Expr &call, const ast::Argument &argument, typed::Expr &node);
    typed::ExprPtr make(typed::Op op, typed::Type type, const ast::Expr &call) const;

    friend struct CallTable;

    ExpressionChecker &m_expressions;
};

} // namespace gridfolk
