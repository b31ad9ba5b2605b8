// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/CallChecker.h"

#include "rules/Spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kInt{Type::Base::Int, -1};
constexpr Type kFloat{Type::Base::Float, -1};
constexpr Type kCell{Type::Base::Cell, -1};

ExprPtr constant(std::int64_t value, Type type, ast::Span span)
{
    ExprPtr result = ExpressionChecker::node(type == kBool ? Op::ConstBool : Op::ConstInt, type, span);
    result->integer = value;
    return result;
}

/// What may be written as `name=value` in a call of a function of the language.
std::vector<std::string_view> namedArguments(std::string_view function)
{
    if (function == "neighbors" || function == "neighbor_cells") {
        return {"radius", "of"};
    }
    if (function == "neighbor_cell" || function == "linked" || function == "linked_from" ||
        function == "links" || function == "cancel" || function == "other_end" || function == "dx" ||
        function == "dy" || function == "within") {
        return {"of"};
    }
    if (function == "sees" || function == "visible") {
        return {"blocked_by", "of"};
    }
    if (function == "histogram") {
        return {"low", "high", "bins"};
    }
    if (function == "sample" || function == "first") {
        return {"n"}; // behind a generator arguments need a name
    }
    if (function == "schedule") {
        return {"after", "at", "of"};
    }
    return function == "quantile" ? std::vector<std::string_view>{"q"} : std::vector<std::string_view>{};
}

} // namespace

/// How each function of the language is checked, by name.
struct CallTable {
    struct Entry {
        std::string_view name;
        CallChecker::Handler handler;
        Op op;
    };

    static const Entry *find(std::string_view name)
    {
        using C = CallChecker;
        static constexpr std::array<Entry, 78> kEntries{{
            {"abs", &C::absolute, Op::Absolute},
            {"agents_at", &C::agentsAt, Op::AgentsHere},
            {"agents_here", &C::agentsHere, Op::AgentsHere},
            {"alive", &C::alive, Op::IsAlive},
            {"all", &C::quantifier, Op::All},
            {"any", &C::quantifier, Op::Any},
            {"argmax", &C::pickBy, Op::ArgMax},
            {"argmin", &C::pickBy, Op::ArgMin},
            {"atan2", &C::floatFunction, Op::Atan2},
            {"become", &C::become, Op::Become},
            {"between", &C::between, Op::Between},
            {"cancel", &C::cancel, Op::Cancel},
            {"ceil", &C::rounding, Op::Ceil},
            {"cell_at", &C::cellAt, Op::CellAt},
            {"chance", &C::draw, Op::Chance},
            {"connect", &C::connect, Op::Connect},
            {"cos", &C::floatFunction, Op::Cos},
            {"count", &C::count, Op::Count},
            {"create", &C::create, Op::Create},
            {"die", &C::die, Op::Die},
            {"disconnect", &C::linkPair, Op::Disconnect},
            {"distance", &C::cells, Op::Distance},
            {"dx", &C::offset, Op::OffsetX},
            {"dy", &C::offset, Op::OffsetY},
            {"entropy", &C::entropy, Op::Entropy},
            {"exp", &C::floatFunction, Op::Exp},
            {"exponential", &C::draw, Op::RandomExponential},
            {"first", &C::some, Op::First},
            {"float", &C::convert, Op::ToFloat},
            {"floor", &C::rounding, Op::Floor},
            {"gini", &C::aggregate, Op::Gini},
            {"histogram", &C::histogram, Op::Histogram},
            {"int", &C::convert, Op::ToInt},
            {"is_a", &C::isKind, Op::IsKind},
            {"is_linked", &C::linkPair, Op::IsLinked},
            {"kill", &C::kill, Op::Kill},
            {"len", &C::length, Op::ListLength},
            {"linked", &C::linked, Op::Linked},
            {"linked_from", &C::linked, Op::Linked},
            {"links", &C::linked, Op::LinksOf},
            {"log", &C::floatFunction, Op::Log},
            {"lognormal", &C::draw, Op::RandomLogNormal},
            {"max", &C::extreme, Op::Maximal},
            {"mean", &C::aggregate, Op::Mean},
            {"median", &C::aggregate, Op::Median},
            {"min", &C::extreme, Op::Minimal},
            {"move", &C::moveAgent, Op::MoveAgent},
            {"move_by", &C::planeMove, Op::MoveBy},
            {"move_to", &C::moveTo, Op::MoveTo},
            {"neighbor_cell", &C::inDirection, Op::CellInDirection},
            {"neighbor_cells", &C::around, Op::NeighborCells},
            {"neighbors", &C::around, Op::Neighbors},
            {"normal", &C::draw, Op::RandomNormal},
            {"other_end", &C::otherEnd, Op::OtherEnd},
            {"place_at", &C::planeMove, Op::PlaceAt},
            {"poisson", &C::draw, Op::RandomPoisson},
            {"print", &C::print, Op::Print},
            {"quantile", &C::quantile, Op::Quantile},
            {"randint", &C::drawInt, Op::RandomInt},
            {"random_choice", &C::randomChoice, Op::RandomChoice},
            {"random_empty_cell", &C::randomEmptyCell, Op::RandomEmptyCell},
            {"range", &C::range, Op::Range},
            {"round", &C::rounding, Op::Round},
            {"sample", &C::some, Op::Sample},
            {"schedule", &C::schedule, Op::Schedule},
            {"sees", &C::sees, Op::All},
            {"send", &C::send, Op::Send},
            {"sin", &C::floatFunction, Op::Sin},
            {"sorted", &C::sorted, Op::Sorted},
            {"sqrt", &C::floatFunction, Op::SquareRoot},
            {"sum", &C::aggregate, Op::Sum},
            {"tan", &C::floatFunction, Op::Tan},
            {"towards", &C::towards, Op::CellTowards},
            {"uniform", &C::draw, Op::RandomFloat},
            {"var", &C::aggregate, Op::Variance},
            {"visible", &C::visible, Op::Filter},
            {"weighted_choice", &C::weightedChoice, Op::WeightedChoice},
            {"within", &C::within, Op::Within},
        }};
        const auto found = std::find_if(kEntries.begin(), kEntries.end(),
                                        [&](const Entry &entry) { return entry.name == name; });
        return found == kEntries.end() ? nullptr : found;
    }
};

