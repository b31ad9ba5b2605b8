// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/Vm.h"

#include "base/Maths.h"
#include "exec/SubjectScope.h"
#include "exec/ValueText.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace gridfolk
{

Vm::Vm(const Scenario &scenario, const Bytecode &code, World &world, std::uint64_t seed)
    : m_scenario(scenario)
    , m_code(code)
    , m_world(world)
    , m_seed(seed)
{
    std::size_t registers = 0;
    std::size_t iterators = 0;
    for (const Chunk &chunk : code.chunks) {
        registers = std::max<std::size_t>(registers, chunk.registers);
        iterators = std::max<std::size_t>(iterators, chunk.iterators);
    }
    m_registers.resize((registers + 1) * (kDepthLimit + 1));
    m_iterators.resize((iterators + 1) * (kDepthLimit + 1));
    m_loops.resize(code.agentLoops.size());
}

Vm::Status Vm::run(typed::UnitIndex unit, std::span<const std::uint64_t> arguments)
{
    return call(unit, arguments);
}

Vm::Status Vm::call(typed::UnitIndex unit, std::span<const std::uint64_t> arguments)
{
    const Chunk &chunk = m_code.chunks[static_cast<std::size_t>(unit)];
    if (m_depth >= kDepthLimit) {
        return fail(chunk, 0, "run.too-deep");
    }
    ++m_depth;
    std::uint64_t *frame = m_registers.data() + m_top;
    const std::size_t count = std::min<std::size_t>(arguments.size(), chunk.parameters);
    std::copy_n(arguments.begin(), count, frame);
    m_top += chunk.registers;
    m_iteratorTop += chunk.iterators;
    const Status status = execute(chunk, frame);
    m_top -= chunk.registers;
    m_iteratorTop -= chunk.iterators;
    --m_depth;
    return status;
}

Vm::Status Vm::create(std::int32_t kind, std::uint32_t cell, AgentRef &newborn)
{
    newborn = m_world.create(static_cast<std::size_t>(kind), cell);
    return newborn.isNobody() ? Status::Done : initialize(kind, newborn, nullptr, nullptr);
}

AgentRef Vm::createPlanned(const CreatePlan &plan, std::uint32_t cell, const std::uint64_t *given,
                           Status &status)
{
    const AgentRef newborn = m_world.create(static_cast<std::size_t>(plan.kind), cell);
    status = newborn.isNobody() ? Status::Done : initialize(plan.kind, newborn, &plan, given);
    return newborn;
}

Vm::Status Vm::initialize(std::int32_t kind, AgentRef newborn, const CreatePlan *plan,
                          const std::uint64_t *given)
{
    const BirthCode &birth = m_code.births[static_cast<std::size_t>(kind)];
    AgentTable &table = m_world.table(static_cast<std::size_t>(kind));
    const std::size_t row = m_world.body(newborn).row;
    {
        const SubjectScope scope(*this, newborn,
                                 CounterRng(m_seed, Stream::Setup, m_world.tick(), table.serial[row]));
        if (m_world.plane().exists()) { // somewhere on its cell
            const Point center = m_world.plane().at(newborn.slot);
            const double x = center.x - 0.5 + m_rng.uniform();
            m_world.moveTo(newborn, {x, center.y - 0.5 + m_rng.uniform()});
        }
        for (std::size_t attribute = 0; attribute < birth.initial.size(); ++attribute) {
            if (plan != nullptr) {
                const auto found =
                    std::find(plan->given.begin(), plan->given.end(), static_cast<std::int32_t>(attribute));
                if (found != plan->given.end()) {
                    m_world.setAttribute(static_cast<std::size_t>(kind), row, attribute,
                                         given[found - plan->given.begin()]);
                    continue;
                }
            }
            if (birth.initial[attribute] < 0) {
                continue;
            }
            const Status status = call(birth.initial[attribute], {});
            if (status != Status::Done) {
                return status;
            }
            if (!setsItself(birth.initial[attribute])) {
                m_world.setAttribute(static_cast<std::size_t>(kind), row, attribute, m_result);
            }
        }
    }
    const Status status = runEvents(birth.onBirth, newborn, Stream::Birth);
    return status == Status::Done && !birth.charts.empty() && m_world.isAlive(newborn)
               ? startCharts(newborn, true)
               : status;
}

Vm::Status Vm::become(const CreatePlan &plan, const std::uint64_t *given)
{
    const AgentRef agent = m_subject.agent;
    const auto kind = static_cast<std::size_t>(plan.kind);
    const World::Body before = m_world.body(agent);
    const std::vector<std::int32_t> &carried = m_code.births[kind].carried[before.kind];
    m_world.become(agent, kind);
    AgentTable &table = m_world.table(kind);
    const std::size_t row = m_world.body(agent).row;
    const SubjectScope scope(*this, agent,
                             CounterRng(m_seed, Stream::Become, m_world.tick(), table.serial[row]));
    for (std::size_t attribute = 0; attribute < carried.size(); ++attribute) {
        const auto found =
            std::find(plan.given.begin(), plan.given.end(), static_cast<std::int32_t>(attribute));
        if (found != plan.given.end()) {
            m_world.setAttribute(kind, row, attribute, given[found - plan.given.begin()]);
        } else if (carried[attribute] >= 0) {
            const auto old = static_cast<std::size_t>(carried[attribute]);
            m_world.copyAttribute(kind, row, attribute, m_world.table(before.kind).columns[old], before.row);
        } else if (const typed::UnitIndex initial = m_code.births[kind].initial[attribute]; initial >= 0) {
            if (const Status status = call(initial, {}); status != Status::Done) {
                return status;
            }
            if (!setsItself(initial)) {
                m_world.setAttribute(kind, row, attribute, m_result);
            }
        }
    }
    if (const Status status = startCharts(agent, false); status != Status::Done) {
        return status;
    }
    return Status::Died;
}

Vm::Status Vm::runEvents(const std::vector<typed::Rule> &rules, AgentRef subject, Stream stream)
{
    if (rules.empty()) {
        return Status::Done;
    }
    const CounterRng rng(m_seed, stream, m_world.tick(), m_world.serialOf(subject));
    const SubjectScope scope(*this, subject, rng);
    for (const typed::Rule &rule : rules) {
        const Status status = runRule(rule);
        if (status == Status::Died) {
            return Status::Done;
        }
        if (status != Status::Done) {
            return status;
        }
    }
    return Status::Done;
}

Vm::Status Vm::kill(AgentRef agent)
{
    const Status status = runEvents(m_code.births[m_world.body(agent).kind].onDeath, agent, Stream::Death);
    if (status == Status::Done && m_world.isAlive(agent)) {
        m_world.kill(agent);
    }
    return status;
}

Vm::Status Vm::fail(const Chunk &chunk, std::size_t instruction, const char *code,
                    std::vector<std::pair<std::string, std::string>> args)
{
    Place place;
    place.path = chunk.path;
    if (instruction < chunk.spans.size()) {
        place.line = chunk.spans[instruction].line;
        place.column = chunk.spans[instruction].column;
        place.length = chunk.spans[instruction].length;
    }
    place.tick = m_world.tick();
    place.rule = chunk.name;
    if (m_subject.type == typed::Subject::Agent) {
        place.agent = m_selfTable->serial[m_selfRow];
    } else if (m_subject.type == typed::Subject::Cell) {
        const auto at = m_world.index().coordinates(m_subject.cell);
        args.emplace_back("cell", std::to_string(at.x) + ", " + std::to_string(at.y));
    }
    m_problem = Problem{code, std::move(args), std::move(place), false};
    return Status::Failed;
}

bool Vm::mustEnd()
{
    return m_budget <= 0 || (m_stop != nullptr && m_stop->raised());
}

void Vm::printLine(const Chunk &chunk)
{
    fail(chunk, 0, "run.print", {{"text", std::exchange(m_line, {})}});
    m_prints.push_back(std::move(m_problem));
}

std::uint32_t Vm::pickAtEdge(const NeighborIndex::Ring &ring, std::uint32_t center)
{
    const NeighborIndex &index = m_world.index();
    if (ring.empty()) {
        return NeighborIndex::kOutside;
    }
    if (index.isTorus()) {
        const NeighborIndex::Offset &offset = ring[m_rng.below(ring.size())];
        return index.shifted(center, offset.dx, offset.dy);
    }
    const auto isOnGrid = [&](const NeighborIndex::Offset &offset) {
        return index.shifted(center, offset.dx, offset.dy) != NeighborIndex::kOutside;
    };
    const auto onGrid = static_cast<std::uint64_t>(std::count_if(ring.begin(), ring.end(), isOnGrid));
    if (onGrid == 0) {
        return NeighborIndex::kOutside;
    }
    std::uint64_t choice = m_rng.below(onGrid);
    const auto chosen = std::find_if(ring.begin(), ring.end(), [&](const NeighborIndex::Offset &offset) {
        return isOnGrid(offset) && choice-- == 0;
    });
    return index.shifted(center, chosen->dx, chosen->dy);
}

AgentRef Vm::pickAgent(std::int64_t kind)
{
    const std::size_t first = kind < 0 ? 0 : static_cast<std::size_t>(kind);
    const std::size_t last = kind < 0 ? m_world.kindCount() : first + 1;
    std::size_t rows = 0;
    std::size_t living = 0;
    for (std::size_t i = first; i < last; ++i) {
        rows += m_world.table(i).rows();
        living += m_world.table(i).living();
    }
    while (living > 0) {
        std::size_t row = m_rng.below(rows);
        std::size_t table = first;
        while (row >= m_world.table(table).rows()) {
            row -= m_world.table(table++).rows();
        }
        if (m_world.table(table).alive[row] != 0) {
            return m_world.refOfRow(table, row);
        }
    }
    return {};
}

Vm::Weighing Vm::pickWeighted(const std::vector<std::uint64_t> &weights, std::size_t &choice)
{
    double total = 0;
    for (const std::uint64_t bits : weights) {
        const auto weight = std::bit_cast<double>(bits);
        if (!(weight >= 0) || std::isinf(weight)) {
            return Weighing::Bad;
        }
        total += weight;
    }
    if (!(total > 0)) {
        return Weighing::Nothing;
    }
    double left = m_rng.uniform() * total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto weight = std::bit_cast<double>(weights[i]);
        if (weight > 0) {
            choice = i; // rounding may leave a rest; then the last that can be chosen is
            if (left < weight) {
                break;
            }
        }
        left -= weight;
    }
    return Weighing::Found;
}

double Vm::normal(double mean, double deviation)
{
    // Box and Muller, "A note on the generation of random normal deviates", 1958; one of the pair is used, so
    // that a draw does not depend on the one before.
    const double radius = std::sqrt(-2.0 * maths::log(1.0 - m_rng.uniform()));
    return mean + deviation * radius * maths::cos(2.0 * std::numbers::pi * m_rng.uniform());
}

std::int64_t Vm::poisson(double mean)
{
    // Knuth's product of uniforms, in parts of at most 16 as sums of Poisson numbers are Poisson.
    std::int64_t total = 0;
    while (mean > 0) {
        const double part = std::min(mean, 16.0);
        const double limit = maths::exp(-part);
        double product = m_rng.uniform();
        while (product > limit) {
            ++total;
            product *= m_rng.uniform();
        }
        mean -= part;
    }
    return total;
}

} // namespace gridfolk
