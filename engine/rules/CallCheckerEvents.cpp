// SPDX-License-Identifier: GPL-3.0-or-later
// Calls about what happens later: messages and events.
#include "rules/CallChecker.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

using typed::ExprPtr;
using typed::Op;
using typed::Type;

namespace
{

constexpr Type kVoid{Type::Base::Void, -1};
constexpr Type kInt{Type::Base::Int, -1};

} // namespace

/// The values behind the name of the message, one for each field in the message's order.
bool CallChecker::messageFields(const ast::Expr &call, typed::Expr &node)
{
    ModelScope &model = m_expressions.model();
    const MessageKind &kind = model.scenario().messages[static_cast<std::size_t>(node.integer)];
    const std::vector<Type> &types = model.program().messages[static_cast<std::size_t>(node.integer)].fields;
    std::vector<ExprPtr> values(kind.fields.size());
    bool good = true;
    for (std::size_t i = 2; i < call.arguments.size(); ++i) {
        const ast::Argument &argument = call.arguments[i];
        const auto field = std::find_if(kind.fields.begin(), kind.fields.end(),
                                        [&](const MessageField &f) { return f.name == argument.name; });
        const auto at = static_cast<std::size_t>(field - kind.fields.begin());
        if (argument.name.empty()) {
            m_expressions.problems().error("rules.unnamed-argument", argument.value->span, {},
                                           kind.fields.empty() ? "" : kind.fields[0].name + "=…");
            good = false;
        } else if (field == kind.fields.end()) {
            std::vector<std::string_view> candidates;
            for (const MessageField &candidate : kind.fields) {
                candidates.push_back(candidate.name);
            }
            m_expressions.problems().error("rules.unknown-field", argument.nameSpan,
                                           {{"name", argument.name}, {"message", kind.name}},
                                           closest(argument.name, candidates));
            good = false;
        } else if (values[at]) {
            m_expressions.problems().error("rules.argument-twice", argument.nameSpan,
                                           {{"name", argument.name}, {"kind", kind.name}});
            good = false;
        } else {
            values[at] = m_expressions.as(*argument.value, types[at]);
            if (!values[at]) {
                return false;
            }
        }
    }
    for (std::size_t at = 0; good && at < values.size(); ++at) {
        if (!values[at]) {
            m_expressions.problems().error("rules.missing-field", call.span,
                                           {{"name", kind.fields[at].name}, {"message", kind.name}},
                                           kind.fields[at].name + "=…");
            return false;
        }
        node.children.push_back(std::move(values[at]));
    }
    return good;
}

ExprPtr CallChecker::send(const ast::Expr &call, Op op)
{
    const ast::Expr &to = *call.arguments[0].value;
    const ast::Expr &name = *call.arguments[1].value;
    ModelScope &model = m_expressions.model();
    const bool isName = name.kind == ast::Expr::Kind::Name && call.arguments[1].name.empty();
    const std::int32_t message = isName ? model.message(name.text) : -1;
    if (message < 0) {
        std::vector<std::string_view> candidates;
        for (const MessageKind &kind : model.scenario().messages) {
            candidates.push_back(kind.name);
        }
        m_expressions.problems().error("rules.unknown-message", name.span,
                                       {{"name", isName ? name.text : std::string{}}},
                                       isName ? closest(name.text, candidates) : "");
        return nullptr;
    }
    ExprPtr result = make(op, kVoid, call);
    result->integer = message;
    ExprPtr receiver = m_expressions.check(to);
    if (!receiver) {
        return nullptr;
    }
    if (receiver->type.base == Type::Base::Agent) {
        m_expressions.warnIfNobody(to, *receiver);
    } else if (receiver->type.base != Type::Base::Agents) {
        m_expressions.mismatch("Agent", receiver->type, to.span);
        return nullptr;
    }
    result->children.push_back(std::move(receiver));
    const bool good = messageFields(call, *result);
    return m_expressions.effect("send", kLater, call.children[0]->span) && good ? std::move(result) : nullptr;
}