ExprPtr CallChecker::make(Op op, Type type, const ast::Expr &call) const
{
    return ExpressionChecker::node(op, type, call.span);
}

ExprPtr CallChecker::check(const ast::Expr &call)
{
    const ast::Expr &callee = *call.children[0];
    if (m_expressions.isSeries(callee)) {
        return m_expressions.seriesAt(call);
    }
    if (isMethod(callee)) {
        return method(call);
    }
    if (callee.kind != ast::Expr::Kind::Name) {
        if (callee.kind != ast::Expr::Kind::Error) {
            m_expressions.problems().error("rules.not-callable", callee.span);
        }
        return nullptr;
    }
    if (const std::int32_t index = m_expressions.model().function(callee.text); index >= 0) {
        return callFunction(call, index);
    }
    if (const Builtin *builtin = findBuiltin(callee.text)) {
        return callBuiltin(call, *builtin);
    }
    unknownFunction(callee);
    return nullptr;
}

void CallChecker::unknownFunction(const ast::Expr &callee)
{
    std::vector<std::string_view> candidates;
    for (const Builtin &builtin : builtins()) {
        candidates.push_back(builtin.name);
    }
    ModelScope &model = m_expressions.model();
    for (std::int32_t i = 0; i < model.functionCount(); ++i) {
        candidates.push_back(model.functionInfo(i).declaration->name);
    }
    m_expressions.problems().error("rules.unknown-function", callee.span, {{"name", callee.text}},
                                   closest(callee.text, candidates));
}

bool CallChecker::checkCount(const ast::Expr &call, int minimum, int maximum, std::string_view signature)
{
    const int found = static_cast<int>(call.arguments.size());
    const bool parsed =
        std::none_of(call.arguments.begin(), call.arguments.end(), [](const ast::Argument &argument) {
            return argument.value->kind == ast::Expr::Kind::Error;
        });
    if (!parsed) {
        return false;
    }
    if (found >= minimum && (maximum < 0 || found <= maximum)) {
        return true;
    }
    m_expressions.problems().error("rules.argument-count", call.span,
                                   {{"name", call.children[0]->text}, {"found", std::to_string(found)}},
                                   std::string(signature));
    return false;
}

