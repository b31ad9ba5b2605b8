// SPDX-License-Identifier: GPL-3.0-or-later
// Rule text through parser, printer, checker, compiler and 50 ticks. A line "----" divides it into the rules
// of a kind, of a second kind, of a cell layer, and of the model.
#include "fuzz/Fuzzer.h"
#include "rules/Parser.h"
#include "rules/Printer.h"

#include <array>
#include <string>

using namespace gridfolk;

namespace
{

constexpr std::size_t kLongest = 8192;

std::array<std::string, 4> parts(std::string text)
{
    static const std::string kDivider = "\n----\n";
    std::array<std::string, 4> result;
    for (std::string &part : result) {
        const std::size_t end = text.find(kDivider);
        part = text.substr(0, end == std::string::npos ? end : end + 1);
        text = end == std::string::npos ? std::string() : text.substr(end + kDivider.size());
    }
    return result;
}

Scenario scenarioWith(const std::array<std::string, 4> &rules)
{
    Scenario scenario;
    scenario.title = "fuzz";
    scenario.world = {.width = 9, .height = 7};
    scenario.layers.push_back({.name = "grass", .type = ValueType::Bool, .initial = "chance(0.5)"});
    scenario.layers.push_back({.name = "height", .type = ValueType::Float, .initial = "uniform(0, 3)"});
    scenario.layers[0].rules = rules[2];
    for (const char *name : {"Sheep", "Wolf"}) {
        AgentKind kind;
        kind.name = name;
        kind.attributes.push_back({.name = "energy", .type = ValueType::Float, .initial = "uniform(0, 9)"});
        kind.attributes.push_back({.name = "coins", .type = ValueType::Int, .initial = "2"});
        kind.attributes.push_back({.name = "happy", .type = ValueType::Bool});
        kind.attributes.push_back(
            {.name = "group", .type = ValueType::Category, .categories = {"red", "blue"}});
        kind.attributes.push_back({.name = "partner", .type = ValueType::Agent});
        kind.placement.count = "12";
        scenario.kinds.push_back(std::move(kind));
    }
    scenario.kinds[0].rules = rules[0];
    scenario.kinds[1].rules = rules[1];
    scenario.rules = rules[3];
    scenario.messages = {{.name = "Offer", .fields = {{.name = "price"}}}, {.name = "Ping"}};
    scenario.parameters.push_back({.name = "rate", .value = 0.25});
    scenario.metrics.push_back({.name = "mean_energy", .expression = "mean(s.energy for s in Sheep)"});
    return scenario;
}

/// What was printed is read back as the same text.
void printsTheSame(const std::string &text)
{
    const ParsedModule parsed = parseRules(text);
    if (!parsed.problems.empty()) {
        return;
    }
    const std::string printed = printRules(parsed.module);
    const ParsedModule again = parseRules(printed);
    require(again.problems.empty());
    require(printRules(again.module) == printed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > kLongest) {
        return 0;
    }
    const auto rules = parts(std::string(data, data + size));
    for (const std::string &text : rules) {
        printsTheSame(text);
    }
    const Scenario scenario = scenarioWith(rules);
    auto model = std::make_shared<CheckedModel>(checkModel(scenario));
    if (model->runnable()) {
        runModel(scenario, std::move(model), 50);
    }
    return 0;
}