/// The rule that the first argument names, and whose it is as the last child; reports what there is none of.
bool CallChecker::scheduledRule(const ast::Expr &call, const ast::Expr *of, typed::Expr &node)
{
    ModelScope &model = m_expressions.model();
    const ast::Expr &name = *call.arguments[0].value;
    const bool isName = name.kind == ast::Expr::Kind::Name && call.arguments[0].name.empty();
    const UnitContext &context = m_expressions.scope().context();
    ExprPtr agent = of != nullptr ? m_expressions.somebody(*of) : nullptr;
    if (of != nullptr && (!agent || agent->type.base != Type::Base::Agent)) {
        if (agent) {
            m_expressions.mismatch("Agent", agent->type, of->span);
        }
        return false;
    }
    const bool acting = of == nullptr && context.subject == typed::Subject::Agent;
    const std::int32_t kind = agent ? agent->type.index : acting ? context.kind : -1;
    std::int32_t rule = isName && (kind >= 0 || !agent) ? model.scheduled(kind, name.text) : -1;
    const bool ofModel = rule < 0 && of == nullptr && isName && model.scheduled(-1, name.text) >= 0;
    if (ofModel) {
        rule = model.scheduled(-1, name.text);
    }
    if (rule < 0) {
        std::vector<std::string_view> candidates;
        for (const typed::ScheduledRule &scheduled : model.program().scheduled) {
            if (scheduled.kind == kind || (of == nullptr && scheduled.kind < 0)) {
                candidates.push_back(scheduled.name);
            }
        }
        m_expressions.problems().error("rules.unknown-event", name.span,
                                       {{"name", isName ? name.text : std::string{}}},
                                       isName ? closest(name.text, candidates) : "");
        return false;
    }
    if (acting && !ofModel) {
        agent = make(Op::Self, {Type::Base::Agent, context.kind}, call);
    }
    node.integer = rule;
    if (agent) {
        node.children.push_back(std::move(agent));
    }
    return true;
}

ExprPtr CallChecker::schedule(const ast::Expr &call, Op op)
{
    const ast::Expr *of = nullptr;
    const ast::Expr *when = nullptr;
    bool absolute = false;
    int times = 0;
    for (const ast::Argument &argument : call.arguments) {
        if (argument.name == "of") {
            of = argument.value.get();
        } else if (!argument.name.empty()) {
            when = argument.value.get();
            absolute = argument.name == "at";
            ++times;
        }
    }
    const std::size_t wanted = 2U + (of != nullptr ? 1U : 0U);
    if (times != 1 || call.arguments.size() != wanted) {
        m_expressions.problems().error("rules.event-time", call.span, {},
                                       std::string(findBuiltin("schedule")->signature));
        return nullptr;
    }
    ExprPtr result = make(op, kVoid, call);
    result->columns.push_back(absolute ? 1 : 0);
    ExprPtr time = m_expressions.as(*when, kInt);
    if (!time) {
        return nullptr;
    }
    result->children.push_back(std::move(time));
    const bool good = scheduledRule(call, of, *result);
    return m_expressions.effect("schedule", kLater, call.children[0]->span) && good ? std::move(result)
                                                                                    : nullptr;
}

ExprPtr CallChecker::cancel(const ast::Expr &call, Op op)
{
    const ast::Expr *of = nullptr;
    for (const ast::Argument &argument : call.arguments) {
        of = argument.name == "of" ? argument.value.get() : of;
    }
    if (call.arguments.size() != (of != nullptr ? 2U : 1U)) {
        m_expressions.problems().error("rules.argument-count", call.span,
                                       {{"name", "cancel"}, {"found", std::to_string(call.arguments.size())}},
                                       std::string(findBuiltin("cancel")->signature));
        return nullptr;
    }
    ExprPtr result = make(op, kInt, call);
    const bool good = scheduledRule(call, of, *result);
    return m_expressions.effect("cancel", kLater, call.children[0]->span) && good ? std::move(result)
                                                                                  : nullptr;
}

} // namespace gridfolk
