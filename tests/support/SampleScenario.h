// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

namespace gridfolk
{

/// A scenario in which every member differs from its default, so that whatever copies, stores or prints one
/// and forgets a member is found out.
[[nodiscard]] inline Scenario sampleScenario()
{
    Scenario scenario;
    scenario.title = "Sämple — “quoted” \\ \t";
    scenario.summary = "One line";
    scenario.description = "# Two\n\nlines\n";
    scenario.tags = {"classic", "minds"};
    scenario.world = {.width = 4,
                      .height = 2,
                      .space = Space::Plane,
                      .neighborhood = Neighborhood::VonNeumann,
                      .torus = false,
                      .capacity = 3,
                      .attributes = {{.name = "wind", .type = ValueType::Int, .initial = "3"}}};
    scenario.layers = {
        {.name = "grass",
         .type = ValueType::Bool,
         .categories = {},
         .initial = "",
         .painted = {0, 0, 0, 1, 1, 0, 1, 1},
         .color = "gold",
         .scale = "viridis",
         .minimum = -1.5,
         .maximum = 1e30,
         .opacity = 0.1,
         .visible = false,
         .diffuse = "0.5",
         .decay = "0.01",
         .rules = "rule grow every step:\n    grass = True\n"},
        {.name = "soil", .type = ValueType::Category, .categories = {"sand", "clay"}, .initial = "\"clay\""},
        {.name = "heat", .type = ValueType::Float, .painted = {0.1, 0.2, 0.2, 0.2, 1e-300, 3, 4, 5}},
    };
    AgentKind sheep;
    sheep.name = "Sheep";
    sheep.description = "Eats.\nSleeps.";
    sheep.attributes = {
        {.name = "energy", .type = ValueType::Int, .initial = "random_int(1, 4)"},
        {.name = "group", .type = ValueType::Category, .categories = {"red", "blue"}, .initial = "\"red\""},
        {.name = "friend", .type = ValueType::Agent, .agentKind = "Sheep"},
        {.name = "alive", .type = ValueType::Bool},
        {.name = "note", .type = ValueType::Text},
    };
    sheep.placement = {.placed = {{0, 0}, {3, 1}, {2, 1}}, .count = "sheep", .where = "cell.grass"};
    sheep.portrayal = {
        .shape = "diamond", .color = "#ff0000", .colorBy = "energy", .minimum = -3, .maximum = 7};
    sheep.rules = "rule graze every step:\n    energy -= 1\n\n    # a comment";
    Persona &persona = sheep.persona.emplace();
    persona.role = "a sheep";
    persona.goal = "eat\nand live";
    persona.backstory = "{name} is {mood}";
    persona.voice = "baa";
    persona.names = {"Ana", "Bruno"};
    persona.traits = {{.name = "trust", .expression = "normal(0.6, 0.2)"},
                      {.name = "mood", .choices = {"calm", "wild"}, .weights = {1, 2.5}}};
    persona.decides = {.everyTicks = 5, .staggered = true, .when = "energy < 2"};
    persona.sees = {{.label = "coins", .expression = "energy"}};
    persona.sightRadius = 5;
    persona.showsAttributes = {"energy"};
    persona.may = {"wait", "graze"};
    persona.style = "think";
    persona.shortTermMemory = 0;
    persona.fallback = "graze";
    AgentKind wolf;
    wolf.name = "Wolf";
    wolf.persona.emplace();
    scenario.kinds = {sheep, wolf};
    scenario.links = {{.name = "Friendship",
                       .directed = true,
                       .attributes = {{.name = "since", .type = ValueType::Int, .initial = "tick"}},
                       .between = "Sheep",
                       .shape = NetworkShape::Edges,
                       .degree = "6",
                       .probability = "0.5",
                       .edges = {{0, 1}, {2, 0}},
                       .color = "gold"}};
    scenario.messages = {
        {.name = "Offer",
         .fields = {{.name = "price", .type = ValueType::Int},
                    {.name = "good", .type = ValueType::Category, .categories = {"corn", "wool"}},
                    {.name = "owner", .type = ValueType::Agent, .agentKind = "Sheep"}}},
        {.name = "Ping"}};
    scenario.parameters = {
        {.name = "sheep",
         .type = ValueType::Int,
         .value = 100,
         .maximum = 400,
         .step = 10,
         .description = "How many"},
        {.name = "gain", .type = ValueType::Float, .value = 0.1, .minimum = -1, .maximum = 2},
        {.name = "grows", .type = ValueType::Bool, .value = 1},
    };
    scenario.series = {
        {.name = "weather", .between = Interpolation::Linear, .table = "tick,rain\n0,1.5\n10,2"},
        {.name = "prices", .table = "date,wool\n2024-02-29,3\n"}};
    scenario.calendar = Calendar{.start = "2024-02-28 06:00", .every = 6, .unit = TimeUnit::Hour};
    scenario.rules = "stop when count(Sheep) == 0";
    scenario.metrics = {{.name = "n", .expression = "count(Sheep)", .label = "Sheep", .color = "blue"}};
    scenario.charts = {{.title = "Population", .metrics = {"n"}}};
    scenario.run = {.seed = 18446744073709551615U,
                    .ticks = 5,
                    .schedule = Schedule::Staged,
                    .stages = {"look", "act"},
                    .collectEvery = 2};
    return scenario;
}

} // namespace gridfolk
