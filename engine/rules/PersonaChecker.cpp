// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/PersonaChecker.h"

#include "rules/Spelling.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr typed::Type kBool{typed::Type::Base::Bool, -1};
constexpr Wanted kShown{Wanted::Sort::Shown, {}};

std::string trimmed(const std::string &text)
{
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string::npos ? std::string{}
                                      : text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

} // namespace

PersonaChecker::PersonaChecker(ModelScope &model, std::int32_t kind, std::vector<std::string> actions,
                               std::vector<Problem> &problems)
    : m_model(model)
    , m_types(model)
    , m_kind(kind)
    , m_path("kinds/" + model.scenario().kinds[static_cast<std::size_t>(kind)].name + "/persona")
    , m_actions(std::move(actions))
    , m_problems(problems)
{
}

UnitContext PersonaChecker::context(const std::string &part) const
{
    UnitContext result;
    result.path = m_path + '/' + part;
    result.subject = typed::Subject::Agent;
    result.kind = m_kind;
    return result;
}

void PersonaChecker::take(ProblemList &list)
{
    std::vector<Problem> problems = list.take();
    m_problems.insert(m_problems.end(), std::make_move_iterator(problems.begin()),
                      std::make_move_iterator(problems.end()));
}

void PersonaChecker::report(const std::string &part, std::string code, ProblemList::Args args,
                            std::string hint)
{
    ProblemList list(part.empty() ? m_path : m_path + '/' + part);
    list.error(std::move(code), {}, std::move(args), std::move(hint));
    take(list);
}

typed::PersonaCode PersonaChecker::check(const Persona &persona)
{
    typed::PersonaCode code;
    checkNames(persona);
    code.role = checkTemplate(persona, "role", persona.role);
    code.goal = checkTemplate(persona, "goal", persona.goal);
    code.backstory = checkTemplate(persona, "backstory", persona.backstory);
    for (const Trait &trait : persona.traits) {
        checkTrait(trait, code);
    }
    if (!persona.decides.when.empty()) {
        const UnitContext unit = context("when");
        ProblemList list(unit.path);
        code.when = m_types.expression(persona.decides.when, unit, {Wanted::Sort::Exact, kBool}, list);
        take(list);
    }
    for (const Sight &sight : persona.sees) {
        const UnitContext unit = context("sees/" + sight.label);
        ProblemList list(unit.path);
        code.sees.push_back(m_types.expression(sight.expression, unit, kShown, list));
        take(list);
    }
    checkBins(persona);
    checkActions(persona);
    return code;
}

void PersonaChecker::checkTrait(const Trait &trait, typed::PersonaCode &code)
{
    code.traits.push_back(-1);
    const std::string part = "traits/" + trait.name;
    if (trait.choices.empty()) {
        const UnitContext unit = context(part);
        ProblemList list(unit.path);
        code.traits.back() = m_types.expression(trait.expression, unit, kShown, list);
        take(list);
        return;
    }
    const bool positive = std::all_of(trait.weights.begin(), trait.weights.end(),
                                      [](double weight) { return std::isfinite(weight) && weight > 0; });
    if (trait.weights.size() != trait.choices.size() || !positive) {
        report(part, "scenario.trait-weights", {{"name", trait.name}});
    }
}

void PersonaChecker::checkNames(const Persona &persona)
{
    std::unordered_set<std::string> traits{"name"};
    for (const Trait &trait : persona.traits) {
        if (trait.name.empty() || trait.name.find_first_of("{}") != std::string::npos) {
            report("traits/" + trait.name, "scenario.bad-name", {{"name", trait.name}});
        } else if (!traits.insert(trait.name).second) {
            report("traits/" + trait.name, "scenario.duplicate-name", {{"name", trait.name}});
        }
    }
    std::unordered_set<std::string> labels;
    for (const Sight &sight : persona.sees) {
        if (!labels.insert(sight.label).second) {
            report("sees/" + sight.label, "scenario.duplicate-name", {{"name", sight.label}});
        }
    }
    std::vector<std::string_view> attributes;
    for (const Attribute &attribute : m_model.scenario().kinds[static_cast<std::size_t>(m_kind)].attributes) {
        attributes.push_back(attribute.name);
    }
    for (const std::string &name : persona.showsAttributes) {
        const std::vector<AgentKind> &kinds = m_model.scenario().kinds;
        const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const AgentKind &kind) {
            return std::any_of(kind.attributes.begin(), kind.attributes.end(),
                               [&](const Attribute &attribute) { return attribute.name == name; });
        });
        if (!known) {
            report("showsAttributes", "scenario.unknown-attribute", {{"name", name}},
                   closest(name, attributes));
        }
    }
}

