// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/NetworkBuilder.h"

#include "base/Maths.h"
#include "exec/ValueText.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr std::uint64_t kLinkSubjects = std::uint64_t{5} << 48;
constexpr std::uint64_t kLayoutPurpose = 1;
constexpr std::uint64_t kDegreePurpose = 2;
constexpr std::uint64_t kProbabilityPurpose = 3;
constexpr std::uint64_t kAttributePurpose = 16; ///< and above: one for each link

Problem problemAt(const LinkKind &kind, const char *member, const char *code, std::string value)
{
    Place place;
    place.path = "links/" + kind.name + '/' + member;
    return {code, {{"name", kind.name}, {"value", std::move(value)}}, std::move(place), false};
}

} // namespace

NetworkBuilder::NetworkBuilder(const Scenario &scenario, const typed::Program &program, World &world, Vm &vm,
                               std::uint64_t seed)
    : m_scenario(scenario)
    , m_program(program)
    , m_world(world)
    , m_vm(vm)
    , m_seed(seed)
{
}

Result<void> NetworkBuilder::build()
{
    for (std::size_t kind = 0; kind < m_scenario.links.size(); ++kind) {
        if (auto done = lay(kind); !done) {
            return done;
        }
    }
    return {};
}

CounterRng NetworkBuilder::rngOf(std::size_t kind, std::uint64_t purpose) const
{
    return {m_seed, Stream::Setup, 0, kLinkSubjects + (static_cast<std::uint64_t>(kind) << 40U) + purpose};
}

std::vector<AgentRef> NetworkBuilder::nodesOf(const LinkKind &kind) const
{
    std::vector<AgentRef> nodes;
    for (std::size_t i = 0; i < m_scenario.kinds.size(); ++i) {
        if (!kind.between.empty() && kind.between != m_scenario.kinds[i].name) {
            continue;
        }
        for (const std::uint32_t slot : m_world.table(i).slot) {
            nodes.push_back(m_world.refOfSlot(slot));
        }
    }
    std::erase_if(nodes, [&](AgentRef agent) { return !m_world.isAlive(agent); });
    return nodes;
}

Result<std::uint64_t> NetworkBuilder::number(std::size_t kind, typed::UnitIndex unit, std::uint64_t purpose)
{
    m_vm.begin({}, rngOf(kind, purpose));
    if (m_vm.run(unit) != Vm::Status::Done) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    return m_vm.result();
}

Result<std::int64_t> NetworkBuilder::degree(std::size_t kind, std::size_t nodes)
{
    const auto bits = number(kind, m_program.links[kind].degree, kDegreePurpose);
    if (!bits) {
        return tl::make_unexpected(bits.error());
    }
    const auto value = static_cast<std::int64_t>(*bits);
    if (value < 0 || (value > 0 && value >= static_cast<std::int64_t>(nodes))) {
        return tl::make_unexpected(
            problemAt(m_scenario.links[kind], "degree", "run.bad-degree", std::to_string(value)));
    }
    return value;
}

Result<double> NetworkBuilder::probability(std::size_t kind)
{
    const auto bits = number(kind, m_program.links[kind].probability, kProbabilityPurpose);
    if (!bits) {
        return tl::make_unexpected(bits.error());
    }
    const auto value = std::bit_cast<double>(*bits);
    if (!(value >= 0 && value <= 1)) {
        return tl::make_unexpected(
            problemAt(m_scenario.links[kind], "probability", "run.bad-probability", shortNumber(value)));
    }
    return value;
}

Result<void> NetworkBuilder::lay(std::size_t kind)
{
    const NetworkShape shape = m_scenario.links[kind].shape;
    const std::vector<AgentRef> nodes = nodesOf(m_scenario.links[kind]);
    if (shape == NetworkShape::None || (nodes.empty() && shape != NetworkShape::Edges)) {
        return {};
    }
    if (shape == NetworkShape::Edges) {
        return edges(kind, nodes);
    }
    const bool byProbability = shape == NetworkShape::Random || shape == NetworkShape::SmallWorld;
    const Result<double> share = byProbability ? probability(kind) : Result<double>(1.0);
    if (!share) {
        return tl::make_unexpected(share.error());
    }
    if (shape == NetworkShape::Random || shape == NetworkShape::Complete) {
        return random(kind, nodes, *share);
    }
    const auto ties = degree(kind, nodes.size());
    if (!ties) {
        return tl::make_unexpected(ties.error());
    }
    switch (shape) {
    case NetworkShape::SmallWorld:
        return smallWorld(kind, nodes, *ties, *share);
    case NetworkShape::ScaleFree:
        return scaleFree(kind, nodes, *ties);
    default:
        return ring(kind, nodes, *ties);
    }
}

Result<void> NetworkBuilder::connect(std::size_t kind, AgentRef from, AgentRef to)
{
    m_vm.begin({}, rngOf(kind, kAttributePurpose + m_laid++));
    std::uint32_t link = 0;
    if (m_vm.connect(kind, from, to, link) != Vm::Status::Done) {
        return tl::make_unexpected(m_vm.takeProblem());
    }
    return {};
}

