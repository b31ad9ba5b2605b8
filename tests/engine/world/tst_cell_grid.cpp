// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "world/CellGrid.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <vector>

using namespace gridfolk;

namespace
{

WorldSpec grid(int width, int height, int capacity = 0)
{
    return {.width = width, .height = height, .capacity = capacity};
}

std::vector<std::uint32_t> occupants(const CellGrid &cells, std::uint32_t cell)
{
    std::vector<std::uint32_t> found;
    for (CellGrid::Visit at = cells.visit(cell); at.slot() != CellGrid::kNone; at.next()) {
        found.push_back(at.slot());
    }
    return found;
}

} // namespace

class TestCellGrid : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrderOfArrival()
    {
        CellGrid cells(grid(3, 2));
        for (const std::uint32_t slot : {5U, 1U, 9U}) {
            cells.insert(slot, 4);
        }
        QCOMPARE(occupants(cells, 4), (std::vector<std::uint32_t>{5, 1, 9}));
        cells.remove(1, 4);
        QCOMPARE(occupants(cells, 4), (std::vector<std::uint32_t>{5, 9}));
        cells.insert(1, 4);
        cells.remove(5, 4);
        QCOMPARE(occupants(cells, 4), (std::vector<std::uint32_t>{9, 1}));
        QCOMPARE(cells.population(4), 2U);
    }

    /// Few agents stand in the cell, many are linked: the order must survive growing and shrinking.
    void keepsOrderOnCrowdedCells()
    {
        CellGrid cells(grid(2, 1));
        std::array<std::vector<std::uint32_t>, 2> expected;
        CounterRng rng(11, Stream::Setup, 0, 0);
        for (int i = 0; i < 4000; ++i) {
            const auto slot = static_cast<std::uint32_t>(rng.below(i < 2000 ? 30 : 12));
            const auto cell = static_cast<std::uint32_t>(rng.below(2));
            for (std::uint32_t old = 0; old < 2; ++old) {
                if (std::erase(expected[old], slot) > 0) {
                    cells.remove(slot, old);
                }
            }
            if (rng.below(4) != 0) {
                cells.insert(slot, cell);
                expected[cell].push_back(slot);
            }
            QCOMPARE(occupants(cells, 0), expected[0]);
            QCOMPARE(occupants(cells, 1), expected[1]);
        }
    }

    /// A move in one step leaves what a removal and an insertion leave, or does nothing.
    void movesInside_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::newRow("no limit") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("two") << 2;
        QTest::newRow("five") << 5;
    }
    void movesInside()
    {
        QFETCH(int, capacity);
        constexpr std::uint32_t kCells = 6;
        CellGrid quick(grid(3, 2, capacity));
        CellGrid plain(grid(3, 2, capacity));
        std::vector<std::uint32_t> where(capacity == 1 ? 4 : 11);
        CounterRng rng(5, Stream::Setup, 0, static_cast<std::uint64_t>(capacity));
        for (std::uint32_t slot = 0; slot < where.size(); ++slot) {
            where[slot] = slot % kCells;
            quick.insert(slot, where[slot]);
            plain.insert(slot, where[slot]);
        }
        int inside = 0;
        int others = 0;
        for (int i = 0; i < 4000; ++i) {
            const auto slot = static_cast<std::uint32_t>(rng.below(where.size()));
            const auto cell = static_cast<std::uint32_t>(rng.below(kCells));
            if (where[slot] == cell || !plain.hasRoom(cell)) {
                QVERIFY(where[slot] == cell || !quick.moveInside(slot, where[slot], cell));
                continue;
            }
            if (quick.moveInside(slot, where[slot], cell)) {
                ++inside;
            } else {
                ++others;
                quick.remove(slot, where[slot]);
                quick.insert(slot, cell);
            }
            plain.remove(slot, where[slot]);
            plain.insert(slot, cell);
            where[slot] = cell;
            StateHash quickHash;
            StateHash plainHash;
            quick.addTo(quickHash);
            plain.addTo(plainHash);
            QCOMPARE(quickHash.value(), plainHash.value());
        }
        QVERIFY(inside > 500);
        QCOMPARE(others > 0, capacity == 0 || capacity > 3);
    }

    void respectsCapacity()
    {
        CellGrid cells(grid(2, 1, 1));
        QVERIFY(cells.hasRoom(0));
        cells.insert(0, 0);
        QVERIFY(!cells.hasRoom(0));
        QVERIFY(cells.hasRoom(1));
        cells.remove(0, 0);
        QVERIFY(cells.hasRoom(0));
    }

    void knowsTheEmptyCellsAfterRandomTraffic()
    {
        constexpr std::uint32_t kCells = 30;
        CellGrid cells(grid(6, 5));
        std::vector<std::uint32_t> where(50, CellGrid::kNone);
        CounterRng rng(7, Stream::Setup, 0, 0);
        for (int i = 0; i < 5000; ++i) {
            const auto slot = static_cast<std::uint32_t>(rng.below(where.size()));
            if (where[slot] != CellGrid::kNone) {
                cells.remove(slot, where[slot]);
                where[slot] = CellGrid::kNone;
            } else {
                where[slot] = static_cast<std::uint32_t>(rng.below(kCells));
                cells.insert(slot, where[slot]);
            }
            std::vector<std::uint32_t> expected;
            for (std::uint32_t cell = 0; cell < kCells; ++cell) {
                const auto count = std::count(where.begin(), where.end(), cell);
                QCOMPARE(cells.population(cell), static_cast<std::uint32_t>(count));
                if (count == 0) {
                    expected.push_back(cell);
                }
            }
            const std::span<const std::uint32_t> cellsLeft = cells.emptyCells();
            std::vector<std::uint32_t> empty(cellsLeft.begin(), cellsLeft.end());
            std::sort(empty.begin(), empty.end());
            QCOMPARE(empty, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestCellGrid)
#include "tst_cell_grid.moc"
