// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/BenchCase.h"

#include <cmath>

namespace gridfolk::bench
{

namespace
{

BenchCase boltzmann(const std::string &size, int width, int agents, int steps)
{
    BenchCase bench{.model = "boltzmann", .size = size, .width = width, .steps = steps};
    bench.parameters = {{"people", agents}};
    bench.kernel = [=](std::uint64_t seed) {
        return boltzmannKernel(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(agents), steps,
                               seed);
    };
    return bench;
}

BenchCase schelling(const std::string &size, int width, int agents, int radius, int wanted)
{
    constexpr int kSteps = 20;
    BenchCase bench{.model = "schelling", .size = size, .width = width, .steps = kSteps};
    bench.parameters = {{"households", agents}, {"reach", radius}, {"wanted", wanted}};
    bench.kernel = [=](std::uint64_t seed) {
        return schellingKernel(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(agents), radius,
                               wanted, kSteps, seed);
    };
    return bench;
}

BenchCase wolfSheep(const std::string &size, const WolfSheepSetup &setup)
{
    constexpr int kSteps = 100;
    BenchCase bench{
        .model = "wolf_sheep", .size = size, .width = static_cast<int>(setup.width), .steps = kSteps};
    bench.check = Check::AgentSteps;
    bench.parameters = {{"sheep", setup.sheep},
                        {"wolves", setup.wolves},
                        {"regrow_time", setup.regrow},
                        {"sheep_reproduce", setup.sheepReproduce},
                        {"wolf_reproduce", setup.wolfReproduce}};
    bench.kernel = [=](std::uint64_t seed) { return wolfSheepKernel(setup, kSteps, seed); };
    return bench;
}

BenchCase forestFire(const std::string &size, int width, double density)
{
    constexpr int kSteps = 100;
    BenchCase bench{.model = "forest_fire", .size = size, .width = width, .steps = kSteps};
    bench.parameters = {{"density", density}};
    bench.cellsAct = true;
    bench.kernel = [=](std::uint64_t seed) {
        return forestFireKernel(static_cast<std::uint32_t>(width), density, kSteps, seed);
    };
    return bench;
}

BenchCase flocking(const char *size, int width, int birds, double radius)
{
    constexpr int kSteps = 100;
    BenchCase bench{.model = "flocking", .size = size, .width = width, .steps = kSteps};
    bench.parameters = {{"birds", birds}, {"sight", radius}};
    bench.kernel = [=](std::uint64_t seed) {
        return flockingKernel(width, static_cast<std::uint32_t>(birds), radius, kSteps, seed);
    };
    return bench;
}

BenchCase life(int width, int steps)
{
    BenchCase bench{.model = "life", .size = "large", .width = width, .steps = steps};
    bench.cellsAct = true;
    bench.kernel = [=](std::uint64_t seed) {
        return lifeKernel(static_cast<std::uint32_t>(width), 0.5, steps, seed);
    };
    return bench;
}

/// The one model of the simultaneous schedule, not among the field's: for what threads bring there.
BenchCase majority(int width, int people, double ayes)
{
    constexpr int kSteps = 20;
    BenchCase bench{.model = "majority", .size = "large", .width = width, .steps = kSteps};
    bench.parameters = {{"people", people}, {"ayes", ayes}};
    bench.kernel = [=](std::uint64_t seed) {
        return majorityKernel(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(people), ayes,
                              kSteps, seed);
    };
    return bench;
}

void add(std::vector<BenchCase> &cases, BenchCase bench, double minimum, double maximum)
{
    bench.checkMinimum = minimum;
    bench.checkMaximum = maximum;
    cases.push_back(bench);
    bench.model += "_variant";
    cases.push_back(std::move(bench));
}

} // namespace

std::vector<BenchCase> benchCases()
{
    std::vector<BenchCase> cases;
    add(cases, boltzmann("small", 10, 100, 125), 0.40, 0.56);
    add(cases, boltzmann("large", 100, 10'000, 10), 0.46, 0.485);
    add(cases, schelling("small", 40, 1000, 1, 3), 1500, 1800);
    add(cases, schelling("large", 100, 8000, 2, 8), 6700, 7300);
    add(cases, wolfSheep("small", {25, 60, 40, 20, 0.2, 0.1}), 5'000, 40'000);
    add(cases, wolfSheep("large", {100, 1000, 500, 10, 0.4, 0.2}), 430'000, 450'000);
    add(cases, flocking("small", 100, 200, 5), 2.5, 3.1);
    add(cases, flocking("large", 150, 400, 15), 28, 36);
    add(cases, forestFire("small", 100, 0.7), 5'000, 7'000);
    add(cases, forestFire("large", 500, 0.9), 40'000, 44'000);
    add(cases, life(1024, 100), 0.09, 0.10);
    add(cases, majority(300, 81'000, 0.48), 0.38, 0.44);
    return cases;
}

std::vector<BenchCase> scalingCases()
{
    std::vector<BenchCase> cases;
    for (const int width : {32, 100, 316, 1000}) {
        const int agents = width * width;
        BenchCase bench = boltzmann(std::to_string(agents), width, agents, std::max(1, 2'000'000 / agents));
        bench.checkMinimum = 0.30;
        bench.checkMaximum = 0.56;
        cases.push_back(std::move(bench));
    }
    return cases;
}

} // namespace gridfolk::bench
