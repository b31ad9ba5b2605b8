// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "scenario/Scenario.h"

#include <QString>

#include <string>
#include <vector>

/// Models that the tests of the rule language share.
namespace gridfolk::rulemodels
{

/// "code 3:9+4 hint", with "warning " before it; the hint and its blank only where there is one.
[[nodiscard]] inline std::string line(const Problem &problem)
{
    const std::string hint = problem.arg("hint");
    return (problem.warning ? "warning " : "") + problem.code + ' ' + std::to_string(problem.place.line) +
           ':' + std::to_string(problem.place.column) + '+' + std::to_string(problem.place.length) +
           (hint.empty() ? "" : ' ' + hint);
}

/// The lines of all problems, joined by "; ".
[[nodiscard]] inline QString lines(const std::vector<Problem> &problems)
{
    std::string text;
    for (const Problem &problem : problems) {
        text += (text.empty() ? "" : "; ") + line(problem);
    }
    return QString::fromStdString(text);
}

/// As lines(), each with the path before it.
[[nodiscard]] inline QString linesWithPaths(const std::vector<Problem> &problems)
{
    std::string text;
    for (const Problem &problem : problems) {
        text += (text.empty() ? "" : "; ") + problem.place.path + ": " + line(problem);
    }
    return QString::fromStdString(text);
}

/// A model with every type of value, to try snippets in.
[[nodiscard]] inline Scenario bench()
{
    Scenario scenario;
    scenario.world.width = 10;
    scenario.world.height = 8;
    scenario.world.attributes = {{.name = "wind", .type = ValueType::Int}};
    scenario.layers = {{.name = "grass"},
                       {.name = "height", .type = ValueType::Float},
                       {.name = "soil", .type = ValueType::Category, .categories = {"clay", "sand"}}};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "energy"},
                        {.name = "age", .type = ValueType::Int},
                        {.name = "mood", .type = ValueType::Category, .categories = {"calm", "angry"}},
                        {.name = "friend_of", .type = ValueType::Agent, .agentKind = "Sheep"},
                        {.name = "note", .type = ValueType::Text},
                        {.name = "hungry", .type = ValueType::Bool}};
    AgentKind wolf;
    wolf.name = "Wolf";
    wolf.attributes = {{.name = "energy"}, {.name = "age", .type = ValueType::Float}, {.name = "pack"}};
    scenario.kinds = {sheep, wolf};
    scenario.links = {{.name = "Tie", .attributes = {{.name = "weight"}}, .between = "Sheep"}};
    scenario.parameters = {{.name = "gain", .value = 0.5},
                           {.name = "limit", .type = ValueType::Int, .value = 1}};
    scenario.rules = "def twice(x: float) -> float:\n    return 2 * x\n";
    return scenario;
}

[[nodiscard]] inline Scenario wolfSheep()
{
    Scenario scenario;
    scenario.layers = {{.name = "grass", .initial = "chance(0.5)"},
                       {.name = "regrow",
                        .type = ValueType::Int,
                        .initial = "randint(1, regrow_time)",
                        .rules = "rule sprout every step if not cell.grass:\n"
                                 "    cell.regrow -= 1\n"
                                 "    if cell.regrow <= 0:\n"
                                 "        cell.grass = True\n"}};
    scenario.parameters = {
        {.name = "regrow_time", .type = ValueType::Int, .value = 30, .minimum = 1, .maximum = 100},
        {.name = "sheep_gain", .value = 4, .maximum = 50},
        {.name = "wolf_gain", .value = 20, .maximum = 50},
        {.name = "sheep_reproduce", .value = 0.04},
        {.name = "wolf_reproduce", .value = 0.05}};
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.attributes = {{.name = "energy", .initial = "uniform(0, 2 * sheep_gain)"}};
    sheep.placement.count = "100";
    sheep.rules = "rule graze every step:                       # kind Sheep\n"
                  "    move_to(random_choice(neighbor_cells()))\n"
                  "    energy -= 1\n"
                  "    if cell.grass:\n"
                  "        cell.grass = False\n"
                  "        cell.regrow = regrow_time\n"
                  "        energy += sheep_gain\n"
                  "    if energy < 0:\n"
                  "        die()\n"
                  "    elif chance(sheep_reproduce):\n"
                  "        energy /= 2\n"
                  "        create(Sheep, at=cell, energy=energy)\n";
    AgentKind wolf;
    wolf.name = "Wolf";
    wolf.attributes = {{.name = "energy", .initial = "uniform(0, 2 * wolf_gain)"}};
    wolf.placement.count = "50";
    wolf.rules = "rule hunt every step:\n"
                 "    move_to(random_choice(neighbor_cells()))\n"
                 "    energy -= 1\n"
                 "    let prey = random_choice(agents_here(Sheep))\n"
                 "    if prey is not nobody:\n"
                 "        kill(prey)\n"
                 "        energy += wolf_gain\n"
                 "    if energy < 0:\n"
                 "        die()\n"
                 "    elif chance(wolf_reproduce):\n"
                 "        energy /= 2\n"
                 "        create(Wolf, at=cell, energy=energy)\n";
    scenario.kinds = {sheep, wolf};
    scenario.metrics = {{.name = "sheep", .expression = "count(Sheep)"},
                        {.name = "wolves", .expression = "count(Wolf)"},
                        {.name = "grass_cells", .expression = "count(c for c in cells if c.grass)"}};
    scenario.charts = {{"Populations", {"sheep", "wolves"}}};
    scenario.rules = "stop when count(Sheep) == 0 and count(Wolf) == 0\n";
    return scenario;
}

[[nodiscard]] inline Scenario schelling()
{
    Scenario scenario;
    scenario.world.capacity = 1;
    scenario.parameters = {{.name = "similar_wanted", .value = 0.4}, {.name = "density", .value = 0.8}};
    AgentKind household;
    household.name = "Household";
    household.attributes = {{.name = "group",
                             .type = ValueType::Category,
                             .categories = {"red", "blue"},
                             .initial = "red if chance(0.5) else blue"}};
    household.placement.count = "int(density * 1200)";
    household.rules = "rule relocate every step if count(neighbors()) > 0:\n"
                      "    let alike = count(n for n in neighbors() if n.group == group)\n"
                      "    if alike / count(neighbors()) < similar_wanted:\n"
                      "        move_to(random_empty_cell())\n";
    scenario.kinds = {household};
    scenario.rules = "def happy(a: Household) -> bool:\n"
                     "    return a.group == red\n";
    scenario.metrics = {{.name = "reds", .expression = "mean(happy(a) for a in Household)"}};
    return scenario;
}

[[nodiscard]] inline Scenario boltzmann()
{
    Scenario scenario;
    AgentKind person;
    person.name = "Person";
    person.attributes = {{.name = "wealth", .type = ValueType::Int, .initial = "1"}};
    person.placement.count = "200";
    person.rules = "rule give every step if wealth > 0:\n"
                   "    move_to(random_choice(neighbor_cells()))\n"
                   "    let other = random_choice(agents_here())\n"
                   "    if other is not nobody:\n"
                   "        wealth -= 1\n"
                   "        other.wealth += 1\n";
    scenario.kinds = {person};
    scenario.metrics = {{.name = "inequality", .expression = "gini(a.wealth for a in Person)"}};
    return scenario;
}

} // namespace gridfolk::rulemodels
