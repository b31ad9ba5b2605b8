// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/NeighborIndex.h"

#include <QtTest>

#include <set>
#include <utility>
#include <vector>

using namespace gridfolk;

namespace
{

std::set<std::uint32_t> around(const NeighborIndex &index, std::uint32_t cell, int radius)
{
    std::set<std::uint32_t> cells;
    for (const NeighborIndex::Offset &offset : *index.around(cell, radius).ring) {
        const std::uint32_t other = index.shifted(cell, offset.dx, offset.dy);
        if (other != NeighborIndex::kOutside) {
            cells.insert(other);
        }
    }
    return cells;
}

} // namespace

class TestNeighborIndex : public QObject
{
    Q_OBJECT

private slots:
    void countsNeighbors_data()
    {
        QTest::addColumn<bool>("moore");
        QTest::addColumn<bool>("torus");
        QTest::addColumn<int>("radius");
        QTest::addColumn<int>("corner");
        QTest::addColumn<int>("middle");
        QTest::newRow("Moore, edges") << true << false << 1 << 3 << 8;
        QTest::newRow("Moore, torus") << true << true << 1 << 8 << 8;
        QTest::newRow("von Neumann, edges") << false << false << 1 << 2 << 4;
        QTest::newRow("von Neumann, torus") << false << true << 1 << 4 << 4;
        QTest::newRow("Moore 2, edges") << true << false << 2 << 8 << 24;
        QTest::newRow("von Neumann 2, edges") << false << false << 2 << 5 << 12;
        QTest::newRow("radius 0") << true << true << 0 << 0 << 0;
    }
    void countsNeighbors()
    {
        QFETCH(bool, moore);
        QFETCH(bool, torus);
        QFETCH(int, radius);
        QFETCH(int, corner);
        QFETCH(int, middle);
        const NeighborIndex index({.width = 9,
                                   .height = 7,
                                   .neighborhood = moore ? Neighborhood::Moore : Neighborhood::VonNeumann,
                                   .torus = torus});
        QCOMPARE(static_cast<int>(around(index, 0, radius).size()), corner);
        const std::uint32_t center = 3 * 9 + 4;
        QCOMPARE(static_cast<int>(around(index, center, radius).size()), middle);
        QVERIFY(index.around(center, radius).interior);
        for (const NeighborIndex::Offset &offset : *index.around(center, radius).ring) {
            QCOMPARE(index.shifted(center, offset.dx, offset.dy),
                     static_cast<std::uint32_t>(static_cast<int>(center) + offset.delta));
        }
    }

    void namesEachCellOnceOnASmallTorus()
    {
        for (int width = 1; width <= 5; ++width) {
            for (int height = 1; height <= 5; ++height) {
                const NeighborIndex index({.width = width, .height = height});
                const auto &ring = *index.around(0, 4).ring;
                QCOMPARE(around(index, 0, 4).size(), ring.size());
                QCOMPARE(static_cast<int>(ring.size()), width * height - 1);
            }
        }
    }

    /// The parts of all runs are the cells of the ring that are on the grid, each once, at edges too.
    void partsOfRunsAreTheRing_data()
    {
        QTest::addColumn<int>("neighborhood");
        QTest::addColumn<bool>("torus");
        for (const Neighborhood neighborhood :
             {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal, Neighborhood::Circle}) {
            for (const bool torus : {false, true}) {
                QTest::addRow("%d, %s", static_cast<int>(neighborhood), torus ? "torus" : "edges")
                    << static_cast<int>(neighborhood) << torus;
            }
        }
    }
    void partsOfRunsAreTheRing()
    {
        QFETCH(int, neighborhood);
        QFETCH(bool, torus);
        for (const auto &[width, height] : {std::pair{9, 7}, {5, 4}, {3, 8}, {1, 2}, {2, 2}}) {
            const int rows = neighborhood == static_cast<int>(Neighborhood::Hexagonal) ? height * 2 : height;
            const NeighborIndex index({.width = width,
                                       .height = rows, // a torus of hexagons has an even number
                                       .neighborhood = static_cast<Neighborhood>(neighborhood),
                                       .torus = torus});
            for (int radius = 1; radius <= 4; ++radius) {
                for (std::uint32_t cell = 0; cell < static_cast<std::uint32_t>(width * rows); ++cell) {
                    std::vector<std::uint32_t> parts;
                    const NeighborIndex::Around about = index.around(cell, radius);
                    for (const NeighborIndex::Run &run : *about.runs) {
                        index.forEachPart(cell, run, [&](std::uint32_t first, std::uint32_t count) {
                            for (std::uint32_t i = 0; i < count; ++i) {
                                parts.push_back(first + i);
                            }
                        });
                    }
                    const std::set<std::uint32_t> expected = around(index, cell, radius);
                    QCOMPARE(parts.size(), expected.size());
                    QCOMPARE(std::set(parts.begin(), parts.end()), expected);
                    const NeighborIndex::Ring *atHand = index.ringAtHand(cell, radius);
                    QVERIFY(atHand == nullptr || (about.interior && atHand == about.ring));
                }
            }
        }
    }

