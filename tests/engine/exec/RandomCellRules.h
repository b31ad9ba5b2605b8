// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/CounterRng.h"
#include "scenario/Scenario.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Makes models of cell rules that check without errors, equal for equal seeds. They use what cell rules can
/// say, and now and then something that is a problem for some cell.
class RandomCellRules
{
public:
    explicit RandomCellRules(std::uint64_t seed)
        : m_rng(seed, Stream::Design, 0, 1)
        , m_draws(below(3) == 0)
        , m_ticks(below(3) == 0)
        , m_risky(below(2) == 0)
    {
    }

    Scenario scenario()
    {
        Scenario made;
        made.world = {.width = static_cast<std::int32_t>(1 + below(70)),
                      .height = static_cast<std::int32_t>(1 + below(12)),
                      .neighborhood = neighborhood(),
                      .torus = below(2) == 0};
        made.world.height += made.world.height % 2; // rows of hexagons wrap in pairs
        made.parameters = {{.name = "share", .value = 0.4},
                           {.name = "limit", .type = ValueType::Int, .value = 3},
                           {.name = "on", .type = ValueType::Bool, .value = 1}};
        made.layers = {{.name = "alive", .type = ValueType::Bool, .initial = "chance(0.4)"},
                       {.name = "age", .type = ValueType::Int, .initial = "randint(0, 9)"},
                       {.name = "heat", .type = ValueType::Float, .initial = "uniform(0.0, 1.0)"},
                       {.name = "sort",
                        .type = ValueType::Category,
                        .categories = {"red", "green", "blue"},
                        .initial = "red if chance(0.5) else blue"}};
        made.rules = "def warmth(where: Cell, factor: float) -> float:\n"
                     "    if where.alive:\n"
                     "        return where.heat * factor\n"
                     "    return 0.5\n";
        for (CellLayer &layer : made.layers) {
            for (std::uint64_t rules = below(3); rules > 0; --rules) {
                layer.rules += rule();
            }
        }
        if (made.layers[0].rules.empty()) {
            made.layers[0].rules = rule();
        }
        return made;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_rng.below(bound); }
    std::string fresh() { return "v" + std::to_string(++m_names); }

    template <std::size_t N>
    std::string pick(const char *const (&words)[N])
    {
        return words[below(N)];
    }

    Neighborhood neighborhood()
    {
        const Neighborhood all[] = {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal,
                                    Neighborhood::Circle};
        return all[below(4)];
    }

    std::string rule()
    {
        m_wholes.clear();
        m_numbers.clear();
        std::string text = "rule " + fresh();
        text += below(4) == 0 ? " every 2 steps" : " every step";
        if (below(3) == 0) {
            text += " if " + condition(1);
        }
        return text + ":\n" + block("    ", 2) + "\n";
    }

    std::string block(const std::string &indent, int depth)
    {
        const std::size_t wholes = m_wholes.size();
        const std::size_t numbers = m_numbers.size();
        std::string text;
        for (std::uint64_t statements = 1 + below(3); statements > 0; --statements) {
            text += statement(indent, depth);
        }
        m_wholes.resize(wholes);
        m_numbers.resize(numbers);
        return text;
    }

    std::string statement(const std::string &indent, int depth)
    {
        switch (depth > 0 ? below(m_elements.size() > 1 ? 9 : 11) : below(7)) {
        case 0: {
            const std::string value = whole(2);
            m_wholes.push_back(fresh());
            return indent + "let " + m_wholes.back() + " = " + value + "\n";
        }
        case 1: {
            const std::string value = number(2);
            m_numbers.push_back(fresh());
            return indent + "let " + m_numbers.back() + " = " + value + "\n";
        }
        case 2:
            return indent + "cell.alive = " + condition(2) + "\n";
        case 3:
            return indent + "cell.age = (" + whole(2) + ") % 50\n";
        case 4:
            return indent + "cell.heat = min(max(" + number(2) + ", -9), 9.5)\n";
        case 5:
            return indent + "cell.sort = " + sort() + "\n";
        case 6:
            if (!m_wholes.empty()) {
                return indent + m_wholes[below(m_wholes.size())] + " = (" + whole(1) + ") % 90\n";
            }
            return indent + "cell.age = min(cell.age + 1, 99)\n";
        case 7: {
            std::string text = indent + "if " + condition(2) + ":\n" + block(indent + "    ", depth - 1);
            if (below(2) == 0) {
                text += indent + "elif " + condition(1) + ":\n" + block(indent + "    ", depth - 1);
            }
            return text + indent + "else:\n" + block(indent + "    ", depth - 1);
        }
        case 8:
            return indent + "if " + condition(2) + ":\n" + block(indent + "    ", depth - 1) + indent +
                   "    return\n";
        default:
            return loop(indent, depth);
        }
    }

    std::string loop(const std::string &indent, int depth)
    {
        const std::string element = fresh();
        m_elements.push_back(element);
        const std::string test = below(2) == 0 ? " if " + condition(1) : "";
        std::string text = indent + "for " + element + " in " + neighbors() + test + ":\n" +
                           block(indent + "    ", depth - 1);
        m_elements.pop_back();
        return text;
    }

