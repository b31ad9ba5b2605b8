// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RenameInModel.h"

#include "rules/Lexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <memory>

namespace gridfolk
{

namespace
{

using What = RenameInModel::What;

constexpr int kNobody = -1; ///< a text without an acting agent or cell
constexpr int kCell = -2;   ///< a text that a cell acts in

/// Whether a name token means what is renamed, in a text of the kind with this index, or of one of the above.
using Means = std::function<bool(bool afterDot, int kind)>;

struct Renaming {
    std::string from;
    std::string to;
    Means means;
    std::vector<std::string> tables{}; ///< whose columns have names of their own
    bool ofLayer = false;

    void code(std::string &text, LexMode mode, int kind) const
    {
        const LexedText lexed = lex(text, mode);
        if (*lexed.source != text) {
            return; // bad bytes: the positions would be others
        }
        std::string result;
        std::size_t copied = 0;
        for (std::size_t i = 0; i < lexed.tokens.size(); ++i) {
            const Token &token = lexed.tokens[i];
            const bool afterDot = i > 0 && lexed.tokens[i - 1].text == ".";
            const bool column =
                afterDot && i > 1 &&
                std::find(tables.begin(), tables.end(), lexed.tokens[i - 2].text) != tables.end();
            const bool sight = ofLayer && i > 1 && lexed.tokens[i - 1].text == "=" &&
                               lexed.tokens[i - 2].text == "blocked_by";
            if (token.kind != Token::Kind::Name || token.text != from || column ||
                (!sight && !means(afterDot, kind))) {
                continue;
            }
            const auto at = static_cast<std::size_t>(token.text.data() - lexed.source->data());
            result += text.substr(copied, at - copied) + to;
            copied = at + from.size();
        }
        text = result + text.substr(copied);
    }

    /// Only what stands in braces is code.
    void fillIn(std::string &text, int kind) const
    {
        std::string result;
        std::size_t at = 0;
        while (true) {
            const std::size_t open = text.find('{', at);
            const std::size_t close = open == std::string::npos ? open : text.find('}', open);
            if (close == std::string::npos) {
                break;
            }
            std::string hole = text.substr(open + 1, close - open - 1);
            code(hole, LexMode::Expression, kind);
            result += text.substr(at, open + 1 - at) + hole + '}';
            at = close + 1;
        }
        text = result + text.substr(at);
    }

    void persona(Persona &persona, int kind) const
    {
        for (std::string *text : {&persona.role, &persona.goal, &persona.backstory}) {
            fillIn(*text, kind);
        }
        for (Trait &trait : persona.traits) {
            code(trait.expression, LexMode::Expression, kind);
        }
        code(persona.decides.when, LexMode::Expression, kind);
        for (Sight &sight : persona.sees) {
            code(sight.expression, LexMode::Expression, kind);
        }
    }

    void initials(std::vector<Attribute> &attributes, int kind) const
    {
        for (Attribute &attribute : attributes) {
            code(attribute.initial, LexMode::Expression, kind);
        }
    }