void PersonaChecker::checkBins(const Persona &persona)
{
    std::vector<std::string_view> known(persona.showsAttributes.begin(), persona.showsAttributes.end());
    for (const Sight &sight : persona.sees) {
        known.push_back(sight.label);
    }
    for (const Trait &trait : persona.traits) {
        known.push_back(trait.name);
    }
    for (const Bins &bins : persona.archetypes.bins) {
        const bool rising = !bins.edges.empty() &&
                            std::all_of(bins.edges.begin(), bins.edges.end(),
                                        [](double edge) { return std::isfinite(edge); }) &&
                            std::adjacent_find(bins.edges.begin(), bins.edges.end(),
                                               std::greater_equal<>()) == bins.edges.end();
        if (!rising || std::find(known.begin(), known.end(), bins.of) == known.end()) {
            report("archetypes/" + bins.of, "scenario.bad-bins", {{"name", bins.of}},
                   closest(bins.of, known));
        }
    }
}

void PersonaChecker::checkActions(const Persona &persona)
{
    std::vector<std::string_view> known{"wait", "move", "speak"};
    known.insert(known.end(), m_actions.begin(), m_actions.end());
    const auto check = [&](const std::string &part, const std::string &name) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            report(part, "scenario.unknown-action", {{"name", name}}, closest(name, known));
        }
    };
    std::unordered_set<std::string> seen;
    for (const std::string &name : persona.may) {
        check("may", name);
        if (!seen.insert(name).second) {
            report("may", "scenario.duplicate-name", {{"name", name}});
        }
    }
    if (!persona.fallback.empty()) {
        check("fallback", persona.fallback);
    }
    if (persona.style != "direct" && persona.style != "think") {
        report("style", "scenario.unknown-style", {{"name", persona.style}}, "direct");
    }
    if (persona.decides.everyTicks < 0) {
        report("decides", "scenario.out-of-range", {{"name", "everyTicks"}, {"low", "0"}});
    }
    if (persona.sightRadius < 0) {
        report("sightRadius", "scenario.out-of-range", {{"name", "sightRadius"}, {"low", "0"}});
    }
    if (persona.shortTermMemory < 0) {
        report("shortTermMemory", "scenario.out-of-range", {{"name", "shortTermMemory"}, {"low", "0"}});
    }
}

/// `{hole}` is filled per agent, `{{` and `}}` are braces.
typed::PersonaCode::Template PersonaChecker::checkTemplate(const Persona &persona, const std::string &part,
                                                           const std::string &text)
{
    typed::PersonaCode::Template result;
    const UnitContext unit = context(part);
    ProblemList problems(unit.path);
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::string plain;
    const auto advance = [&](char c) {
        line += c == '\n' ? 1U : 0U;
        column = c == '\n' ? 1 : column + ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool doubled = at + 1 < text.size() && text[at + 1] == c;
        if ((c == '{' || c == '}') && doubled) {
            plain += c;
            ++at;
            column += 2;
            continue;
        }
        if (c == '}') {
            problems.setOrigin(1, 1);
            problems.error("rules.template-brace", {line, column, 1}, {{"character", "}"}});
        }
        if (c != '{') {
            plain += c;
            advance(c);
            continue;
        }
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos) {
            problems.setOrigin(1, 1);
            problems.error("rules.template-brace", {line, column, 1}, {{"character", "{"}});
            plain += text.substr(at);
            break;
        }
        result.texts.push_back(std::exchange(plain, {}));
        addPart(persona, unit, text.substr(at + 1, end - at - 1), line, column + 1, result, problems);
        for (; at < end; ++at) {
            advance(text[at]);
        }
        advance('}');
    }
    result.texts.push_back(std::move(plain));
    take(problems);
    return result;
}

void PersonaChecker::addPart(const Persona &persona, const UnitContext &context, const std::string &hole,
                             std::uint32_t line, std::uint32_t column, typed::PersonaCode::Template &result,
                             ProblemList &problems)
{
    typed::PersonaCode::Template::Part part;
    const std::string name = trimmed(hole);
    const bool trait = std::any_of(persona.traits.begin(), persona.traits.end(),
                                   [&](const Trait &candidate) { return candidate.name == name; });
    if (name == "name" || trait) {
        part.trait = name;
    } else {
        problems.setOrigin(line, column);
        part.unit = m_types.expression(hole, context, kShown, problems);
    }
    result.parts.push_back(std::move(part));
}

} // namespace gridfolk
