// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"

#include "widgets/WorldPainter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace gridfolk::samples
{

namespace
{

constexpr int kWidth = 80;
constexpr int kHeight = 54;

double riverMiddle(int x)
{
    return 34 - 7 * std::sin((x - 14) * 0.065);
}

void addAgents(Snapshot &snapshot, std::mt19937 &random, int count)
{
    KindSnapshot kind;
    for (int at = 0; at < count; ++at) {
        const std::uint64_t serial = 1 + snapshot.agentCount() + static_cast<std::uint64_t>(at);
        std::uint32_t x = 0;
        std::uint32_t y = 0;
        do {
            x = static_cast<std::uint32_t>(random()) % kWidth;
            y = static_cast<std::uint32_t>(random()) % kHeight;
        } while (std::abs(y - riverMiddle(static_cast<int>(x))) < 4);
        kind.serial.push_back(serial);
        kind.cell.push_back(y * kWidth + x);
    }
    snapshot.kinds.push_back(std::move(kind));
}

AgentKind kind(const char *name, const char *shape, const char *color)
{
    AgentKind made;
    made.name = name;
    made.portrayal.shape = shape;
    made.portrayal.color = color;
    return made;
}

} // namespace

Scenario valley()
{
    Scenario scenario;
    scenario.title = "River valley";
    scenario.world.width = kWidth;
    scenario.world.height = kHeight;
    CellLayer grass;
    grass.name = "grass";
    grass.type = ValueType::Float;
    CellLayer water;
    water.name = "water";
    water.color = "blue";
    CellLayer scent;
    scent.name = "scent";
    scent.type = ValueType::Float;
    scent.color = "violet";
    scent.visible = false;
    scenario.layers = {grass, water, scent};
    scenario.kinds = {kind("Sheep", "circle", "gold"), kind("Wolf", "triangle", "orange"),
                      kind("Shepherd", "diamond", "violet")};
    Attribute flock{.name = "flock", .type = ValueType::Int, .initial = "40"};
    Attribute trust{.name = "trust", .type = ValueType::Float, .initial = "uniform(0, 1)"};
    Attribute mood{.name = "mood", .type = ValueType::Category, .categories = {"calm", "proud", "angry"}};
    scenario.kinds[2].attributes = {flock, trust, mood};
    scenario.kinds[2].description = "Keeps a flock by the river.";
    scenario.kinds[2].placement.count = "12";
    Persona persona;
    persona.role = "Shepherd of the river valley";
    persona.goal = "Keep the flock alive and stay on good terms with the village";
    persona.backstory =
        "{name} has kept sheep for {years} years and lost {losses} of them to wolves. {name} trusts "
        "{trust_word} people.";
    persona.voice = "Few words, dry humor";
    persona.names = {"Ana", "Bruno", "Clara", "Davi"};
    persona.traits = {{"caution", "normal(0.6, 0.2)", {}, {}},
                      {"years", "uniform(1, 40)", {}, {}},
                      {"temper", "", {"calm", "proud", "angry"}, {60, 30, 10}}};
    persona.decides = {5, true, "count(neighbors(4, Wolf)) > 0"};
    persona.sees = {{"sheep near you", "count(neighbors(3, Sheep))"}};
    persona.sightRadius = 4;
    persona.may = {"go_towards", "speak", "call_dogs", "wait"};
    persona.fallback = "wait";
    scenario.kinds[2].persona = persona;
    scenario.parameters = {
        {"sheep_reproduce", ValueType::Float, 0.04, 0, 0.2, 0.01, "Chance of a lamb per tick"},
        {"wolf_gain", ValueType::Int, 20, 0, 50, 1, ""},
        {"regrow_time", ValueType::Int, 30, 1, 60, 1, ""},
        {"grass_grows", ValueType::Bool, 1, 0, 1, 0, ""}};
    scenario.metrics = {{"sheep", "count(Sheep)", "Sheep", "gold"},
                        {"wolves", "count(Wolf)", "Wolves", "orange"},
                        {"trust", "mean(a.trust for a in Shepherd)", "Mean trust", "violet"},
                        {"help", "0", "Help given", "blue"}};
    scenario.charts = {{"Animals", {"sheep", "wolves"}}, {"Shepherds", {"trust", "help"}}};
    return scenario;
}

SnapshotPtr valleySnapshot()
{
    std::mt19937 random(7);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->tick = 312;
    snapshot->width = kWidth;
    snapshot->height = kHeight;
    std::vector<float> grass(kWidth * kHeight);
    std::vector<float> water(kWidth * kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const double hill = std::exp(-(std::pow(x - 38, 2) + std::pow(y - 14, 2)) / 260.0) +
                                std::exp(-(std::pow(x - 30, 2) + std::pow(y - 48, 2)) / 130.0) +
                                0.8 * std::exp(-(std::pow(x - 66, 2) + std::pow(y - 12, 2)) / 120.0);
            const auto at = static_cast<std::size_t>(y * kWidth + x);
            const double noise = static_cast<double>(random() % 1000) / 9000.0;
            grass[at] = static_cast<float>(std::clamp(0.95 - hill + noise, 0.0, 1.0));
            water[at] = std::abs(y - riverMiddle(x)) < 3 ? 1.0F : 0.0F;
        }
    }
    snapshot->layers = {grass, water, std::vector<float>(kWidth * kHeight, 0.5F)};
    addAgents(*snapshot, random, 420);
    addAgents(*snapshot, random, 110);
    addAgents(*snapshot, random, 12);
    return snapshot;
}

