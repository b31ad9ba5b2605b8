// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Builtins.h"

#include <algorithm>
#include <array>

namespace gridfolk
{

namespace
{

constexpr std::array<Builtin, 78> kBuiltins{{
    {"abs", "abs(number)", 1, 1},
    {"agents_at", "agents_at(cell, [Kind])", 1, 2},
    {"agents_here", "agents_here([Kind])", 0, 1},
    {"alive", "alive(agent)", 1, 1},
    {"all", "all(condition for n in set)", 1, 1},
    {"any", "any(condition for n in set)", 1, 1},
    {"argmax", "argmax(value for n in set)", 1, 1},
    {"argmin", "argmin(value for n in set)", 1, 1},
    {"atan2", "atan2(y, x)", 2, 2},
    {"become", "become(Kind, attribute=value)", 1, -1},
    {"between", "between(a, b)", 2, 2},
    {"cancel", "cancel(rule, [of=agent])", 1, 2},
    {"ceil", "ceil(number)", 1, 1},
    {"cell_at", "cell_at(x, y)", 2, 2},
    {"chance", "chance(probability)", 1, 1},
    {"connect", "connect(a, b, [Links], [attribute=value])", 2, -1},
    {"cos", "cos(angle)", 1, 1},
    {"count", "count(set)", 1, 1},
    {"create", "create(Kind, at=cell, attribute=value)", 1, -1},
    {"die", "die()", 0, 0},
    {"disconnect", "disconnect(a, b, [Links])", 2, 3},
    {"distance", "distance(a, b)", 2, 2},
    {"dx", "dx(agent, [of=agent])", 1, 2},
    {"dy", "dy(agent, [of=agent])", 1, 2},
    {"entropy", "entropy(value for n in set)", 1, 1},
    {"exp", "exp(number)", 1, 1},
    {"exponential", "exponential(mean)", 1, 1},
    {"first", "first(set, n)", 2, 2},
    {"float", "float(number)", 1, 1},
    {"floor", "floor(number)", 1, 1},
    {"gini", "gini(value for n in set)", 1, 1},
    {"histogram", "histogram(value for n in set, low=0, high=10, bins=5)", 4, 4},
    {"int", "int(number)", 1, 1},
    {"is_a", "is_a(agent, Kind)", 2, 2},
    {"is_linked", "is_linked(a, b, [Links])", 2, 3},
    {"kill", "kill(agent)", 1, 1},
    {"len", "len(list)", 1, 1},
    {"linked", "linked([Links], [of=agent])", 0, 2},
    {"linked_from", "linked_from([Links], [of=agent])", 0, 2},
    {"links", "links([Links], [of=agent])", 0, 2},
    {"log", "log(number)", 1, 1},
    {"lognormal", "lognormal(mean, deviation)", 2, 2},
    {"max", "max(a, b)", 1, -1},
    {"mean", "mean(value for n in set)", 1, 1},
    {"median", "median(value for n in set)", 1, 1},
    {"min", "min(a, b)", 1, -1},
    {"move", "move(agent, cell)", 2, 2},
    {"move_by", "move_by(dx, dy)", 2, 2},
    {"move_to", "move_to(cell)", 1, 1},
    {"neighbor_cell", "neighbor_cell(direction, [of=cell])", 1, 2},
    {"neighbor_cells", "neighbor_cells([radius], [of=cell])", 0, 2},
    {"neighbors", "neighbors([Kind], [radius], [of=cell])", 0, 3},
    {"normal", "normal(mean, deviation)", 2, 2},
    {"other_end", "other_end(link, [of=agent])", 1, 2},
    {"place_at", "place_at(x, y)", 2, 2},
    {"poisson", "poisson(mean)", 1, 1},
    {"print", "print(value)", 1, -1},
    {"quantile", "quantile(value for n in set, q=0.9)", 2, 2},
    {"randint", "randint(low, high)", 2, 2},
    {"random_choice", "random_choice(set)", 1, 1},
    {"random_empty_cell", "random_empty_cell()", 0, 0},
    {"range", "range(first, end)", 1, 2},
    {"round", "round(number)", 1, 1},
    {"sample", "sample(set, n)", 2, 2},
    {"schedule", "schedule(rule, after=ticks, [of=agent])", 2, 3},
    {"sees", "sees(other, blocked_by=layer, [of=cell])", 2, 3},
    {"send", "send(agent, Message, [field=value])", 2, -1},
    {"sin", "sin(angle)", 1, 1},
    {"sorted", "sorted(key for n in set)", 1, 1},
    {"sqrt", "sqrt(number)", 1, 1},
    {"sum", "sum(value for n in set)", 1, 1},
    {"tan", "tan(angle)", 1, 1},
    {"towards", "towards(cell)", 1, 1},
    {"uniform", "uniform(low, high)", 2, 2},
    {"var", "var(value for n in set)", 1, 1},
    {"visible", "visible(set, blocked_by=layer, [of=cell])", 2, 3},
    {"weighted_choice", "weighted_choice(weight for n in set)", 1, 1},
    {"within", "within(radius, [Kind], [of=agent])", 1, 3},
}};

} // namespace

std::span<const Builtin> builtins()
{
    return kBuiltins;
}

const Builtin *findBuiltin(std::string_view name)
{
    const std::span<const Builtin> all = builtins();
    const auto found =
        std::lower_bound(all.begin(), all.end(), name,
                         [](const Builtin &builtin, std::string_view word) { return builtin.name < word; });
    return found != all.end() && found->name == name ? &*found : nullptr;
}

} // namespace gridfolk
