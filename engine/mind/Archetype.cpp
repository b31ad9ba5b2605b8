// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/Archetype.h"

#include "base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

namespace gridfolk
{

namespace
{

const Bins *binsOf(const Persona &persona, const std::string &name)
{
    const auto found = std::find_if(persona.archetypes.bins.begin(), persona.archetypes.bins.end(),
                                    [&name](const Bins &bins) { return bins.of == name; });
    return found != persona.archetypes.bins.end() ? &*found : nullptr;
}

std::string binned(const Persona &persona, const std::string &name, const std::string &value)
{
    const Bins *bins = binsOf(persona, name);
    const auto number = parseNumber<double>(value);
    return bins != nullptr && number ? binWords(*number, bins->edges) : value;
}

/// The middle of a value's bin, the same for all in it; the edge where it has no end.
double middleOf(double value, const std::vector<double> &edges)
{
    const auto above = std::upper_bound(edges.begin(), edges.end(), value);
    if (above == edges.begin() || above == edges.end()) {
        return above == edges.begin() ? edges.front() : edges.back();
    }
    return (*std::prev(above) + *above) / 2;
}

std::string distanceWords(CellPosition offset)
{
    const std::int32_t cells = std::max(std::abs(offset.x), std::abs(offset.y));
    return cells == 0 ? "on your cell" : cells == 1 ? "next to you" : "in sight";
}

} // namespace

std::string binWords(double value, const std::vector<double> &edges)
{
    const auto above = std::upper_bound(edges.begin(), edges.end(), value);
    if (edges.empty() || std::isnan(value)) {
        return numberText(value);
    }
    if (above == edges.begin()) {
        return "below " + numberText(edges.front());
    }
    if (above == edges.end()) {
        return numberText(edges.back()) + " or more";
    }
    return numberText(*std::prev(above)) + " to " + numberText(*above);
}

Observation archetypeOf(const Perception &world, const Observation &observation, const Persona &persona)
{
    Observation shared;
    shared.tick = Observation::kAnyTime;
    for (const auto &[label, value] : observation.sights) {
        shared.sights.emplace_back(label, binned(persona, label, value));
    }
    std::set<std::int32_t> kinds;
    for (const SeenAgent &seen : observation.seen) { // nearest first
        if (!kinds.insert(seen.kind).second) {
            continue;
        }
        SeenAgent nearest = seen;
        const AgentKind &kind = world.scenario().kinds[static_cast<std::size_t>(seen.kind)];
        nearest.handle = "the nearest " + kind.name;
        nearest.place = distanceWords(world.offset(observation.viewer, seen.agent));
        for (auto &[name, value] : nearest.attributes) {
            value = binned(persona, name, value);
        }
        shared.seen.push_back(std::move(nearest));
    }
    std::sort(shared.seen.begin(), shared.seen.end(),
              [](const SeenAgent &a, const SeenAgent &b) { return a.kind < b.kind; });
    shared.viewer = observation.viewer;
    return shared;
}

AgentMind archetypeOf(const AgentMind &mind, const AgentKind &kind)
{
    AgentMind shared;
    shared.name = kind.name;
    shared.traits = mind.traits;
    for (TraitValue &trait : shared.traits) {
        const Bins *bins = binsOf(*kind.persona, trait.name);
        if (bins != nullptr && trait.number && !bins->edges.empty()) {
            trait.text = binWords(*trait.number, bins->edges);
            trait.number = middleOf(*trait.number, bins->edges);
        }
    }
    return shared;
}

} // namespace gridfolk