Result<void> NetworkBuilder::ring(std::size_t kind, const std::vector<AgentRef> &nodes, std::int64_t degree)
{
    return smallWorld(kind, nodes, degree, 0);
}

Result<void> NetworkBuilder::smallWorld(std::size_t kind, const std::vector<AgentRef> &nodes,
                                        std::int64_t degree, double probability)
{
    // Watts and Strogatz, "Collective dynamics of small-world networks", 1998: lap by lap round the ring, the
    // far end of each link goes with the probability to someone who is not linked yet.
    CounterRng rng = rngOf(kind, kLayoutPurpose);
    const std::size_t count = nodes.size();
    const Network &network = m_world.networks()[kind];
    for (std::size_t lap = 1; lap <= static_cast<std::size_t>(degree) / 2; ++lap) {
        for (std::size_t i = 0; i < count; ++i) {
            if (auto done = connect(kind, nodes[i], nodes[(i + lap) % count]); !done) {
                return done;
            }
        }
    }
    for (std::size_t lap = 1; probability > 0 && lap <= static_cast<std::size_t>(degree) / 2; ++lap) {
        for (std::size_t i = 0; i < count; ++i) {
            const bool full = network.ties(nodes[i].slot, false).size() + 1 >= count;
            const std::uint32_t link = network.find(nodes[i].slot, nodes[(i + lap) % count].slot);
            if (!(rng.uniform() < probability) || full || link == Network::kNone) {
                continue;
            }
            AgentRef other = nodes[rng.below(count)];
            while (other == nodes[i] || network.find(nodes[i].slot, other.slot) != Network::kNone) {
                other = nodes[rng.below(count)];
            }
            m_world.networks()[kind].disconnect(link);
            if (auto done = connect(kind, nodes[i], other); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> NetworkBuilder::scaleFree(std::size_t kind, const std::vector<AgentRef> &nodes,
                                       std::int64_t degree)
{
    // Barabási and Albert, "Emergence of scaling in random networks", 1999, from a complete graph of degree
    // + 1. Every link stands in `ends` with both its ends, so a random entry is a node in proportion to its
    // links.
    CounterRng rng = rngOf(kind, kLayoutPurpose);
    const auto ties = static_cast<std::size_t>(degree);
    std::vector<AgentRef> ends;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        std::vector<AgentRef> chosen;
        if (i <= ties) {
            chosen.assign(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(i));
        }
        while (chosen.size() < std::min(i, ties)) {
            const AgentRef candidate = ends[rng.below(ends.size())];
            if (std::find(chosen.begin(), chosen.end(), candidate) == chosen.end()) {
                chosen.push_back(candidate);
            }
        }
        for (const AgentRef other : chosen) {
            if (auto done = connect(kind, nodes[i], other); !done) {
                return done;
            }
            ends.push_back(nodes[i]);
            ends.push_back(other);
        }
    }
    return {};
}

Result<void> NetworkBuilder::random(std::size_t kind, const std::vector<AgentRef> &nodes, double probability)
{
    // Batagelj and Brandes, "Efficient generation of large random networks", 2005: the gaps between linked
    // pairs are geometric, so the time goes with the links and not with the pairs.
    if (probability == 0) {
        return {};
    }
    CounterRng rng = rngOf(kind, kLayoutPurpose);
    const bool directed = m_scenario.links[kind].directed;
    const double logOfRest = probability < 1 ? maths::log(1 - probability) : 0;
    const auto count = static_cast<std::int64_t>(nodes.size());
    const std::int64_t pairs = directed ? count * (count - 1) : count * (count - 1) / 2;
    std::int64_t row = 1;
    std::int64_t rowBegin = 0;
    for (std::int64_t pair = -1;;) {
        const double gap = probability < 1 ? std::floor(maths::log(1 - rng.uniform()) / logOfRest) : 0;
        if (gap >= static_cast<double>(pairs - pair - 1)) {
            return {};
        }
        pair += 1 + static_cast<std::int64_t>(gap);
        std::int64_t from = 0;
        std::int64_t to = 0;
        if (directed) {
            from = pair / (count - 1);
            to = pair % (count - 1) + (pair % (count - 1) >= from ? 1 : 0);
        } else {
            while (pair >= rowBegin + row) {
                rowBegin += row++;
            }
            from = row;
            to = pair - rowBegin;
        }
        if (auto done =
                connect(kind, nodes[static_cast<std::size_t>(from)], nodes[static_cast<std::size_t>(to)]);
            !done) {
            return done;
        }
    }
}

Result<void> NetworkBuilder::edges(std::size_t kind, const std::vector<AgentRef> &nodes)
{
    const LinkKind &description = m_scenario.links[kind];
    for (const Edge &edge : description.edges) {
        const std::int32_t worst = std::max(edge.from, edge.to);
        if (static_cast<std::size_t>(worst) >= nodes.size()) {
            return tl::make_unexpected(
                problemAt(description, "edges", "run.no-such-node", std::to_string(worst)));
        }
        if (auto done = connect(kind, nodes[static_cast<std::size_t>(edge.from)],
                                nodes[static_cast<std::size_t>(edge.to)]);
            !done) {
            return done;
        }
    }
    return {};
}

} // namespace gridfolk
