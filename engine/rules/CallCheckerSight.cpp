// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of sight: what lies between, and who can be seen past it.
#include "rules/CallChecker.h"
#include "rules/Spelling.h"

#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kCell{Type::Base::Cell, -1};

ExprPtr local(std::int32_t slot, Type type, ast::Span span)
{
    ExprPtr result = ExpressionChecker::node(Op::Local, type, span);
    result->integer = slot;
    return result;
}

ExprPtr wrapped(Op op, Type type, ExprPtr inner)
{
    ExprPtr result = ExpressionChecker::node(op, type, inner->span);
    result->children.push_back(std::move(inner));
    return result;
}

} // namespace

/// The cells on the line from one place to another.
ExprPtr CallChecker::between(const ast::Expr &call, Op op)
{
    ExprPtr from = m_expressions.cellOf(*call.arguments[0].value);
    ExprPtr to = m_expressions.cellOf(*call.arguments[1].value);
    if (!from || !to) {
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Cells, -1}, call);
    result->children.push_back(std::move(from));
    result->children.push_back(std::move(to));
    return result;
}

std::optional<CallChecker::Sight> CallChecker::sight(const ast::Expr &call)
{
    Sight result;
    bool good = call.arguments[0].name.empty();
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const ast::Argument &argument = call.arguments[i];
        const ast::Expr *&wanted = argument.name == "of" ? result.viewpoint : result.blocker;
        good = good && !argument.name.empty() && wanted == nullptr;
        wanted = argument.value.get();
    }
    if (good && result.blocker != nullptr) {
        return result;
    }
    const Builtin &builtin = *findBuiltin(call.children[0]->text);
    m_expressions.problems().error(
        "rules.argument-count", call.span,
        {{"name", std::string(builtin.name)}, {"found", std::to_string(call.arguments.size())}},
        std::string(builtin.signature));
    return std::nullopt;
}

/// From where is looked: for each element anew, so it must not draw.
ExprPtr CallChecker::viewpoint(const ast::Expr &call, const Sight &sight)
{
    if (sight.viewpoint == nullptr) {
        return m_expressions.ownCell(call.children[0]->text, call.children[0]->span);
    }
    ExprPtr cell = m_expressions.cellOf(*sight.viewpoint);
    if (cell && drawsOrChanges(*cell, m_expressions.model())) {
        m_expressions.problems().error("rules.chained-draw", sight.viewpoint->span, {}, "let");
        return nullptr;
    }
    return cell;
}

/// Whether the cell in a slot blocks the view: a layer of truths, or a function of one cell.
ExprPtr CallChecker::blocks(const ast::Expr &blocker, std::int32_t slot)
{
    ModelScope &model = m_expressions.model();
    const bool named = blocker.kind == ast::Expr::Kind::Name;
    if (named && model.layer(blocker.text) >= 0) {
        ExprPtr layer = m_expressions.layer(local(slot, kCell, blocker.span), blocker.text, blocker.span);
        if (layer && layer->type != kBool) {
            m_expressions.mismatch("bool", layer->type, blocker.span, "def blocks(c: Cell) -> bool:");
            return nullptr;
        }
        return layer;
    }
    const std::int32_t index = named ? model.function(blocker.text) : -1;
    if (index >= 0) {
        const FunctionInfo &info = model.functionInfo(index);
        if (info.parameters.size() == 1 && info.parameters[0] == kCell && info.result == kBool) {
            if (info.draws) {
                m_expressions.scope().useDraw();
            }
            if (!m_expressions.effect(blocker.text, info.effects, blocker.span)) {
                return nullptr;
            }
            ExprPtr result = wrapped(Op::CallFunction, kBool, local(slot, kCell, blocker.span));
            result->integer = index;
            return result;
        }
    }
    std::vector<std::string_view> layers;
    for (const CellLayer &layer : model.scenario().layers) {
        layers.push_back(layer.name);
    }
    std::string hint = named && index < 0 ? closest(blocker.text, layers) : std::string{};
    m_expressions.problems().error("rules.blocked-by", blocker.span, {},
                                   hint.empty() ? "def blocks(c: Cell) -> bool:" : std::move(hint));
    return nullptr;
}

/// Whether no cell between two blocks.
ExprPtr CallChecker::freeLine(ExprPtr from, ExprPtr to, const ast::Expr &blocker, ast::Span span)
{
    const std::int32_t slot = m_expressions.scope().temporary(kCell);
    ++m_expressions.m_iterations;
    ExprPtr blocked = blocks(blocker, slot);
    --m_expressions.m_iterations;
    if (!blocked) {
        return nullptr;
    }
    ExprPtr line = ExpressionChecker::node(Op::Between, {Type::Base::Cells, -1}, span);
    line->children.push_back(std::move(from));
    line->children.push_back(std::move(to));
    ExprPtr result = wrapped(Op::All, kBool, std::move(line));
    result->integer = slot;
    result->children.push_back(wrapped(Op::Not, kBool, std::move(blocked)));
    return result;
}

/// Whether a place, or the place of an agent, can be seen.
ExprPtr CallChecker::sees(const ast::Expr &call, Op)
{
    const std::optional<Sight> sight = this->sight(call);
    if (!sight) {
        return nullptr;
    }
    ExprPtr to = m_expressions.cellOf(*call.arguments[0].value);
    ExprPtr from = viewpoint(call, *sight);
    return to && from ? freeLine(std::move(from), std::move(to), *sight->blocker, call.span) : nullptr;
}

/// Those of a set of agents or cells that can be seen.
ExprPtr CallChecker::visible(const ast::Expr &call, Op op)
{
    const std::optional<Sight> sight = this->sight(call);
    if (!sight) {
        return nullptr;
    }
    Elements elements = chosen(call);
    ExprPtr from = viewpoint(call, *sight);
    if (!elements.set || !from) {
        return nullptr;
    }
    const bool agents = elements.element.base == Type::Base::Agent;
    if (!agents && elements.element != kCell) {
        m_expressions.mismatch("set of cells", elements.set->type, call.arguments[0].value->span,
                               "neighbor_cells(5)");
        return nullptr;
    }
    const std::int32_t slot = m_expressions.scope().temporary(elements.element);
    ExprPtr to = local(slot, elements.element, call.span);
    if (agents) {
        to = wrapped(Op::CellOf, kCell, std::move(to));
    }
    ExprPtr test = freeLine(std::move(from), std::move(to), *sight->blocker, call.span);
    if (!test) {
        return nullptr;
    }
    const Type type = elements.set->type;
    ExprPtr result = wrapped(op, type, std::move(elements.set));
    result->integer = slot;
    result->span = call.span;
    result->children.push_back(std::move(test));
    return result;
}

} // namespace gridfolk
