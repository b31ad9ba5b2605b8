// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ThreadPool.h"

#include <QtTest>

#include <atomic>
#include <numeric>
#include <vector>

using namespace gridfolk;

/// Every element is visited once, in the same blocks on any number of threads.
class TestThreadPool : public QObject
{
    Q_OBJECT

private slots:
    void visitsEveryElementOnce_data();
    void visitsEveryElementOnce();
    void blocksDoNotDependOnThreads();
    void sumsAreEqualOnAnyThreadCount();
    void manyShortLoops();
    void endsWithoutWork();
};

void TestThreadPool::visitsEveryElementOnce_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("blockSize");
    for (const int threads : {1, 2, 8}) {
        for (const int count : {0, 1, 7, 64, 1000}) {
            for (const int blockSize : {1, 64, 5000}) {
                QTest::addRow("%d threads, %d in blocks of %d", threads, count, blockSize)
                    << threads << count << blockSize;
            }
        }
    }
}

void TestThreadPool::visitsEveryElementOnce()
{
    QFETCH(int, threads);
    QFETCH(int, count);
    QFETCH(int, blockSize);
    ThreadPool pool(threads);
    QCOMPARE(pool.threads(), threads);
    std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
    pool.forBlocks(visits.size(), static_cast<std::size_t>(blockSize),
                   [&](std::size_t, std::size_t begin, std::size_t end) {
                       for (std::size_t i = begin; i < end; ++i) {
                           ++visits[i];
                       }
                   });
    for (const auto &visit : visits) {
        QCOMPARE(visit.load(), 1);
    }
}

void TestThreadPool::blocksDoNotDependOnThreads()
{
    for (const int threads : {1, 3}) {
        ThreadPool pool(threads);
        std::vector<std::pair<std::size_t, std::size_t>> blocks(4);
        pool.forBlocks(10, 3, [&](std::size_t block, std::size_t begin, std::size_t end) {
            blocks[block] = {begin, end};
        });
        const std::vector<std::pair<std::size_t, std::size_t>> expected{{0, 3}, {3, 6}, {6, 9}, {9, 10}};
        QVERIFY(blocks == expected);
    }
}

void TestThreadPool::sumsAreEqualOnAnyThreadCount()
{
    std::vector<double> sums;
    for (const int threads : {1, 2, 8}) {
        ThreadPool pool(threads);
        std::vector<double> partial(100);
        pool.forBlocks(10'000, 100, [&](std::size_t block, std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                partial[block] += 1.0 / (static_cast<double>(i) + 1);
            }
        });
        sums.push_back(std::accumulate(partial.begin(), partial.end(), 0.0));
    }
    QCOMPARE(sums[0], sums[1]);
    QCOMPARE(sums[0], sums[2]);
}

void TestThreadPool::manyShortLoops()
{
    ThreadPool pool(4);
    std::atomic<int> total = 0;
    for (int i = 0; i < 2000; ++i) {
        pool.forBlocks(8, 1, [&](std::size_t, std::size_t, std::size_t) { ++total; });
        QCOMPARE(total.load(), (i + 1) * 8);
    }
}

void TestThreadPool::endsWithoutWork()
{
    for (int i = 0; i < 50; ++i) {
        const ThreadPool pool(3);
        QCOMPARE(pool.threads(), 3);
    }
}

QTEST_GUILESS_MAIN(TestThreadPool)
#include "tst_thread_pool.moc"