    void everywhere(Scenario &scenario) const
    {
        code(scenario.rules, LexMode::Rules, kNobody);
        initials(scenario.world.attributes, kNobody);
        for (CellLayer &layer : scenario.layers) {
            code(layer.initial, LexMode::Expression, kCell);
            code(layer.diffuse, LexMode::Expression, kNobody);
            code(layer.decay, LexMode::Expression, kNobody);
            code(layer.rules, LexMode::Rules, kCell);
        }
        for (std::size_t i = 0; i < scenario.kinds.size(); ++i) {
            AgentKind &kind = scenario.kinds[i];
            const auto index = static_cast<int>(i);
            code(kind.rules, LexMode::Rules, index);
            code(kind.placement.count, LexMode::Expression, kNobody);
            code(kind.placement.where, LexMode::Expression, kCell);
            initials(kind.attributes, index);
            if (kind.persona) {
                persona(*kind.persona, index);
            }
        }
        for (LinkKind &links : scenario.links) {
            initials(links.attributes, kNobody);
            code(links.degree, LexMode::Expression, kNobody);
            code(links.probability, LexMode::Expression, kNobody);
        }
        for (Metric &metric : scenario.metrics) {
            code(metric.expression, LexMode::Expression, kNobody);
        }
    }
};

template <class T>
bool hasName(const std::vector<T> &list, const std::string &name)
{
    return std::any_of(list.begin(), list.end(), [&](const T &entry) { return entry.name == name; });
}

/// Whether the world or a link has a value of this name, which `of.name` may mean.
bool isOfWorldOrLinks(const Scenario &scenario, const std::string &name)
{
    return hasName(scenario.world.attributes, name) ||
           std::any_of(scenario.links.begin(), scenario.links.end(),
                       [&](const LinkKind &links) { return hasName(links.attributes, name); });
}

void replaceAll(std::vector<std::string> &list, const std::string &from, const std::string &to)
{
    std::replace(list.begin(), list.end(), from, to);
}

std::string &nameOf(Scenario &scenario, What what, int index, int kind)
{
    const auto at = static_cast<std::size_t>(index);
    switch (what) {
    case What::Kind:
        return scenario.kinds[at].name;
    case What::Attribute:
        return scenario.kinds[static_cast<std::size_t>(kind)].attributes[at].name;
    case What::Layer:
        return scenario.layers[at].name;
    case What::Parameter:
        return scenario.parameters[at].name;
    case What::Metric:
        break;
    }
    return scenario.metrics[at].name;
}

void renameAttribute(Scenario &scenario, Renaming renaming, int kind)
{
    const std::string &from = renaming.from;
    const auto owners = std::count_if(scenario.kinds.begin(), scenario.kinds.end(),
                                      [&](const AgentKind &of) { return hasName(of.attributes, from); });
    // The renamed one has its new name already.
    const bool only = owners == 0 && !hasName(scenario.layers, from) && !isOfWorldOrLinks(scenario, from);
    renaming.means = [only, kind](bool afterDot, int at) { return only || (!afterDot && at == kind); };
    renaming.everywhere(scenario);
    for (std::size_t i = 0; i < scenario.kinds.size(); ++i) {
        AgentKind &of = scenario.kinds[i];
        if (static_cast<int>(i) == kind && of.portrayal.colorBy == from) {
            of.portrayal.colorBy = renaming.to;
        }
        if (of.persona && only) {
            replaceAll(of.persona->showsAttributes, from, renaming.to);
        }
    }
}

void renameKind(Scenario &scenario, Renaming renaming)
{
    renaming.means = [](bool afterDot, int) { return !afterDot; };
    renaming.everywhere(scenario);
    const auto rename = [&](std::string &kind) {
        if (kind == renaming.from) {
            kind = renaming.to;
        }
    };
    const auto renameOwners = [&](std::vector<Attribute> &attributes) {
        for (Attribute &attribute : attributes) {
            rename(attribute.agentKind);
        }
    };
    renameOwners(scenario.world.attributes);
    for (AgentKind &of : scenario.kinds) {
        renameOwners(of.attributes);
    }
    for (LinkKind &links : scenario.links) {
        renameOwners(links.attributes);
        rename(links.between);
    }
    for (MessageKind &message : scenario.messages) {
        for (MessageField &field : message.fields) {
            rename(field.agentKind);
        }
    }
}

void renameIn(Scenario &scenario, What what, Renaming renaming, int kind)
{
    switch (what) {
    case What::Kind:
        renameKind(scenario, std::move(renaming));
        return;
    case What::Parameter:
        renaming.means = [](bool afterDot, int) { return !afterDot; };
        renaming.everywhere(scenario);
        return;
    case What::Layer: {
        const bool attribute =
            isOfWorldOrLinks(scenario, renaming.from) ||
            std::any_of(scenario.kinds.begin(), scenario.kinds.end(),
                        [&](const AgentKind &of) { return hasName(of.attributes, renaming.from); });
        renaming.ofLayer = true;
        renaming.means = [attribute](bool afterDot, int at) { return afterDot ? !attribute : at == kCell; };
        renaming.everywhere(scenario);
        return;
    }
    case What::Attribute:
        renameAttribute(scenario, std::move(renaming), kind);
        return;
    case What::Metric:
        for (Chart &chart : scenario.charts) {
            replaceAll(chart.metrics, renaming.from, renaming.to);
        }
        return;
    }
}

ChangeEvent::Part partOf(What what)
{
    switch (what) {
    case What::Layer:
        return ChangeEvent::Part::Layers;
    case What::Parameter:
        return ChangeEvent::Part::Parameters;
    case What::Metric:
        return ChangeEvent::Part::Metrics;
    default:
        return ChangeEvent::Part::Kinds;
    }
}

/// A copy without painted cells.
Scenario texts(const Scenario &scenario)
{
    Scenario copy = scenario;
    for (CellLayer &layer : copy.layers) {
        layer.painted.clear();
    }
    return copy;
}

} // namespace

RenameInModel::RenameInModel(ScenarioDocument &document, What what, int index, const std::string &name,
                             int kind)
    : m_document(document)
    , m_event{partOf(what), -1, {}}
    , m_before(texts(document.scenario()))
    , m_after(m_before)
{
    const std::string before = nameOf(m_before, what, index, kind);
    setText(QCoreApplication::translate("RenameInModel", "Rename %1 to %2")
                .arg(QString::fromStdString(before), QString::fromStdString(name)));
    setObsolete(before == name);
    nameOf(m_after, what, index, kind) = name;
    if (isIdentifier(before) && isIdentifier(name)) {
        Renaming renaming{before, name, {}};
        for (const SeriesTable &table : m_after.series) {
            renaming.tables.push_back(table.name);
        }
        renameIn(m_after, what, std::move(renaming), kind);
    }
}

void RenameInModel::set(const Scenario &scenario)
{
    m_document.apply(m_event, [&](Scenario &now) {
        Scenario next = scenario;
        for (std::size_t i = 0; i < next.layers.size(); ++i) {
            next.layers[i].painted = std::move(now.layers[i].painted);
        }
        now = std::move(next);
    });
}

void RenameInModel::redo()
{
    set(m_after);
}

void RenameInModel::undo()
{
    set(m_before);
}

void renameInModel(ScenarioDocument &document, RenameInModel::What what, int index, const std::string &name,
                   int kind)
{
    auto step = std::make_unique<RenameInModel>(document, what, index, name, kind);
    if (!step->isObsolete()) {
        document.undoStack()->push(step.release());
    }
}

} // namespace gridfolk
