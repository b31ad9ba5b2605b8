// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/CellRow.h"
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <array>
#include <numeric>

namespace gridfolk::bench
{

namespace
{

struct Person {
    std::uint16_t x = 0;
    std::uint16_t y = 0;
    std::int32_t wealth = 1;
};

class Boltzmann
{
public:
    Boltzmann(std::uint32_t width, std::uint32_t agents, std::uint64_t seed)
        : m_width(width)
        , m_rng(seed)
        , m_people(agents)
        , m_order(agents)
        , m_cells(std::size_t{width} * width)
    {
        std::iota(m_order.begin(), m_order.end(), 0U);
        for (std::uint32_t id = 0; id < agents; ++id) {
            Person &person = m_people[id];
            person.x = static_cast<std::uint16_t>(m_rng.below(width));
            person.y = static_cast<std::uint16_t>(m_rng.below(width));
            row(person).insert(id);
        }
    }

    void step()
    {
        m_rng.shuffle(m_order);
        const std::size_t count = m_order.size();
        for (std::size_t i = 0; i < count + kAhead; ++i) {
            if (i + kFarAhead < count) {
                __builtin_prefetch(&m_people[m_order[i + kFarAhead]]);
            }
            if (i < count) {
                choose(i);
            }
            if (i >= kAhead) {
                turn(i - kAhead);
            }
        }
    }

    /// The Gini coefficient and the share without a coin, from counts of each wealth.
    void collect()
    {
        std::fill(m_counts.begin(), m_counts.end(), 0U);
        std::int64_t total = 0;
        for (const Person &person : m_people) {
            const auto wealth = static_cast<std::size_t>(person.wealth);
            if (wealth >= m_counts.size()) {
                m_counts.resize(wealth + 1);
            }
            ++m_counts[wealth];
            total += person.wealth;
        }
        const auto n = static_cast<double>(m_people.size());
        double weighted = 0;
        double below = 0;
        for (std::size_t wealth = 0; wealth < m_counts.size(); ++wealth) {
            const double here = m_counts[wealth];
            weighted += static_cast<double>(wealth) * here * (2 * below + here + 1);
            below += here;
        }
        m_gini = (weighted / static_cast<double>(total) - n - 1) / n;
        m_poor = m_counts[0] / n;
    }

    [[nodiscard]] double poor() const { return m_poor; }
    [[nodiscard]] double gini() const { return m_gini; }

private:
    static constexpr std::size_t kAhead = 8;     // turns between choosing a cell and going there
    static constexpr std::size_t kFarAhead = 16; // turns between touching an agent and choosing for it
    struct Choice {
        std::uint16_t x;
        std::uint16_t y;
    };

    CellRow<std::uint32_t> &row(const Person &person)
    {
        return m_cells[std::size_t{person.y} * m_width + person.x];
    }

    /// Nobody else moves an agent, so where it goes can be drawn before its turn and fetched meanwhile.
    void choose(std::size_t i)
    {
        const Person &person = m_people[m_order[i]];
        std::uint32_t way = m_rng.below(8);
        way += way >= 4 ? 1 : 0; // 4 is the own cell
        Choice &choice = m_choices[i % kAhead];
        choice.x = wrapped(person.x + m_width + way % 3 - 1);
        choice.y = wrapped(person.y + m_width + way / 3 - 1);
        __builtin_prefetch(&row(person), 1);
        __builtin_prefetch(&m_cells[std::size_t{choice.y} * m_width + choice.x], 1);
    }

    void turn(std::size_t i)
    {
        const std::uint32_t id = m_order[i];
        Person &person = m_people[id];
        row(person).remove(id);
        person.x = m_choices[i % kAhead].x;
        person.y = m_choices[i % kAhead].y;
        CellRow<std::uint32_t> &here = row(person);
        if (person.wealth > 0 && here.count > 0) {
            ++m_people[here.ids[m_rng.below(here.count)]].wealth;
            --person.wealth;
        }
        here.insert(id);
    }

    [[nodiscard]] std::uint16_t wrapped(std::uint32_t value) const
    {
        value = value >= 2 * m_width ? value - 2 * m_width : value;
        return static_cast<std::uint16_t>(value >= m_width ? value - m_width : value);
    }

    std::uint32_t m_width;
    FastRng m_rng;
    std::vector<Person> m_people;
    std::vector<std::uint32_t> m_order;
    std::vector<CellRow<std::uint32_t>> m_cells;
    std::vector<std::uint32_t> m_counts = std::vector<std::uint32_t>(32);
    std::array<Choice, kAhead> m_choices{};
    double m_gini = 0;
    double m_poor = 0;
};

} // namespace

KernelRun boltzmannKernel(std::uint32_t width, std::uint32_t agents, int steps, std::uint64_t seed)
{
    Boltzmann model(width, agents, seed);
    const Stopwatch watch;
    double ginis = 0;
    for (int step = 0; step < steps; ++step) {
        model.step();
        model.collect();
        ginis += model.gini(); // keeps the collection from being dropped
    }
    KernelRun run{watch.seconds(), std::uint64_t{agents} * static_cast<std::uint64_t>(steps), model.poor()};
    run.check = ginis > 0 ? run.check : -1;
    return run;
}

} // namespace gridfolk::bench
