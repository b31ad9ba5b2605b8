// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/DeclarationChecker.h"

#include "rules/Builtins.h"
#include "rules/EventChecker.h"
#include "rules/FunctionOrder.h"
#include "rules/Spelling.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace gridfolk
{

using ast::Declaration;
using ast::Trigger;
using typed::Type;

namespace
{

constexpr Type kBool{Type::Base::Bool, -1};
constexpr Type kInt{Type::Base::Int, -1};
constexpr std::array<std::string_view, 3> kBuiltinActions{"wait", "move", "speak"};
constexpr std::size_t kMaxParameters = 32;

Wanted exactly(const Type &type)
{
    return {Wanted::Sort::Exact, type};
}

std::string wordOf(const Declaration &declaration)
{
    switch (declaration.kind) {
    case Declaration::Kind::Rule:
        return "rule";
    case Declaration::Kind::Function:
        return "def";
    case Declaration::Kind::Action:
        return "action";
    case Declaration::Kind::Model:
        break;
    }
    switch (declaration.trigger) {
    case Trigger::Setup:
        return "setup";
    case Trigger::BeforeStep:
        return "before step";
    case Trigger::AfterStep:
        return "after step";
    default:
        return "stop when";
    }
}

} // namespace

void DeclarationChecker::misplaced(const Declaration &declaration, ProblemList &problems)
{
    problems.error("rules.declaration-not-here", declaration.span, {{"name", wordOf(declaration)}});
}

std::optional<Type> DeclarationChecker::parameterType(const ast::Parameter &parameter, ProblemList &problems)
{
    if (!parameter.choices.empty()) {
        std::unordered_set<std::string> seen;
        for (const std::string &choice : parameter.choices) {
            if (!seen.insert(choice).second) {
                problems.error("rules.duplicate-name", parameter.span, {{"name", choice}});
                return std::nullopt;
            }
        }
        return m_model.categoryType(parameter.choices);
    }
    const std::optional<Type> type = m_model.typeWritten(parameter.type);
    if (!type) {
        std::vector<std::string_view> candidates{"int", "float", "bool", "text", "Cell", "Agent"};
        for (const AgentKind &kind : m_model.scenario().kinds) {
            candidates.push_back(kind.name);
        }
        problems.error("rules.unknown-type", parameter.type.span, {{"name", parameter.type.text}},
                       closest(parameter.type.text, candidates));
    }
    return type;
}

std::optional<std::vector<Type>> DeclarationChecker::parameterTypes(const Declaration &declaration,
                                                                    ProblemList &problems)
{
    std::vector<Type> types;
    if (declaration.parameters.size() > kMaxParameters) {
        problems.error("rules.too-many-parameters", declaration.nameSpan,
                       {{"limit", std::to_string(kMaxParameters)}});
        return std::nullopt;
    }
    for (const ast::Parameter &parameter : declaration.parameters) {
        const std::optional<Type> type = parameterType(parameter, problems);
        if (!type) {
            return std::nullopt;
        }
        types.push_back(*type);
    }
    return types;
}

TypeChecker::Given DeclarationChecker::given(const Declaration &declaration, std::vector<Type> types) const
{
    return {&declaration.parameters, std::move(types), {}};
}

void DeclarationChecker::declareFunctions(const ast::Module &module, ProblemList &problems)
{
    for (const Declaration &declaration : module.declarations) {
        if (declaration.kind != Declaration::Kind::Function || declaration.name.empty()) {
            continue;
        }
        const std::string_view meaning =
            isBuiltin(declaration.name) ? "function" : m_model.meaningOf(declaration.name);
        if (!meaning.empty()) {
            const bool twice = m_model.function(declaration.name) >= 0;
            problems.error(twice ? "rules.duplicate-name" : "rules.shadowing", declaration.nameSpan,
                           {{"name", declaration.name}, {"meaning", std::string(meaning)}});
            continue;
        }
        FunctionInfo info;
        info.declaration = &declaration;
        for (const ast::Parameter &parameter : declaration.parameters) {
            if (parameter.within || parameter.low || parameter.maximumLength > 0) {
                problems.error("rules.parameter-option", parameter.span, {{"name", parameter.name}});
            }
        }
        if (std::optional<std::vector<Type>> types = parameterTypes(declaration, problems)) {
            info.parameters = std::move(*types);
        } else {
            continue;
        }
        if (!declaration.returnType.text.empty()) {
            ast::Parameter result;
            result.type = declaration.returnType;
            const std::optional<Type> type = parameterType(result, problems);
            if (!type) {
                continue;
            }
            if (type->base == Type::Base::List) {
                problems.error("rules.list-return", declaration.returnType.span);
                continue;
            }
            info.result = *type;
        }
        m_model.addFunction(std::move(info));
    }
}

void DeclarationChecker::checkFunctions(ProblemList &problems)
{
    m_model.program().functions.assign(static_cast<std::size_t>(m_model.functionCount()), -1);
    for (const std::int32_t index : orderFunctions(m_model, problems)) {
        FunctionInfo &info = m_model.functionInfo(index);
        UnitContext context;
        context.name = info.declaration->name;
        context.path = problems.path();
        context.allowed = kAllEffects;
        context.result = info.result;
        const TypeChecker::Outcome outcome =
            m_types.body(*info.declaration, context, given(*info.declaration, info.parameters), 0, problems);
        info.effects = outcome.effects;
        info.draws = outcome.draws;
        m_model.program().functions[static_cast<std::size_t>(index)] = outcome.unit;
    }
}

void DeclarationChecker::checkModel(const ast::Module &module, ProblemList &problems)
{
    for (const Declaration &declaration : module.declarations) {
        if (declaration.kind == Declaration::Kind::Function) {
            continue;
        }
        if (declaration.kind == Declaration::Kind::Rule && declaration.trigger == Trigger::OnSchedule) {
            modelEvent(declaration, problems);
            continue;
        }
        if (declaration.kind != Declaration::Kind::Model) {
            misplaced(declaration, problems);
            continue;
        }
        UnitContext context;
        context.name = wordOf(declaration);
        context.path = problems.path();
        typed::Program &program = m_model.program();
        if (declaration.trigger == Trigger::StopWhen) {
            if (declaration.condition) {
                const TypeChecker::Outcome outcome =
                    m_types.expression(*declaration.condition, context, exactly(kBool), {}, problems);
                program.stopWhen.push_back(outcome.unit);
            }
            continue;
        }
        context.allowed = kAllEffects;
        const TypeChecker::Outcome outcome = m_types.body(declaration, context, {}, 0, problems);
        std::vector<typed::UnitIndex> &list = declaration.trigger == Trigger::Setup ? program.setup
                                              : declaration.trigger == Trigger::BeforeStep
                                                  ? program.beforeStep
                                                  : program.afterStep;
        list.push_back(outcome.unit);
    }
}

/// A rule of the model that schedule() asks for.
void DeclarationChecker::modelEvent(const Declaration &declaration, ProblemList &problems)
{
    UnitContext context;
    context.name = declaration.name;
    context.path = problems.path();
    context.allowed = kAllEffects;
    typed::ScheduledRule &entry =
        m_model.program().scheduled[static_cast<std::size_t>(m_model.scheduled(-1, declaration.name))];
    if (entry.rule.trigger == Trigger::OnSchedule) {
        problems.error("rules.duplicate-name", declaration.nameSpan, {{"name", declaration.name}});
        return;
    }
    entry.rule.trigger = Trigger::OnSchedule;
    if (std::optional<typed::Rule> checked = rule(declaration, context, problems)) {
        entry.rule = *checked;
    }
}

void DeclarationChecker::checkUnique(const ast::Module &module, ProblemList &problems)
{
    std::unordered_set<std::string> rules;
    std::unordered_set<std::string> actions;
    for (const Declaration &declaration : module.declarations) {
        const bool isAction = declaration.kind == Declaration::Kind::Action;
        if (declaration.name.empty() || (!isAction && declaration.kind != Declaration::Kind::Rule)) {
            continue;
        }
        if (!(isAction ? actions : rules).insert(declaration.name).second) {
            problems.error("rules.duplicate-name", declaration.nameSpan, {{"name", declaration.name}});
        }
    }
}

void DeclarationChecker::checkKind(std::int32_t kind, const ast::Module &module, ProblemList &problems)
{
    checkUnique(module, problems);
    for (const Declaration &declaration : module.declarations) {
        UnitContext context;
        context.name = declaration.name;
        context.path = problems.path();
        context.subject = typed::Subject::Agent;
        context.kind = kind;
        context.allowed = kAllEffects;
        const bool event = declaration.trigger == Trigger::OnBirth ||
                           declaration.trigger == Trigger::OnDeath ||
                           declaration.trigger == Trigger::OnSchedule;
        if (m_model.scenario().run.schedule == Schedule::Simultaneous &&
            declaration.kind == Declaration::Kind::Rule && !event) {
            context.simultaneous = true;
            context.allowed = kAllEffects & ~kLinks;
        }
        if (declaration.kind == Declaration::Kind::Rule) {
            if (!mayTrigger(declaration, problems)) {
                continue;
            }
            if (std::optional<typed::Rule> checked = rule(declaration, context, problems)) {
                m_model.program().kinds[static_cast<std::size_t>(kind)].rules.push_back(*checked);
            }
        } else if (declaration.kind == Declaration::Kind::Action) {
            action(kind, declaration, context, problems);
        } else {
            misplaced(declaration, problems);
        }
    }
}

void DeclarationChecker::checkLayer(std::int32_t layer, const ast::Module &module, ProblemList &problems)
{
    checkUnique(module, problems);
    for (const Declaration &declaration : module.declarations) {
        if (declaration.kind != Declaration::Kind::Rule) {
            misplaced(declaration, problems);
            continue;
        }
        if (declaration.trigger != Trigger::EveryStep && declaration.trigger != Trigger::EveryNSteps) {
            problems.error("rules.cell-trigger", declaration.nameSpan, {}, "every step");
            continue;
        }
        UnitContext context;
        context.name = declaration.name;
        context.path = problems.path();
        context.subject = typed::Subject::Cell;
        context.allowed = kWritesOwnCell;
        if (std::optional<typed::Rule> checked = rule(declaration, context, problems)) {
            m_model.program().layers[static_cast<std::size_t>(layer)].rules.push_back(*checked);
        }
    }
}

std::int64_t DeclarationChecker::interval(const Declaration &declaration, ProblemList &problems)
{
    if (declaration.trigger != Trigger::EveryNSteps || !declaration.interval) {
        return 1;
    }
    UnitContext context;
    const std::size_t units = m_model.program().units.size();
    const TypeChecker::Outcome outcome =
        m_types.expression(*declaration.interval, context, exactly(kInt), {}, problems);
    if (outcome.unit < 0) {
        return 1;
    }
    const typed::Expr &value = *m_model.program().units.back().value;
    const bool good = value.op == typed::Op::ConstInt && value.integer >= 1;
    const std::int64_t steps = good ? value.integer : 1;
    m_model.program().units.resize(units);
    if (!good) {
        problems.error("rules.interval", declaration.interval->span);
    }
    return steps;
}

/// Index of the stage of an `at stage` rule; -1 for other rules and after reporting.
std::int32_t DeclarationChecker::stage(const Declaration &declaration, ProblemList &problems) const
{
    if (declaration.trigger != Trigger::AtStage) {
        return -1;
    }
    const RunSettings &run = m_model.scenario().run;
    if (run.schedule != Schedule::Staged) {
        problems.error("rules.stage-needs-schedule", declaration.stageSpan, {{"name", declaration.stage}},
                       "every step");
        return -1;
    }
    const auto found = std::find(run.stages.begin(), run.stages.end(), declaration.stage);
    if (found == run.stages.end()) {
        const std::vector<std::string_view> candidates(run.stages.begin(), run.stages.end());
        problems.error("rules.unknown-stage", declaration.stageSpan, {{"name", declaration.stage}},
                       closest(declaration.stage, candidates));
        return -1;
    }
    return static_cast<std::int32_t>(found - run.stages.begin());
}

/// Charts go from one state to the next within a turn, which has no meaning where all act at once.
bool DeclarationChecker::mayTrigger(const Declaration &declaration, ProblemList &problems) const
{
    const bool chart = declaration.trigger == Trigger::Transition ||
                       declaration.trigger == Trigger::OnEnter || declaration.trigger == Trigger::OnExit;
    if (chart && m_model.scenario().run.schedule == Schedule::Simultaneous) {
        problems.error("rules.chart-simultaneous", declaration.nameSpan, {{"name", declaration.name}});
        return false;
    }
    return true;
}

std::optional<typed::Rule> DeclarationChecker::rule(const Declaration &declaration,
                                                    const UnitContext &context, ProblemList &problems)
{
    typed::Rule result;
    result.trigger = declaration.trigger;
    result.interval = interval(declaration, problems);
    result.stage = stage(declaration, problems);
    EventChecker events(m_model, m_types, problems);
    TypeChecker::Given facts;
    if (!events.resolve(declaration, context, result, facts)) {
        return std::nullopt;
    }
    if (declaration.condition) {
        UnitContext reading = context;
        reading.allowed = kNoEffects;
        result.condition =
            m_types.expression(*declaration.condition, reading, exactly(kBool), facts, problems).unit;
        facts.facts.push_back(declaration.condition.get());
    }
    result.body = m_types.body(declaration, context, facts, 0, problems).unit;
    if (result.body < 0 || (declaration.condition && result.condition < 0)) {
        return std::nullopt;
    }
    if (declaration.trigger == Trigger::OnEnter || declaration.trigger == Trigger::OnExit) {
        events.enter(declaration, context.kind, result);
    } else if (declaration.trigger == Trigger::OnSchedule) {
        const std::int32_t entry = m_model.scheduled(context.kind, declaration.name);
        m_model.program().scheduled[static_cast<std::size_t>(entry)].rule = result;
    }
    return result;
}

bool DeclarationChecker::actionParameter(const ast::Parameter &parameter, const Type &type,
                                         const UnitContext &context, typed::Action &action,
                                         ProblemList &problems)
{
    const bool agent = type.base == Type::Base::Agent;
    const bool number = type.base == Type::Base::Int || type.base == Type::Base::Float;
    const bool wrongOption = (parameter.within && !agent) || (parameter.low && !number) ||
                             (parameter.maximumLength > 0 && type.base != Type::Base::Text);
    if (wrongOption || type.base == Type::Base::Cell || type.base == Type::Base::List) {
        problems.error(wrongOption ? "rules.parameter-option" : "rules.parameter-type", parameter.span,
                       {{"name", parameter.name}, {"found", m_model.typeText(type)}});
        return false;
    }
    UnitContext reading = context;
    reading.allowed = kNoEffects;
    const auto unit = [&](const ast::ExprPtr &expr, const Type &wanted) {
        return expr ? m_types.expression(*expr, reading, exactly(wanted), {}, problems).unit : -1;
    };
    typed::ActionParameter result;
    result.name = parameter.name;
    result.type = type;
    result.within = unit(parameter.within, kInt);
    result.low = unit(parameter.low, type);
    result.high = unit(parameter.high, type);
    result.maximumLength = parameter.maximumLength > 0 ? parameter.maximumLength : 200;
    action.parameters.push_back(std::move(result));
    return true;
}

void DeclarationChecker::action(std::int32_t kind, const Declaration &declaration, const UnitContext &context,
                                ProblemList &problems)
{
    if (std::find(kBuiltinActions.begin(), kBuiltinActions.end(), declaration.name) !=
        kBuiltinActions.end()) {
        problems.error("rules.shadowing", declaration.nameSpan,
                       {{"name", declaration.name}, {"meaning", "action"}});
        return;
    }
    const std::optional<std::vector<Type>> types = parameterTypes(declaration, problems);
    if (!types) {
        return;
    }
    typed::Action result;
    result.name = declaration.name;
    result.description = declaration.description;
    for (std::size_t i = 0; i < types->size(); ++i) {
        if (!actionParameter(declaration.parameters[i], (*types)[i], context, result, problems)) {
            return;
        }
    }
    TypeChecker::Given known = given(declaration, *types);
    std::size_t begin = 0;
    for (; begin < declaration.body.size() && declaration.body[begin]->kind == ast::Stmt::Kind::Require;
         ++begin) {
        const ast::Stmt &require = *declaration.body[begin];
        UnitContext reading = context;
        reading.allowed = kNoEffects;
        TypeChecker::Outcome outcome =
            m_types.expression(*require.condition, reading, exactly(kBool), known, problems);
        known.facts.push_back(require.condition.get());
        result.requirements.push_back({outcome.unit, std::move(outcome.usedParameters), require.message});
    }
    result.body = m_types.body(declaration, context, known, begin, problems).unit;
    m_model.program().kinds[static_cast<std::size_t>(kind)].actions.push_back(std::move(result));
}

} // namespace gridfolk