Scenario plainScenario(int edge)
{
    Scenario scenario;
    scenario.world.width = edge;
    scenario.world.height = edge;
    CellLayer layer;
    layer.name = "heat";
    layer.type = ValueType::Float;
    scenario.layers = {layer};
    scenario.kinds = {kind("Walker", "circle", "#ff0000")};
    return scenario;
}

SnapshotPtr plainSnapshot(int edge, int agents)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->width = edge;
    snapshot->height = edge;
    const std::size_t cells = static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge);
    std::vector<float> heat(cells);
    for (std::size_t at = 0; at < cells; ++at) {
        heat[at] = static_cast<float>(at % static_cast<std::size_t>(edge)) / static_cast<float>(edge);
    }
    snapshot->layers = {std::move(heat)};
    KindSnapshot walkers;
    for (int at = 0; at < agents; ++at) {
        walkers.serial.push_back(static_cast<std::uint64_t>(at + 1));
        walkers.cell.push_back(static_cast<std::uint32_t>(static_cast<std::size_t>(at) * cells /
                                                          static_cast<std::size_t>(agents)));
    }
    snapshot->kinds = {std::move(walkers)};
    return snapshot;
}

std::vector<MetricRow> metricRows(int count)
{
    std::vector<MetricRow> rows;
    std::mt19937 random(3);
    const auto noise = [&random](double size) {
        return size * (static_cast<double>(random() % 1000) / 500.0 - 1);
    };
    for (int tick = 0; tick < count; ++tick) {
        rows.push_back(
            {tick,
             {720 + 330 * std::sin(tick * 0.045) + noise(9),
              240 + 150 * std::sin(tick * 0.045 - 1.2) + noise(6),
              70 - 38 * std::exp(-tick / 90.0) + noise(1.3), 10 + 50 / (1 + std::exp((150 - tick) / 22.0))}});
    }
    return rows;
}

std::vector<TraceEvent> decisions(int ticks)
{
    const std::array<const char *, 8> names{"Ana", "Bruno", "Clara", "Davi", "Elif", "Femi", "Greta", "Hugo"};
    std::vector<TraceEvent> events;
    std::mt19937 random(11);
    for (int tick = 290; tick < 290 + ticks; ++tick) {
        for (std::size_t agent = 0; agent < names.size(); ++agent) {
            if (random() % 100 > 45) {
                continue;
            }
            TraceEvent event;
            event.tick = tick;
            event.agent = agent + 7;
            event.kind = "Shepherd";
            event.name = std::string(names[agent]) + " #" + std::to_string(agent + 7);
            event.trigger = "because a wolf came within 4 cells";
            event.observation =
                "41 sheep within 3 cells; 2 wolves, 4 cells north; river 3 cells south.\nBruno (tick 308): "
                "“help me at the ford?”";
            event.systemPrompt =
                "You are Ana, shepherd of the river valley. Your goal: keep the flock alive and stay on "
                "good terms with the village. Ana has kept sheep for 23 years and lost 9 of them to wolves.";
            event.userPrompt =
                "You see: 41 sheep near you; 2 wolves, 4 cells north. You may: go_towards, speak, wait.";
            event.offered = {{"go_towards", "Walk towards a place", true, ""},
                             {"call_dogs", "", false, "used 5 ticks ago"},
                             {"speak", "", true, ""},
                             {"wait", "", true, ""},
                             {"trade", "", false, "nobody within 1 cell"}};
            TraceAttempt attempt;
            attempt.provider = "openai-compatible";
            attempt.model = "gemini-2.5-flash-lite";
            attempt.status = 200;
            attempt.outcome = "ok";
            attempt.milliseconds = 100 + static_cast<double>(random() % 500);
            attempt.inputTokens = 638;
            attempt.outputTokens = 41;
            attempt.reply = "{\"thought\": \"The river is closer than help. Bruno can wait.\",\n \"action\": "
                            "\"go_towards\", "
                            "\"target\": \"river\"}";
            event.attempts = {attempt};
            event.thought = "The river is closer than help. Bruno can wait.";
            event.action = "go_towards";
            event.arguments = {{"target", "river"}};
            event.effects = {"cell 31, 14 → 31, 15", "trust of Bruno 0.44 → 0.38"};
            if (random() % 12 == 0) {
                event.status = DecisionStatus::Fallback;
                event.statusReason = "No usable reply after 2 repairs.";
                event.action = "wait";
                event.arguments.clear();
            } else if (random() % 3 == 0) {
                event.attempts[0].provider = "rehearsal";
                event.attempts[0].milliseconds = 0.1;
            }
            events.push_back(std::move(event));
        }
    }
    return events;
}

