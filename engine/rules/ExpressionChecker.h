// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelScope.h"
#include "rules/ProblemList.h"
#include "rules/Typed.h"
#include "rules/UnitScope.h"

#include <string>
#include <string_view>

namespace gridfolk
{

/// Whether evaluating twice could differ from evaluating once.
[[nodiscard]] bool drawsOrChanges(const typed::Expr &expr, const ModelScope &model);

/// Resolves and types expressions of one unit. Every function returns null after reporting an error, and
/// takes null from another as "already reported".
class ExpressionChecker
{
public:
    ExpressionChecker(ModelScope &model, UnitScope &scope, ProblemList &problems)
        : m_model(model)
        , m_scope(scope)
        , m_problems(problems)
    {
    }

    /// Any type, sets and nothing included. `expected` helps bare category values and `nobody`; it is not
    /// enforced.
    [[nodiscard]] typed::ExprPtr check(const ast::Expr &expr, const typed::Type *expected = nullptr);

    /// A value that can be kept: no set, not nothing.
    [[nodiscard]] typed::ExprPtr value(const ast::Expr &expr, const typed::Type *expected = nullptr);

    /// The value if it can be kept, as value() has it; reports what cannot.
    [[nodiscard]] typed::ExprPtr kept(typed::ExprPtr value, ast::Span span);

    /// A value of exactly this type; int becomes float silently.
    [[nodiscard]] typed::ExprPtr as(const ast::Expr &expr, const typed::Type &wanted);

    [[nodiscard]] typed::ExprPtr condition(const ast::Expr &expr);
    [[nodiscard]] typed::ExprPtr number(const ast::Expr &expr);
    [[nodiscard]] typed::ExprPtr set(const ast::Expr &expr);

    /// A cell, or the cell of an agent.
    [[nodiscard]] typed::ExprPtr cellOf(const ast::Expr &expr);

    /// An agent that is read: warns when it may be nobody.
    [[nodiscard]] typed::ExprPtr somebody(const ast::Expr &expr);

    /// Warns when an agent that is read may be nobody.
    void warnIfNobody(const ast::Expr &expr, const typed::Expr &agent);

    [[nodiscard]] typed::ExprPtr coerce(typed::ExprPtr expr, const typed::Type &wanted, ast::Span span);
    [[nodiscard]] static typed::ExprPtr toFloat(typed::ExprPtr expr);

    /// 1 for true and 0 for false.
    [[nodiscard]] static typed::ExprPtr boolToInt(typed::ExprPtr condition);
    [[nodiscard]] static typed::ExprPtr node(typed::Op op, typed::Type type, ast::Span span);

    /// `op` on two numbers, promoted to one type.
    [[nodiscard]] typed::ExprPtr arithmetic(typed::Op op, typed::ExprPtr left, typed::ExprPtr right,
                                            ast::Span span);

    /// A variable over a set, with its filter. Names and facts since `mark` belong to it.
    struct Iteration {
        typed::ExprPtr set; ///< null: reported
        typed::Type element;
        std::int32_t slot = -1;
        UnitScope::Mark mark;
    };
    /// `for name in set [if condition]`; the caller releases the mark.
    [[nodiscard]] Iteration iterate(const std::string &name, ast::Span nameSpan, const ast::Expr &set,
                                    const ast::Expr *condition);

    /// Reports "rules.shadowing" and returns false when the name has a meaning here already.
    bool mayDeclare(const std::string &name, ast::Span span);

    /// Notes an effect; reports "rules.effect-not-allowed" where it is not.
    bool effect(const std::string &name, Effects effects, ast::Span span);

    /// The acting agent's or cell's place; reports "rules.no-acting-agent" in code without a subject.
    [[nodiscard]] typed::ExprPtr ownCell(const std::string &name, ast::Span span);

    /// `agent.name` as a node; for a place to write as well as for reading.
    [[nodiscard]] typed::ExprPtr attribute(typed::ExprPtr agent, const std::string &name, ast::Span span);
    [[nodiscard]] typed::ExprPtr layer(typed::ExprPtr cell, const std::string &name, ast::Span span);