/// Only these arguments may be written with their names.
bool CallChecker::checkNames(const ast::Expr &call, const std::vector<std::string_view> &allowed)
{
    for (const ast::Argument &argument : call.arguments) {
        if (!argument.name.empty() &&
            std::find(allowed.begin(), allowed.end(), argument.name) == allowed.end()) {
            m_expressions.problems().error("rules.unknown-argument", argument.nameSpan,
                                           {{"name", argument.name}, {"function", call.children[0]->text}},
                                           closest(argument.name, allowed));
            return false;
        }
    }
    return true;
}

ExprPtr CallChecker::callFunction(const ast::Expr &call, std::int32_t index)
{
    // A copy: checking arguments cannot add functions, but a reference would tie this to the container.
    const FunctionInfo info = m_expressions.model().functionInfo(index);
    const int count = static_cast<int>(info.parameters.size());
    std::string signature = call.children[0]->text + '(';
    for (const ast::Parameter &parameter : info.declaration->parameters) {
        signature += (signature.back() == '(' ? "" : ", ") + parameter.name;
    }
    if (!checkCount(call, count, count, signature + ')') || !checkNames(call, {})) {
        return nullptr;
    }
    ExprPtr result = make(Op::CallFunction, info.result, call);
    result->integer = index;
    bool good = true;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const ast::Expr &argument = *call.arguments[i].value;
        ExprPtr value = m_expressions.as(argument, info.parameters[i]);
        good = good && value != nullptr;
        if (value && value->type.base == Type::Base::Agent) {
            m_expressions.warnIfNobody(argument, *value);
        }
        result->children.push_back(std::move(value));
    }
    if (info.draws) {
        m_expressions.scope().useDraw();
    }
    if ((info.effects & ~(kPrints | kLater)) != 0) {
        good = inTurn(call) && good;
    }
    good = m_expressions.effect(call.children[0]->text, info.effects, call.children[0]->span) && good;
    return good ? std::move(result) : nullptr;
}

ExprPtr CallChecker::callBuiltin(const ast::Expr &call, const Builtin &builtin)
{
    const bool attributes = builtin.name == "create" || builtin.name == "become" ||
                            builtin.name == "connect" || builtin.name == "send";
    if (!checkCount(call, builtin.minimum, builtin.maximum, builtin.signature) ||
        (!attributes && !checkNames(call, namedArguments(builtin.name)))) {
        return nullptr;
    }
    const CallTable::Entry *entry = CallTable::find(builtin.name);
    return (this->*entry->handler)(call, entry->op);
}

ExprPtr CallChecker::floatFunction(const ast::Expr &call, Op op)
{
    ExprPtr result = make(op, kFloat, call);
    for (const ast::Argument &argument : call.arguments) {
        result->children.push_back(m_expressions.as(*argument.value, kFloat));
        if (!result->children.back()) {
            return nullptr;
        }
    }
    return result;
}

ExprPtr CallChecker::rounding(const ast::Expr &call, Op op)
{
    ExprPtr number = m_expressions.number(*call.arguments[0].value);
    if (!number || number->type == kInt) {
        return number;
    }
    ExprPtr result = make(op, kInt, call);
    result->children.push_back(std::move(number));
    return result;
}

ExprPtr CallChecker::absolute(const ast::Expr &call, Op op)
{
    ExprPtr number = m_expressions.number(*call.arguments[0].value);
    if (!number) {
        return nullptr;
    }
    ExprPtr result = make(op, number->type, call);
    result->children.push_back(std::move(number));
    return result;
}

ExprPtr CallChecker::convert(const ast::Expr &call, Op op)
{
    ExprPtr value = m_expressions.value(*call.arguments[0].value);
    if (!value) {
        return nullptr;
    }
    if (value->type == kBool) {
        value = ExpressionChecker::boolToInt(std::move(value));
    }
    if (!ExpressionChecker::isNumber(value->type)) {
        m_expressions.mismatch("number", value->type, call.arguments[0].value->span);
        return nullptr;
    }
    if (op == Op::ToFloat) {
        return ExpressionChecker::toFloat(std::move(value));
    }
    if (value->type == kInt) {
        return value;
    }
    ExprPtr result = make(Op::ToInt, kInt, call);
    result->children.push_back(std::move(value));
    return result;
}