    void measuresTheShortWayRound()
    {
        const NeighborIndex torus({.width = 10, .height = 10});
        QCOMPARE(torus.distance(torus.at(0, 0), torus.at(9, 0)), 1.0);
        QCOMPARE(torus.distance(torus.at(1, 1), torus.at(4, 5)), 5.0);
        QCOMPARE(torus.steps(torus.at(0, 0), torus.at(8, 9)), std::int64_t{2});
        const NeighborIndex flat({.width = 10, .height = 10, .torus = false});
        QCOMPARE(flat.distance(flat.at(0, 0), flat.at(9, 0)), 9.0);
        QCOMPARE(flat.at(-1, 0), NeighborIndex::kOutside);
        QCOMPARE(flat.at(0, 10), NeighborIndex::kOutside);
        QCOMPARE(torus.at(-1, -11), torus.at(9, 9));
    }

    void stepsTowardsAGoal()
    {
        for (const Neighborhood neighborhood :
             {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal}) {
            const NeighborIndex index({.width = 12, .height = 10, .neighborhood = neighborhood});
            for (std::uint32_t goal = 0; goal < 12 * 10; ++goal) {
                std::uint32_t at = 40;
                for (std::int64_t left = index.steps(at, goal); left > 0; --left) {
                    at = index.towards(at, goal);
                    QCOMPARE(index.steps(at, goal), left - 1);
                }
                QCOMPARE(at, goal);
            }
        }
    }

    /// The hexagons at most r steps away number 1 + 3 r (r + 1), and a ring holds exactly those.
    void hexagonsTouchSixOthers()
    {
        for (const bool torus : {false, true}) {
            const NeighborIndex index(
                {.width = 20, .height = 20, .neighborhood = Neighborhood::Hexagonal, .torus = torus});
            for (const std::uint32_t center : {index.at(10, 10), index.at(9, 11), index.at(0, 0)}) {
                for (int radius = 0; radius <= 4; ++radius) {
                    std::set<std::uint32_t> expected;
                    for (std::uint32_t cell = 0; cell < 400; ++cell) {
                        if (cell != center && index.steps(center, cell) <= radius) {
                            expected.insert(cell);
                        }
                    }
                    const std::set<std::uint32_t> found = around(index, center, radius);
                    QCOMPARE(found, expected);
                    if (torus || center != 0) {
                        QCOMPARE(static_cast<int>(found.size()), 3 * radius * (radius + 1));
                    }
                }
            }
        }
    }

    void directionsGoRoundTheCell()
    {
        for (const Neighborhood neighborhood :
             {Neighborhood::Moore, Neighborhood::VonNeumann, Neighborhood::Hexagonal}) {
            const NeighborIndex index({.width = 8, .height = 8, .neighborhood = neighborhood});
            for (const std::uint32_t center : {index.at(4, 4), index.at(4, 5), index.at(0, 0)}) {
                std::set<std::uint32_t> touched;
                for (std::int64_t direction = 0; direction < index.directions(); ++direction) {
                    const std::uint32_t cell = index.inDirection(center, direction);
                    QCOMPARE(index.steps(center, cell), std::int64_t{1});
                    const std::uint32_t back = index.inDirection(cell, direction + index.directions() / 2);
                    QCOMPARE(back, center);
                    touched.insert(cell);
                }
                QCOMPARE(static_cast<std::int64_t>(touched.size()), index.directions());
            }
        }
        const NeighborIndex flat({.width = 3, .height = 3, .torus = false});
        QCOMPARE(flat.inDirection(0, 0), NeighborIndex::kOutside);
        QCOMPARE(flat.inDirection(0, 2), 1U);
    }

    void aCircleHoldsWhatIsNear()
    {
        const NeighborIndex index({.width = 30, .height = 30, .neighborhood = Neighborhood::Circle});
        QCOMPARE(around(index, 400, 3).size(), std::size_t{28}); // Gauss's circle problem: 29 with the center
        QCOMPARE(around(index, 400, 5).size(), std::size_t{80});
    }
};

QTEST_GUILESS_MAIN(TestNeighborIndex)
#include "tst_neighbor_index.moc"
