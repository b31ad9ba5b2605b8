// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/kernels/CellRow.h"
#include "bench/kernels/FastRng.h"
#include "bench/kernels/Kernels.h"
#include "bench/kernels/Stopwatch.h"

#include <numeric>

namespace gridfolk::bench
{

namespace
{

struct Animal {
    double energy = 0;
    std::uint16_t x = 0;
    std::uint16_t y = 0;
    bool alive = true;
};

using Row = CellRow<std::uint16_t>;

class Pasture
{
public:
    Pasture(const WolfSheepSetup &setup, std::uint64_t seed)
        : m_setup(setup)
        , m_rng(seed)
        , m_flocks(std::size_t{setup.width} * setup.width)
        , m_untilGrass(m_flocks.size())
    {
        for (std::uint8_t &ticks : m_untilGrass) { // 0: there is grass; 1: it is back in this tick
            const std::uint32_t countdown = m_rng.below(setup.regrow);
            ticks = (m_rng.next() >> 63U) != 0 ? 0 : static_cast<std::uint8_t>(countdown + 1);
        }
        for (std::uint32_t i = 0; i < setup.sheep; ++i) {
            m_sheep.push_back(born(m_rng.below(10)));
            m_flocks[at(m_sheep.back())].insert(static_cast<std::uint16_t>(i));
        }
        for (std::uint32_t i = 0; i < setup.wolves; ++i) {
            m_wolves.push_back(born(m_rng.below(26)));
        }
    }

    /// Returns the number of turns taken.
    std::uint64_t step()
    {
        std::uint64_t turns = m_sheep.size();
        shuffled(m_sheep.size());
        for (const std::uint32_t id : m_order) {
            graze(static_cast<std::uint16_t>(id));
        }
        dropDeadSheep();
        turns += m_wolves.size();
        shuffled(m_wolves.size());
        for (const std::uint32_t id : m_order) {
            hunt(id);
        }
        dropDeadSheep();
        std::erase_if(m_wolves, [](const Animal &wolf) { return !wolf.alive; });
        for (std::uint8_t &ticks : m_untilGrass) {
            ticks = static_cast<std::uint8_t>(ticks - (ticks > 0 ? 1 : 0));
        }
        return turns;
    }

private:
    Animal born(double energy)
    {
        return {energy, static_cast<std::uint16_t>(m_rng.below(m_setup.width)),
                static_cast<std::uint16_t>(m_rng.below(m_setup.width))};
    }

    [[nodiscard]] std::size_t at(const Animal &animal) const
    {
        return std::size_t{animal.y} * m_setup.width + animal.x;
    }

    void shuffled(std::size_t count)
    {
        m_order.resize(count);
        std::iota(m_order.begin(), m_order.end(), 0U);
        m_rng.shuffle(m_order);
    }

    /// To a random one of the neighbors that exist: those outside are drawn again.
    void walk(Animal &animal)
    {
        std::uint32_t x = 0;
        std::uint32_t y = 0;
        do {
            std::uint32_t way = m_rng.below(8);
            way += way >= 4 ? 1 : 0;
            x = animal.x + way % 3 - 1;
            y = animal.y + way / 3 - 1;
        } while (x >= m_setup.width || y >= m_setup.width);
        animal.x = static_cast<std::uint16_t>(x);
        animal.y = static_cast<std::uint16_t>(y);
    }

    void graze(std::uint16_t id)
    {
        Animal sheep = m_sheep[id];
        m_flocks[at(sheep)].remove(id);
        walk(sheep);
        const std::size_t cell = at(sheep);
        sheep.energy -= 1;
        if (m_untilGrass[cell] == 0) {
            m_untilGrass[cell] = static_cast<std::uint8_t>(m_setup.regrow + 1);
            sheep.energy += 5;
        }
        sheep.alive = sheep.energy >= 0;
        if (sheep.alive) {
            m_flocks[cell].insert(id);
            if (m_rng.unit() < m_setup.sheepReproduce) {
                sheep.energy /= 2;
                m_flocks[cell].insert(static_cast<std::uint16_t>(m_sheep.size()));
                m_sheep.push_back(sheep);
            }
        }
        m_sheep[id] = sheep;
    }

    void hunt(std::uint32_t id)
    {
        Animal wolf = m_wolves[id];
        walk(wolf);
        wolf.energy -= 1;
        Row &flock = m_flocks[at(wolf)];
        if (flock.count > 0) {
            const std::uint16_t prey = flock.ids[m_rng.below(flock.count)];
            m_sheep[prey].alive = false;
            flock.remove(prey);
            wolf.energy += 13;
        }
        wolf.alive = wolf.energy >= 0;
        if (wolf.alive && m_rng.unit() < m_setup.wolfReproduce) {
            wolf.energy /= 2;
            m_wolves.push_back(wolf);
        }
        m_wolves[id] = wolf;
    }

    void dropDeadSheep()
    {
        std::size_t kept = 0;
        for (std::size_t id = 0; id < m_sheep.size(); ++id) {
            if (!m_sheep[id].alive) {
                continue;
            }
            if (id != kept) {
                Row &flock = m_flocks[at(m_sheep[id])];
                flock.remove(static_cast<std::uint16_t>(id));
                flock.insert(static_cast<std::uint16_t>(kept));
                m_sheep[kept] = m_sheep[id];
            }
            ++kept;
        }
        m_sheep.resize(kept);
    }

    WolfSheepSetup m_setup;
    FastRng m_rng;
    std::vector<Row> m_flocks; ///< sheep by cell
    std::vector<std::uint8_t> m_untilGrass;
    std::vector<Animal> m_sheep;
    std::vector<Animal> m_wolves;
    std::vector<std::uint32_t> m_order;
};

} // namespace

KernelRun wolfSheepKernel(const WolfSheepSetup &setup, int steps, std::uint64_t seed)
{
    Pasture pasture(setup, seed);
    const Stopwatch watch;
    std::uint64_t turns = 0;
    for (int step = 0; step < steps; ++step) {
        turns += pasture.step();
    }
    return {watch.seconds(), turns, static_cast<double>(turns)};
}

} // namespace gridfolk::bench