    std::string neighbors()
    {
        return pick({"neighbor_cells()", "neighbor_cells(2)", "neighbor_cells(limit)"});
    }

    std::string where() { return m_elements.empty() || below(3) == 0 ? "cell" : m_elements.back(); }

    std::string sort() { return pick({"red", "green", "blue"}); }

    std::string generator(std::string (RandomCellRules::*value)(int), int depth)
    {
        const std::string element = fresh();
        m_elements.push_back(element);
        std::string text = (this->*value)(depth - 1) + " for " + element + " in " + neighbors();
        if (below(2) == 0) {
            text += " if " + condition(depth - 1);
        }
        m_elements.pop_back();
        return text;
    }

    std::string counted(int depth)
    {
        const std::string element = fresh();
        m_elements.push_back(element);
        const std::string test = condition(depth - 1);
        m_elements.pop_back();
        return "count(" + element + " for " + element + " in " + neighbors() + " if " + test + ")";
    }

    std::string condition(int depth)
    {
        depth = m_elements.size() > 1 ? 0 : depth; // loops in loops in loops take long
        switch (depth > 0 ? below(11) : below(3)) {
        case 0:
            return where() + ".alive";
        case 1:
            return where() + ".sort == " + sort();
        case 2:
            return below(4) == 0 ? "on" : where() + ".age > 4";
        case 3:
            return "not (" + condition(depth - 1) + ")";
        case 4:
            return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
        case 5:
            return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
        case 6:
            return whole(depth - 1) + pick({" < ", " <= ", " == ", " != ", " > "}) + whole(depth - 1);
        case 7:
            return number(depth - 1) + pick({" < ", " >= "}) + number(depth - 1);
        case 8:
            return "any(" + generator(&RandomCellRules::condition, depth) + ")";
        case 9:
            return "all(" + generator(&RandomCellRules::condition, depth) + ")";
        default:
            return m_draws ? "chance(" + number(0) + ")" : "limit == 3";
        }
    }

    std::string whole(int depth)
    {
        depth = m_elements.size() > 1 ? 0 : depth; // loops in loops in loops take long
        switch (depth > 0 ? below(14) : below(4)) {
        case 0:
            return std::to_string(below(9));
        case 1:
            return where() + ".age";
        case 2:
            return m_wholes.empty() ? "limit" : m_wholes[below(m_wholes.size())];
        case 3:
            return where() + pick({".x", ".y"});
        case 4:
            return "(" + whole(depth - 1) + pick({" + ", " - ", " * "}) + whole(depth - 1) + ")";
        case 5:
            return "(" + whole(depth - 1) + pick({" // ", " % "}) + divisor(depth) + ")";
        case 6:
            return pick({"min", "max"}) + "(" + whole(depth - 1) + ", " + whole(depth - 1) + ")";
        case 7:
            return "abs(-" + whole(depth - 1) + ")";
        case 8:
            return counted(depth);
        case 9:
            return "sum(" + generator(&RandomCellRules::whole, depth) + ")";
        case 10:
            return m_risky ? "max(" + generator(&RandomCellRules::whole, depth) + ")" : "limit";
        case 11:
            return "(" + whole(depth - 1) + " if " + condition(depth - 1) + " else " + whole(depth - 1) + ")";
        case 12:
            return pick({"round", "floor", "ceil", "int"}) + "(" + number(depth - 1) + ")";
        default:
            return m_draws ? "randint(0, 3)" : m_ticks ? "tick" : "7";
        }
    }

    std::string divisor(int depth)
    {
        return m_risky && below(8) == 0 ? whole(depth - 1) : std::to_string(1 + below(9));
    }

    std::string number(int depth)
    {
        depth = m_elements.size() > 1 ? 0 : depth; // loops in loops in loops take long
        switch (depth > 0 ? below(11) : below(4)) {
        case 0:
            return "0.25";
        case 1:
            return where() + ".heat";
        case 2:
            return m_numbers.empty() ? "share" : m_numbers[below(m_numbers.size())];
        case 3:
            return "1.5";
        case 4:
            return "(" + number(depth - 1) + pick({" + ", " - ", " * "}) + number(depth - 1) + ")";
        case 5:
            return "(" + number(depth - 1) + pick({" / ", " % "}) +
                   (m_risky && below(8) == 0 ? number(depth - 1) : "3.0") + ")";
        case 6:
            return "sqrt(abs(" + number(depth - 1) + "))";
        case 7:
            return "sum(" + generator(&RandomCellRules::number, depth) + ")";
        case 8:
            return m_risky ? "mean(" + generator(&RandomCellRules::number, depth) + ")" : "share";
        case 9:
            return "warmth(" + where() + ", " + number(0) + ")";
        default:
            return m_draws ? "uniform(0.0, 2.0)" : "exp(-abs(" + number(depth - 1) + "))";
        }
    }

    CounterRng m_rng;
    bool m_draws;
    bool m_ticks;
    bool m_risky;
    int m_names = 0;
    std::vector<std::string> m_wholes;   ///< names of whole numbers in sight
    std::vector<std::string> m_numbers;  ///< and of others
    std::vector<std::string> m_elements; ///< of loops
};

} // namespace gridfolk