InspectorView shepherd()
{
    InspectorView view;
    view.name = "Ana";
    view.kind = "Shepherd";
    view.serial = 7;
    view.kindIndex = 2;
    view.cellX = 31;
    view.cellY = 14;
    view.age = 312;
    view.color = "violet";
    view.attributes = {{"flock", "41", {}}, {"trust", "0.72", 0.72}, {"wool", "13.5", {}}};
    InspectorDecision decision;
    decision.tick = 310;
    decision.thought =
        "Two wolves within 4 cells to the north. The flock is tired and the river is 3 cells south. Bruno "
        "asked for help two ticks ago.";
    decision.action = "go_towards";
    decision.arguments = "river";
    decision.footer = "412 ms   638→41   $0.00008   gemini-2.5-flash-lite";
    view.decision = decision;
    view.why = {"Recalled 3 memories, best “wolves come from the north wood” 0.81",
                "Offered 6 actions, rejected 0, repaired 0"};
    return view;
}

std::vector<ExampleInfo> examples(const Theme &theme)
{
    const std::array<std::array<const char *, 2>, 12> texts{{{"Wolf–sheep", "predators and grass"},
                                                             {"Village gossip", "a rumor spreads"},
                                                             {"Schelling", "who lives beside whom"},
                                                             {"Town council", "a crew sets the tax"},
                                                             {"Boids", "flocks from three rules"},
                                                             {"Sugarscape", "trade and inequality"},
                                                             {"Forest fire", "one spark, a threshold"},
                                                             {"Market haggling", "prices from talk"},
                                                             {"Civil violence", "Epstein’s uprising"},
                                                             {"Ants", "paths from scent"},
                                                             {"Evacuation", "doors you paint"},
                                                             {"Game of Life", "four rules of Conway"}}};
    WorldPainter painter(theme);
    painter.setScenario(valley());
    const SnapshotPtr snapshot = valleySnapshot();
    std::vector<ExampleInfo> infos;
    for (const auto &[title, summary] : texts) {
        ExampleInfo info;
        info.id = QString::fromUtf8(title);
        info.title = QString::fromUtf8(title);
        info.summary = QString::fromUtf8(summary);
        info.minds = infos.size() % 3 == 1;
        info.thumbnail = painter.thumbnail(*snapshot, QSize(320, 216), 2);
        infos.push_back(info);
    }
    return infos;
}

std::vector<ProblemRow> problems()
{
    Place place;
    place.path = "kinds/Sheep/rules";
    place.line = 3;
    place.column = 5;
    return {{Severity::Warning, "rules.unused-local", "The name “near” is never used.",
             "Remove the line, or use the name.", "Sheep, rules, line 7", place},
            {Severity::Error, "rules.unknown-name",
             "“enrgy” is neither an attribute, a parameter nor a function.", "Did you mean “energy”?",
             "Sheep, rules, line 3", place},
            {Severity::Error, "rules.unknown-name",
             "“enrgy” is neither an attribute, a parameter nor a function.", "Did you mean “energy”?",
             "Sheep, rules, line 3", place}};
}

} // namespace gridfolk::samples