ExprPtr CallChecker::draw(const ast::Expr &call, Op op)
{
    m_expressions.scope().useDraw();
    ExprPtr result = floatFunction(call, op);
    if (result && (op == Op::Chance || op == Op::RandomPoisson)) {
        result->type = op == Op::Chance ? kBool : kInt;
    }
    return result;
}

ExprPtr CallChecker::drawInt(const ast::Expr &call, Op op)
{
    m_expressions.scope().useDraw();
    ExprPtr low = m_expressions.as(*call.arguments[0].value, kInt);
    ExprPtr high = m_expressions.as(*call.arguments[1].value, kInt);
    if (!low || !high) {
        return nullptr;
    }
    ExprPtr result = make(op, kInt, call);
    result->children.push_back(std::move(low));
    result->children.push_back(std::move(high));
    return result;
}

ExprPtr CallChecker::randomChoice(const ast::Expr &call, Op op)
{
    m_expressions.scope().useDraw();
    Elements elements = chosen(call);
    if (!elements.set) {
        return nullptr;
    }
    ExprPtr result = make(op, elements.element, call);
    result->children.push_back(std::move(elements.set));
    return result;
}

ExprPtr CallChecker::randomEmptyCell(const ast::Expr &call, Op op)
{
    m_expressions.scope().useDraw();
    return make(op, kCell, call);
}

bool CallChecker::kindArgument(const ast::Expr &expr, std::int32_t &kind) const
{
    if (expr.kind != ast::Expr::Kind::Name || m_expressions.scope().find(expr.text) != nullptr) {
        return false;
    }
    kind = m_expressions.model().kind(expr.text);
    return kind >= 0 || expr.text == "agents";
}

/// neighbors() and neighbor_cells(): a kind and a radius in any order, and whose; all optional.
ExprPtr CallChecker::around(const ast::Expr &call, Op op)
{
    const std::string &name = call.children[0]->text;
    const bool cells = op == Op::NeighborCells;
    std::int32_t kind = -1;
    bool hasKind = cells;
    ExprPtr radius;
    ExprPtr center;
    for (const ast::Argument &argument : call.arguments) {
        if (argument.name.empty() && !hasKind && kindArgument(*argument.value, kind)) {
            hasKind = true;
            continue;
        }
        ExprPtr &wanted = argument.name == "of" ? center : radius;
        if (wanted) {
            m_expressions.problems().error("rules.argument-count", call.span,
                                           {{"name", name}, {"found", std::to_string(call.arguments.size())}},
                                           std::string(findBuiltin(name)->signature));
            return nullptr;
        }
        wanted = argument.name == "of" ? m_expressions.cellOf(*argument.value)
                                       : m_expressions.as(*argument.value, kInt);
        if (!wanted) {
            return nullptr;
        }
    }
    if (!center) {
        center = m_expressions.ownCell(name, call.children[0]->span);
    }
    if (!center) {
        return nullptr;
    }
    ExprPtr result = make(op, cells ? Type{Type::Base::Cells, -1} : Type{Type::Base::Agents, kind}, call);
    result->integer = cells ? 0 : kind;
    result->children.push_back(radius ? std::move(radius) : constant(1, kInt, call.span));
    result->children.push_back(std::move(center));
    return result;
}

ExprPtr CallChecker::agentsHere(const ast::Expr &call, Op op)
{
    ExprPtr cell = m_expressions.ownCell("agents_here", call.children[0]->span);
    std::int32_t kind = -1;
    if (!cell) {
        return nullptr;
    }
    if (!call.arguments.empty() && !kindArgument(*call.arguments[0].value, kind)) {
        m_expressions.problems().error("rules.expected-kind", call.arguments[0].value->span);
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Agents, kind}, call);
    result->integer = kind;
    result->children.push_back(std::move(cell));
    return result;
}

ExprPtr CallChecker::agentsAt(const ast::Expr &call, Op op)
{
    ExprPtr cell = m_expressions.cellOf(*call.arguments[0].value);
    std::int32_t kind = -1;
    if (call.arguments.size() > 1 && !kindArgument(*call.arguments[1].value, kind)) {
        m_expressions.problems().error("rules.expected-kind", call.arguments[1].value->span);
        return nullptr;
    }
    if (!cell) {
        return nullptr;
    }
    ExprPtr result = make(op, {Type::Base::Agents, kind}, call);
    result->integer = kind;
    result->children.push_back(std::move(cell));
    return result;
}

} // namespace gridfolk