    /// Facts of a condition that came out as `truth`.
    void learn(const ast::Expr &condition, bool truth);

    /// "n" or "n.partner"; empty for anything that is not a chain of names.
    [[nodiscard]] static std::string keyOf(const ast::Expr &expr);

    [[nodiscard]] bool mayBeNobody(const ast::Expr &expr, const typed::Expr &typedExpr) const;
    [[nodiscard]] static bool isNumber(const typed::Type &type);

    /// Whether elements can be taken from it one by one.
    [[nodiscard]] static bool isSet(const typed::Type &type)
    {
        return type.base >= typed::Type::Base::Agents;
    }
    [[nodiscard]] static bool isIterable(const typed::Type &type)
    {
        return isSet(type) || type.base == typed::Type::Base::List;
    }
    void notASet(const typed::Expr &found, ast::Span span);

    /// What a set consists of.
    [[nodiscard]] typed::Type elementType(const typed::Type &set) const;

    /// A list, or a set whose elements a list of the wanted type may get.
    [[nodiscard]] typed::ExprPtr listValue(const ast::Expr &expr, const typed::Type &wanted);

    /// Whether a list can be changed here; notes the effect, or reports why not.
    [[nodiscard]] bool mayChange(const typed::Expr &list, const std::string &name, ast::Span span);

    [[nodiscard]] ModelScope &model() { return m_model; }
    [[nodiscard]] UnitScope &scope() { return m_scope; }
    [[nodiscard]] ProblemList &problems() { return m_problems; }

    void mismatch(std::string_view expected, const typed::Type &found, ast::Span span, std::string hint = {});

private:
    typed::ExprPtr literal(const ast::Expr &expr);
    typed::ExprPtr name(const ast::Expr &expr, const typed::Type *expected);
    typed::ExprPtr localName(const ast::Expr &expr);
    typed::ExprPtr ownName(const ast::Expr &expr);
    typed::ExprPtr languageName(const ast::Expr &expr);
    typed::ExprPtr category(const std::string &value, std::int32_t set, ast::Span span);
    void unknownName(const ast::Expr &expr);
    typed::ExprPtr member(const ast::Expr &expr);
    typed::ExprPtr linkMember(typed::ExprPtr link, const std::string &name, ast::Span span);
    typed::ExprPtr worldValue(const std::string &name, ast::Span span);
    [[nodiscard]] typed::ExprPtr dateWord(const ast::Expr &expr) const;
    [[nodiscard]] bool isSeries(const ast::Expr &expr) const;
    typed::ExprPtr seriesValue(const ast::Expr &column, typed::ExprPtr tick, ast::Span span);
    typed::ExprPtr seriesNow(const ast::Expr &expr);
    typed::ExprPtr seriesAt(const ast::Expr &call);
    typed::ExprPtr unary(const ast::Expr &expr);
    typed::ExprPtr binary(const ast::Expr &expr);
    typed::ExprPtr listLiteral(const ast::Expr &expr, const typed::Type *expected);
    typed::ExprPtr item(const ast::Expr &expr);
    typed::ExprPtr membership(const ast::Expr &expr);
    typed::ExprPtr logical(const ast::Expr &expr);
    typed::ExprPtr comparison(const ast::Expr &expr);
    typed::ExprPtr equality(const ast::Expr &expr);
    typed::ExprPtr conditional(const ast::Expr &expr, const typed::Type *expected);
    bool unify(typed::ExprPtr &left, typed::ExprPtr &right, ast::Span span);
    [[nodiscard]] bool needsExpectation(const ast::Expr &expr) const;
    void checkChain(const ast::Expr &expr, const typed::Expr &right);
    void learnSomebody(const ast::Expr &expr);

    ModelScope &m_model;
    UnitScope &m_scope;
    ProblemList &m_problems;
    int m_iterations = 0;

    friend class CallChecker;
};

} // namespace gridfolk
