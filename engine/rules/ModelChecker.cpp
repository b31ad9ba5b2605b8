// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ModelChecker.h"

#include "rules/DeclarationChecker.h"
#include "rules/EventChecker.h"
#include "rules/Parser.h"
#include "rules/PersonaChecker.h"
#include "rules/ScenarioChecker.h"

#include <iterator>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr typed::Type kBool{typed::Type::Base::Bool, -1};
constexpr typed::Type kInt{typed::Type::Base::Int, -1};
constexpr typed::Type kFloat{typed::Type::Base::Float, -1};

/// Walks through a model in the order of the document. Functions come first, because everything may call
/// them; their problems are added where the model's rules stand.
class ModelChecker
{
public:
    explicit ModelChecker(const Scenario &scenario)
        : m_scenario(scenario)
        , m_scope(scenario, m_result.program)
        , m_types(m_scope)
        , m_declarations(m_scope)
        , m_form(m_scope, m_result.problems)
        , m_modelProblems("rules")
    {
    }

    CheckedModel run()
    {
        m_modelRules = parse(m_scenario.rules, m_modelProblems);
        parseKinds();
        m_declarations.declareFunctions(m_modelRules, m_modelProblems);
        m_declarations.checkFunctions(m_modelProblems);
        m_result.program.simultaneous = m_scenario.run.schedule == Schedule::Simultaneous;
        m_form.checkWorld();
        worldAttributes();
        for (std::size_t i = 0; i < m_scenario.layers.size(); ++i) {
            layer(i);
        }
        for (std::size_t i = 0; i < m_scenario.kinds.size(); ++i) {
            kind(i);
        }
        for (std::size_t i = 0; i < m_scenario.links.size(); ++i) {
            links(i);
        }
        for (const MessageKind &message : m_scenario.messages) {
            m_form.checkMessage(message);
        }
        for (const Parameter &parameter : m_scenario.parameters) {
            m_form.checkParameter(parameter);
        }
        for (std::size_t i = 0; i < m_scenario.series.size(); ++i) {
            m_form.checkSeries(i);
        }
        m_form.checkCalendar();
        m_declarations.checkModel(m_modelRules, m_modelProblems);
        take(m_modelProblems);
        for (const Metric &metric : m_scenario.metrics) {
            m_form.checkMetric(metric);
            m_result.program.metrics.push_back(
                expression(metric.expression, {}, {Wanted::Sort::Metric, {}}, "metrics/" + metric.name));
        }
        m_form.checkCharts();
        m_form.checkRun();
        return std::move(m_result);
    }

private:
    static ast::Module parse(const std::string &text, ProblemList &problems)
    {
        ParsedModule parsed = parseRules(text);
        problems.add(std::move(parsed.problems));
        return std::move(parsed.module);
    }

    /// All rules of kinds are parsed first, because any rule may schedule another.
    void parseKinds()
    {
        EventChecker::declareScheduled(m_scope, -1, m_modelRules);
        for (const AgentKind &kind : m_scenario.kinds) {
            ParsedModule &parsed = m_kindRules.emplace_back(parseRules(kind.rules));
            const auto index = static_cast<std::int32_t>(m_kindRules.size()) - 1;
            EventChecker::declareScheduled(m_scope, index, parsed.module);
        }
    }

    void take(ProblemList &list)
    {
        std::vector<Problem> problems = list.take();
        m_result.problems.insert(m_result.problems.end(), std::make_move_iterator(problems.begin()),
                                 std::make_move_iterator(problems.end()));
    }

    typed::UnitIndex expression(const std::string &text, UnitContext context, const Wanted &wanted,
                                std::string path)
    {
        ProblemList problems(std::move(path));
        context.path = problems.path();
        const typed::UnitIndex unit = m_types.expression(text, context, wanted, problems);
        take(problems);
        return unit;
    }

    /// What the initial value of an attribute must be.
    static Wanted wantedOf(const typed::Type &type, std::size_t attribute)
    {
        const bool list = type.base == typed::Type::Base::List;
        return {Wanted::Sort::Exact, type, list ? static_cast<std::int32_t>(attribute) : -1};
    }

