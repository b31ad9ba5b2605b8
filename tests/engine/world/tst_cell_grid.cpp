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
