// SPDX-License-Identifier: GPL-3.0-or-later
// Straight lines over cells: the same both ways, without gaps, as long as the way.
#include "world/NeighborIndex.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace gridfolk;

namespace
{

std::vector<std::uint64_t> line(const NeighborIndex &index, std::uint32_t from, std::uint32_t to)
{
    std::vector<std::uint64_t> cells{99}; // what is there before is dropped
    index.between(from, to, cells);
    return cells;
}

/// "x,y x,y" of the cells between.
QString text(const WorldSpec &spec, std::array<int, 4> ends)
{
    const NeighborIndex index(spec);
    QStringList cells;
    for (const std::uint64_t cell : line(index, index.at(ends[0], ends[1]), index.at(ends[2], ends[3]))) {
        const auto at = index.coordinates(static_cast<std::uint32_t>(cell));
        cells << QString("%1,%2").arg(at.x).arg(at.y);
    }
    return cells.join(' ');
}

} // namespace

class TestLinesOfSight : public QObject
{
    Q_OBJECT

private slots:
    void knownLines()
    {
        const WorldSpec plain{.width = 12, .height = 9, .torus = false};
        QCOMPARE(text(plain, {0, 0, 4, 0}), "1,0 2,0 3,0");
        QCOMPARE(text(plain, {4, 0, 0, 0}), "3,0 2,0 1,0");
        QCOMPARE(text(plain, {1, 1, 4, 4}), "2,2 3,3");
        QCOMPARE(text(plain, {3, 3, 3, 3}), "");
        QCOMPARE(text(plain, {3, 3, 4, 4}), "");
        QCOMPARE(text(plain, {0, 0, 5, 2}), "1,0 2,1 3,1 4,2");
        QCOMPARE(text(plain, {0, 0, 2, 5}), "0,1 1,2 1,3 2,4");
        QCOMPARE(text(plain, {0, 0, 4, 2}), "1,1 2,1 3,2"); // halves: away from the upper end
        QCOMPARE(text(plain, {4, 2, 0, 0}), "3,2 2,1 1,1");
        QCOMPARE(text(plain, {4, 0, 0, 2}), "3,1 2,1 1,2");
        const WorldSpec torus{.width = 12, .height = 9};
        QCOMPARE(text(torus, {10, 0, 2, 0}), "11,0 0,0 1,0");
        QCOMPARE(text(torus, {0, 8, 0, 1}), "0,0");
        const WorldSpec hexagons{
            .width = 8, .height = 6, .neighborhood = Neighborhood::Hexagonal, .torus = false};
        QCOMPARE(text(hexagons, {0, 0, 3, 0}), "1,0 2,0");
        QCOMPARE(text(hexagons, {0, 0, 1, 2}), "0,1"); // straight down two rows, one of them shifted
    }

    void everyPair_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("torus");
        QTest::addColumn<bool>("hexagons");
        for (const auto &[width, height] : {std::pair{9, 8}, {12, 6}, {1, 6}, {7, 2}, {2, 2}}) {
            for (const bool torus : {false, true}) {
                for (const bool hexagons : {false, true}) {
                    QTest::addRow("%d x %d%s%s", width, height, torus ? " torus" : "",
                                  hexagons ? " hexagons" : "")
                        << width << height << torus << hexagons;
                }
            }
        }
    }
    void everyPair()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, torus);
        QFETCH(bool, hexagons);
        const NeighborIndex index({.width = width,
                                   .height = height,
                                   .neighborhood = hexagons ? Neighborhood::Hexagonal : Neighborhood::Moore,
                                   .torus = torus});
        const auto cells = static_cast<std::uint32_t>(width * height);
        for (std::uint32_t from = 0; from < cells; ++from) {
            for (std::uint32_t to = 0; to < cells; ++to) {
                std::vector<std::uint64_t> there = line(index, from, to);
                std::vector<std::uint64_t> back = line(index, to, from);
                std::reverse(back.begin(), back.end());
                QCOMPARE(there, back);
                const std::int64_t steps = index.steps(from, to);
                QCOMPARE(static_cast<std::int64_t>(there.size()), std::max<std::int64_t>(0, steps - 1));
                std::uint32_t last = from;
                there.push_back(to);
                for (const std::uint64_t next : there) {
                    QCOMPARE(index.steps(last, static_cast<std::uint32_t>(next)),
                             std::int64_t{from == to ? 0 : 1});
                    last = static_cast<std::uint32_t>(next);
                }
            }
        }
    }

    /// No cell of a line is farther from it than half a cell along the shorter side.
    void cellsAreTheNearest()
    {
        const NeighborIndex index({.width = 25, .height = 25, .torus = false});
        const std::uint32_t center = index.at(12, 12);
        for (std::uint32_t to = 0; to < 625; ++to) {
            const auto way = index.offset(center, to);
            const double longer = std::max(std::abs(way.x), std::abs(way.y));
            for (const std::uint64_t cell : line(index, center, to)) {
                const auto at = index.offset(center, static_cast<std::uint32_t>(cell));
                const double cross = std::abs(double(at.x) * way.y - double(at.y) * way.x);
                QVERIFY(cross / longer <= 0.5);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLinesOfSight)
#include "tst_lines_of_sight.moc"