    void worldAttributes()
    {
        const std::vector<Attribute> &attributes = m_scenario.world.attributes;
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            m_form.checkWorldAttribute(attributes[i]);
            if (attributes[i].initial.empty()) {
                continue;
            }
            UnitContext context;
            context.visibleWorldAttributes = static_cast<std::int32_t>(i);
            typed::AttributeCode &code = m_result.program.worldAttributes[i];
            code.initial = expression(attributes[i].initial, context, wantedOf(code.type, i),
                                      "world/attributes/" + attributes[i].name + "/initial");
        }
    }

    /// A share per tick of a layer.
    typed::UnitIndex rate(const std::string &text, const std::string &path)
    {
        return text.empty() ? -1 : expression(text, {}, {Wanted::Sort::Exact, kFloat}, path);
    }

    void layer(std::size_t index)
    {
        const CellLayer &layer = m_scenario.layers[index];
        const std::string path = "layers/" + layer.name;
        m_form.checkLayer(layer);
        typed::LayerCode &code = m_result.program.layers[index];
        if (layer.painted.empty() && !layer.initial.empty()) {
            UnitContext context;
            context.subject = typed::Subject::Cell;
            context.visibleLayers = static_cast<std::int32_t>(index);
            code.initial =
                expression(layer.initial, context, {Wanted::Sort::Exact, code.type}, path + "/initial");
        }
        code.diffuse = rate(layer.diffuse, path + "/diffuse");
        code.decay = rate(layer.decay, path + "/decay");
        ProblemList problems(path + "/rules");
        m_declarations.checkLayer(static_cast<std::int32_t>(index), parse(layer.rules, problems), problems);
        take(problems);
    }

    void kind(std::size_t index)
    {
        const AgentKind &kind = m_scenario.kinds[index];
        const std::string path = "kinds/" + kind.name;
        m_form.checkKind(kind);
        attributes(index, path);
        typed::KindCode &code = m_result.program.kinds[index];
        code.placementCount =
            expression(kind.placement.count, {}, {Wanted::Sort::Exact, kInt}, path + "/placement/count");
        if (!kind.placement.where.empty()) {
            UnitContext context;
            context.subject = typed::Subject::Cell;
            code.placementWhere = expression(kind.placement.where, context, {Wanted::Sort::Exact, kBool},
                                             path + "/placement/where");
        }
        ProblemList problems(path + "/rules");
        const ast::Module &module = m_kindRules[index].module;
        problems.add(std::move(m_kindRules[index].problems));
        m_declarations.checkKind(static_cast<std::int32_t>(index), module, problems);
        take(problems);
        if (kind.persona) {
            PersonaChecker persona(m_scope, static_cast<std::int32_t>(index), actionNames(module),
                                   m_result.problems);
            code.persona.push_back(persona.check(*kind.persona));
        }
    }

    void links(std::size_t index)
    {
        const LinkKind &kind = m_scenario.links[index];
        const std::string path = "links/" + kind.name;
        m_form.checkLinks(kind);
        typed::LinkCode &code = m_result.program.links[index];
        for (std::size_t i = 0; i < kind.attributes.size(); ++i) {
            if (!kind.attributes[i].initial.empty()) {
                code.attributes[i].initial =
                    expression(kind.attributes[i].initial, {}, {Wanted::Sort::Exact, code.attributes[i].type},
                               path + "/attributes/" + kind.attributes[i].name + "/initial");
            }
        }
        code.degree = expression(kind.degree, {}, {Wanted::Sort::Exact, kInt}, path + "/degree");
        code.probability =
            expression(kind.probability, {}, {Wanted::Sort::Exact, kFloat}, path + "/probability");
    }

    void attributes(std::size_t index, const std::string &path)
    {
        const AgentKind &kind = m_scenario.kinds[index];
        for (std::size_t i = 0; i < kind.attributes.size(); ++i) {
            const Attribute &attribute = kind.attributes[i];
            m_form.checkAttribute(kind, attribute);
            if (attribute.initial.empty()) {
                continue;
            }
            UnitContext context;
            context.subject = typed::Subject::Agent;
            context.kind = static_cast<std::int32_t>(index);
            context.visibleAttributes = static_cast<std::int32_t>(i);
            typed::AttributeCode &code = m_result.program.kinds[index].attributes[i];
            code.initial = expression(attribute.initial, context, wantedOf(code.type, i),
                                      path + "/attributes/" + attribute.name + "/initial");
        }
    }

    static std::vector<std::string> actionNames(const ast::Module &module)
    {
        std::vector<std::string> names;
        for (const ast::Declaration &declaration : module.declarations) {
            if (declaration.kind == ast::Declaration::Kind::Action) {
                names.push_back(declaration.name);
            }
        }
        return names;
    }

    const Scenario &m_scenario;
    CheckedModel m_result;
    ModelScope m_scope;
    TypeChecker m_types;
    DeclarationChecker m_declarations;
    ScenarioChecker m_form;
    ProblemList m_modelProblems;
    ast::Module m_modelRules;
    std::vector<ParsedModule> m_kindRules;
};

} // namespace

CheckedModel checkModel(const Scenario &scenario)
{
    return ModelChecker(scenario).run();
}

} // namespace gridfolk
