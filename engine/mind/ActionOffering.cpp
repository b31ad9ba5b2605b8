// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/ActionOffering.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kMostNumbersListed = 32; // a longer range stays a range
constexpr std::int64_t kSpokenLength = 200;

std::string jsonText(const std::string &text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Fills the places of arguments that a condition does not read.
Perception::Value placeholder(const typed::Type &type)
{
    switch (type.base) {
    case typed::Type::Base::Bool:
        return false;
    case typed::Type::Base::Float:
        return 0.0;
    case typed::Type::Base::Text:
        return std::string();
    case typed::Type::Base::Agent:
        return AgentRef{};
    default:
        return std::int64_t{0};
    }
}

std::optional<double> numberOf(const Perception::Value &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    const auto *number = std::get_if<double>(&value);
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

ActionOffer waitOffer()
{
    return {"wait", "Do nothing.", Decision::Action::Wait, -1, {}};
}

/// Offers one agent's actions. An offer that fails leaves its reason in m_reason.
class Offering
{
public:
    Offering(const Perception &world, AgentRef agent, const Observation &observation)
        : m_world(world)
        , m_agent(agent)
        , m_observation(observation)
        , m_kind(world.scenario().kinds[static_cast<std::size_t>(world.kind(agent))])
        , m_code(world.program().kinds[static_cast<std::size_t>(world.kind(agent))])
    {
    }

    Result<OfferedActions> offerAll()
    {
        OfferedActions result;
        for (const std::string &name : m_kind.persona->may) {
            m_reason.clear();
            auto offer = offerNamed(name);
            if (!offer) {
                return tl::make_unexpected(offer.error());
            }
            const bool offered = offer->has_value();
            result.listed.push_back({name, describe(name), offered, offered ? std::string() : m_reason});
            if (offered) {
                result.offers.push_back(std::move(**offer));
            }
        }
        if (result.offers.empty()) {
            result.offers.push_back(waitOffer());
            result.listed.push_back({"wait", waitOffer().description, true, {}});
        }
        return result;
    }

private:
    using MaybeOffer = std::optional<ActionOffer>;

    Result<MaybeOffer> offerNamed(const std::string &name)
    {
        if (name == "wait") {
            return waitOffer();
        }
        if (name == "move") {
            return offerMove();
        }
        if (name == "speak") {
            return offerSpeak();
        }
        for (std::size_t i = 0; i < m_code.actions.size(); ++i) {
            if (m_code.actions[i].name == name) {
                return offerRule(static_cast<std::int32_t>(i), m_code.actions[i]);
            }
        }
        m_reason = "the model has no such action";
        return MaybeOffer();
    }

    [[nodiscard]] std::string describe(const std::string &name) const
    {
        if (name == "wait") {
            return waitOffer().description;
        }
        if (name == "move") {
            return "Take one step to a neighboring cell.";
        }
        if (name == "speak") {
            return "Say something to one agent in sight, or to everyone in sight.";
        }
        for (const typed::Action &action : m_code.actions) {
            if (action.name == name) {
                return action.description;
            }
        }
        return {};
    }

    MaybeOffer offerMove()
    {
        OfferedArgument argument;
        argument.name = "direction";
        for (std::size_t i = 0; i < directions().size(); ++i) {
            if (canStep(directions()[i])) {
                const std::string name = directions()[i].name;
                argument.candidates.push_back({jsonText(name), name, static_cast<std::int64_t>(i)});
            }
        }
        if (argument.candidates.empty()) {
            m_reason = "every neighboring cell is full";
            return {};
        }
        return ActionOffer{"move", describe("move"), Decision::Action::Move, -1, {std::move(argument)}};
    }

    [[nodiscard]] bool canStep(const Direction &direction) const
    {
        const WorldSpec &spec = m_world.scenario().world;
        if (spec.neighborhood == Neighborhood::VonNeumann && direction.dx != 0 && direction.dy != 0) {
            return false;
        }
        CellPosition target = m_world.position(m_agent);
        target.x += direction.dx;
        target.y += direction.dy;
        if (spec.torus) {
            target.x = (target.x + spec.width) % spec.width;
            target.y = (target.y + spec.height) % spec.height;
        }
        if (target.x < 0 || target.y < 0 || target.x >= spec.width || target.y >= spec.height) {
            return false;
        }
        if (spec.capacity == 0) {
            return true;
        }
        const std::vector<AgentRef> near = m_world.agentsWithin(m_agent, 1, -1);
        return std::count_if(near.begin(), near.end(), [&](AgentRef other) {
                   return m_world.position(other) == target;
               }) < spec.capacity;
    }

    MaybeOffer offerSpeak()
    {
        OfferedArgument to;
        to.name = "to";
        for (const SeenAgent &seen : m_observation.seen) {
            if (seen.hears) {
                to.candidates.push_back({jsonText(seen.handle), seen.handle, seen.agent});
            }
        }
        if (to.candidates.empty()) {
            m_reason = "nobody in sight could hear you";
            return {};
        }
        to.candidates.insert(to.candidates.begin(), {jsonText("everyone"), "everyone", AgentRef{}});
        OfferedArgument words;
        words.name = "words";
        words.form = OfferedArgument::Form::Text;
        words.maximumLength = kSpokenLength;
        return ActionOffer{
            "speak", describe("speak"), Decision::Action::Speak, -1, {std::move(to), std::move(words)}};
    }

    Result<MaybeOffer> offerRule(std::int32_t index, const typed::Action &action)
    {
        for (const typed::Requirement &requirement : action.requirements) {
            if (std::find(requirement.uses.begin(), requirement.uses.end(), true) != requirement.uses.end()) {
                continue;
            }
            const auto holds = condition(requirement.condition, {});
            if (!holds) {
                return tl::make_unexpected(holds.error());
            }
            if (!*holds) {
                m_reason = requirement.message;
                return MaybeOffer();
            }
        }
        ActionOffer offer{action.name, action.description, Decision::Action::Rule, index, {}};
        for (std::size_t i = 0; i < action.parameters.size(); ++i) {
            auto argument = offerArgument(action, i);
            if (!argument) {
                return tl::make_unexpected(argument.error());
            }
            if (!*argument) {
                return MaybeOffer();
            }
            offer.arguments.push_back(std::move(**argument));
        }
        return MaybeOffer(std::move(offer));
    }

    Result<std::optional<OfferedArgument>> offerArgument(const typed::Action &action, std::size_t index)
    {
        const typed::ActionParameter &parameter = action.parameters[index];
        OfferedArgument argument;
        argument.name = parameter.name;
        Result<void> filled;
        switch (parameter.type.base) {
        case typed::Type::Base::Agent:
            filled = fillAgents(parameter, argument);
            break;
        case typed::Type::Base::Bool:
            argument.candidates = {{"true", "true", true}, {"false", "false", false}};
            break;
        case typed::Type::Base::Category:
            fillCategories(parameter, argument);
            break;
        case typed::Type::Base::Int:
        case typed::Type::Base::Float:
            filled = fillNumbers(parameter, argument);
            break;
        case typed::Type::Base::Text:
            argument.form = OfferedArgument::Form::Text;
            argument.maximumLength = parameter.maximumLength;
            break;
        default:
            m_reason = "minds cannot choose a value for " + parameter.name;
            break;
        }
        if (filled && m_reason.empty()) {
            filled = keepLegal(action, index, argument);
        }
        if (!filled) {
            return tl::make_unexpected(filled.error());
        }
        return m_reason.empty() ? std::optional(std::move(argument)) : std::nullopt;
    }

    Result<void> fillAgents(const typed::ActionParameter &parameter, OfferedArgument &argument)
    {
        std::vector<AgentRef> within;
        if (parameter.within >= 0) {
            const auto radius = m_world.evaluate(parameter.within, m_agent);
            if (!radius) {
                return tl::make_unexpected(radius.error());
            }
            const auto cells = static_cast<std::int64_t>(numberOf(*radius).value_or(0));
            within = m_world.agentsWithin(m_agent, cells, parameter.type.index);
        }
        for (const SeenAgent &seen : m_observation.seen) {
            const bool ofKind = parameter.type.index < 0 || seen.kind == parameter.type.index;
            const bool near =
                parameter.within < 0 || std::find(within.begin(), within.end(), seen.agent) != within.end();
            if (ofKind && near) {
                argument.candidates.push_back({jsonText(seen.handle), seen.handle, seen.agent});
            }
        }
        if (argument.candidates.empty()) {
            m_reason = "no " + kindName(parameter.type.index) +
                       (parameter.within < 0 ? " in sight" : " near enough");
        }
        return {};
    }

    [[nodiscard]] std::string kindName(std::int32_t kind) const
    {
        return kind < 0 ? "agent" : m_world.scenario().kinds[static_cast<std::size_t>(kind)].name;
    }

    void fillCategories(const typed::ActionParameter &parameter, OfferedArgument &argument) const
    {
        const auto &names = m_world.program().categories[static_cast<std::size_t>(parameter.type.index)];
        for (std::size_t i = 0; i < names.size(); ++i) {
            argument.candidates.push_back({jsonText(names[i]), names[i], static_cast<std::int64_t>(i)});
        }
    }

    Result<void> fillNumbers(const typed::ActionParameter &parameter, OfferedArgument &argument)
    {
        const bool isInt = parameter.type.base == typed::Type::Base::Int;
        argument.form = isInt ? OfferedArgument::Form::Int : OfferedArgument::Form::Float;
        if (parameter.low < 0 || parameter.high < 0) {
            return {};
        }
        const auto low = m_world.evaluate(parameter.low, m_agent);
        const auto high = low ? m_world.evaluate(parameter.high, m_agent) : low;
        if (!high) {
            return tl::make_unexpected(high.error());
        }
        argument.low = numberOf(*low);
        argument.high = numberOf(*high);
        if (!(*argument.low <= *argument.high)) {
            m_reason = "no number fits for " + parameter.name;
        }
        return {};
    }

    /// A short range of whole numbers, or any choice, loses what its own `require` lines forbid.
    Result<void> keepLegal(const typed::Action &action, std::size_t index, OfferedArgument &argument)
    {
        for (const typed::Requirement &requirement : action.requirements) {
            const auto used = std::count(requirement.uses.begin(), requirement.uses.end(), true);
            if (used != 1 || index >= requirement.uses.size() || !requirement.uses[index]) {
                continue;
            }
            listNumbers(argument);
            if (argument.form != OfferedArgument::Form::Choice) {
                continue; // checked when the turn comes
            }
            if (auto kept = filter(action, index, requirement.condition, argument.candidates); !kept) {
                return kept;
            }
            if (argument.candidates.empty()) {
                m_reason = requirement.message;
                return {};
            }
        }
        return {};
    }

    static void listNumbers(OfferedArgument &argument)
    {
        if (argument.form != OfferedArgument::Form::Int || !argument.low ||
            *argument.high - *argument.low >= static_cast<double>(kMostNumbersListed)) {
            return;
        }
        argument.form = OfferedArgument::Form::Choice;
        const auto high = static_cast<std::int64_t>(*argument.high);
        for (auto number = static_cast<std::int64_t>(*argument.low); number <= high; ++number) {
            argument.candidates.push_back({std::to_string(number), std::to_string(number), number});
        }
    }

    Result<void> filter(const typed::Action &action, std::size_t index, typed::UnitIndex unit,
                        std::vector<ArgumentCandidate> &candidates)
    {
        std::vector<Perception::Value> arguments;
        for (std::size_t i = 0; i <= index; ++i) {
            arguments.push_back(placeholder(action.parameters[i].type));
        }
        std::vector<ArgumentCandidate> kept;
        for (ArgumentCandidate &candidate : candidates) {
            arguments[index] = candidate.value;
            const auto holds = condition(unit, arguments);
            if (!holds) {
                return tl::make_unexpected(holds.error());
            }
            if (*holds) {
                kept.push_back(std::move(candidate));
            }
        }
        candidates = std::move(kept);
        return {};
    }

    Result<bool> condition(typed::UnitIndex unit, const std::vector<Perception::Value> &arguments) const
    {
        return m_world.evaluate(unit, m_agent, arguments).map([](const Perception::Value &value) {
            const auto *flag = std::get_if<bool>(&value);
            return flag != nullptr && *flag;
        });
    }

    const Perception &m_world;
    AgentRef m_agent;
    const Observation &m_observation;
    const AgentKind &m_kind;
    const typed::KindCode &m_code;
    std::string m_reason;
};

} // namespace

const std::vector<Direction> &directions()
{
    static const std::vector<Direction> all{
        {"north", 0, -1}, {"north-east", 1, -1}, {"east", 1, 0},  {"south-east", 1, 1},
        {"south", 0, 1},  {"south-west", -1, 1}, {"west", -1, 0}, {"north-west", -1, -1},
    };
    return all;
}

Result<OfferedActions> offerActions(const Perception &world, AgentRef agent, const Observation &observation)
{
    return Offering(world, agent, observation).offerAll();
}

} // namespace gridfolk
