// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "scenario/Scenario.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Makes models whose agents go through others in loops that only compute, equal for equal seeds; now and
/// then something in them is a problem for some agent.
class RandomAgentLoops
{
public:
    explicit RandomAgentLoops(std::uint64_t seed)
        : m_rng(seed, Stream::Design, 0, 1)
        , m_risky(below(3) == 0)
    {
    }

    /// @param last a statement at the end of each loop
    Scenario scenario(const std::string &last)
    {
        Scenario made;
        made.world = {.width = 9, .height = 7, .space = Space::Plane, .torus = below(2) == 0};
        made.parameters = {{.name = "share", .value = 0.4},
                           {.name = "limit", .type = ValueType::Int, .value = 3},
                           {.name = "on", .type = ValueType::Bool, .value = 1}};
        made.run.schedule = below(3) == 0 ? Schedule::Simultaneous : Schedule::Random;
        made.links = {{.name = "knows", .shape = NetworkShape::Random, .probability = "0.2"}};
        made.rules = "def total_of(a: float, b: float) -> float:\n"
                     "    if a > b:\n"
                     "        return a + b\n"
                     "    return 0.5\n";
        for (const char *name : {"Bird", "Fish"}) {
            AgentKind kind;
            kind.name = name;
            kind.attributes = {{.name = "age", .type = ValueType::Int, .initial = "randint(0, 9)"},
                               {.name = "heat", .type = ValueType::Float, .initial = "uniform(-1.0, 1.0)"},
                               {.name = "calm", .type = ValueType::Bool, .initial = "chance(0.5)"},
                               {.name = "sum", .type = ValueType::Float},
                               {.name = "number", .type = ValueType::Int}};
            if (kind.name == "Bird") {
                kind.attributes.push_back({.name = "wings", .type = ValueType::Int, .initial = "2"});
            }
            kind.placement.count = std::to_string(3 + below(below(3) == 0 ? 300 : 30));
            kind.rules =
                "rule think every step:\n"
                "    let total = 1.0\n    let least = 100.0\n    let count_of = 0\n    let most = -5\n" +
                loop() + "        " + last + "\n" +
                "    sum = total + least\n    number = count_of + most\n"
                "    heat = uniform(-1.0, 1.0)\n    move_by(uniform(-1.0, 1.0), heat)\n";
            made.kinds.push_back(kind);
        }
        return made;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_rng.below(bound); }

    template <std::size_t N>
    std::string pick(const char *const (&words)[N])
    {
        return words[below(N)];
    }

    std::string loop()
    {
        m_locals.clear();
        const std::string set = pick({"within(2)", "within(3.5, Fish)", "within(share * 9)", "Bird", "agents",
                                      "within(4, Bird)", "linked(knows)"});
        const std::string test = below(3) == 0 ? " if " + condition(1) : "";
        return "    for other in " + set + test + ":\n" + block("        ", 2);
    }

    std::string block(const std::string &indent, int depth)
    {
        const std::size_t locals = m_locals.size();
        std::string text;
        for (std::uint64_t statements = 1 + below(4); statements > 0; --statements) {
            text += statement(indent, depth);
        }
        m_locals.resize(locals);
        return text;
    }

    std::string statement(const std::string &indent, int depth)
    {
        switch (below(depth > 0 ? 8 : 6)) {
        case 0: {
            const std::string value = number(2);
            m_locals.push_back("v" + std::to_string(++m_names));
            return indent + "let " + m_locals.back() + " = " + value + "\n";
        }
        case 1:
            return indent + "total " + pick({"+=", "-="}) + " " + number(2) + "\n";
        case 2:
            return indent + "least = min(least, " + number(1) + ")\n";
        case 3:
            return indent + "count_of " + pick({"+=", "-="}) + " " + whole(2) + "\n";
        case 4:
            return indent + "most = max(most, " + whole(1) + ")\n";
        case 5:
            return m_locals.empty() ? indent + "count_of += 1\n"
                                    : indent + m_locals[below(m_locals.size())] + " = " + number(1) + "\n";
        default: {
            std::string text = indent + "if " + condition(2) + ":\n" + block(indent + "    ", depth - 1);
            return below(2) == 0 ? text : text + indent + "else:\n" + block(indent + "    ", depth - 1);
        }
        }
    }

    std::string condition(int depth)
    {
        switch (below(depth > 0 ? 6 : 3)) {
        case 0:
            return "other.calm";
        case 1:
            return pick({"on", "calm", "other.age > age", "other.age == limit"});
        case 2:
            return "dx(other) < dy(other)";
        case 3:
            return "(" + condition(depth - 1) + pick({" and ", " or "}) + condition(depth - 1) + ")";
        case 4:
            return "not " + condition(0);
        default:
            return number(depth - 1) + pick({" < ", " <= ", " != "}) + number(depth - 1);
        }
    }

    std::string number(int depth)
    {
        switch (below(depth > 0 ? 9 : 5)) {
        case 0:
            return "other.heat";
        case 1:
            return pick({"dx(other)", "dy(other)", "distance(self, other)", "other.x", "self.y"});
        case 2:
            return pick({"share", "heat", "0.25", "total_of(share, other.heat)"});
        case 3:
            return m_locals.empty() ? "1.5" : m_locals[below(m_locals.size())];
        case 4:
            return "float(" + whole(0) + ")";
        case 5:
            return "(" + number(depth - 1) + pick({" + ", " - ", " * "}) + number(depth - 1) + ")";
        case 6:
            return "(" + number(depth - 1) + " if " + condition(depth - 1) + " else " + number(depth - 1) +
                   ")";
        case 7:
            return m_risky ? pick({"(heat / other.sum)", "sqrt(other.heat)", "(1 / dx(other))"})
                           : pick({"abs(other.heat)", "sqrt(abs(heat))", "min(other.heat, share)"});
        default:
            return pick(
                {"sin(other.heat)", "max(other.heat, heat)", "-other.heat", "floor(other.heat) * 0.5"});
        }
    }

    std::string whole(int depth)
    {
        switch (below(depth > 0 ? 5 : 3)) {
        case 0:
            return pick({"other.age", "1", "limit", "age"});
        case 1:
            return m_risky && below(4) == 0 ? "other.wings" : "other.number % 7";
        case 2:
            return pick({"int(other.heat * 4)", "tick", "3"});
        case 3:
            return "(" + whole(depth - 1) + pick({" + ", " - ", " * "}) + whole(depth - 1) + ")";
        default:
            return m_risky && below(6) == 0 ? "(9223372036854775807 - other.age + age)"
                                            : "(" + whole(0) + " if " + condition(0) + " else 2)";
        }
    }

    CounterRng m_rng;
    bool m_risky;
    int m_names = 0;
    std::vector<std::string> m_locals;
};

} // namespace gridfolk
