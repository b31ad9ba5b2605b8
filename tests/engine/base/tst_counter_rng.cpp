// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace gridfolk;

/// Random numbers are the published ones, uniform, and never shared between two uses.
class TestCounterRng : public QObject
{
    Q_OBJECT

private slots:
    void makesFirstBlocksSideBySide()
    {
        const std::array<std::uint64_t, kPhiloxTogether> subjects{1, 0xFFFFFFFF,       0x123456789AB, 0,
                                                                  7, 0xFFFFFFFFFFFFFF, 0x100000000,   2};
        const auto blocks = CounterRng::firstBlocks(0x1122334455667788, Stream::Rule, 77, subjects);
        for (std::size_t i = 0; i < subjects.size(); ++i) {
            CounterRng plain(0x1122334455667788, Stream::Rule, 77, subjects[i]);
            CounterRng started = plain;
            started.startWith(blocks[i]);
            for (int draw = 0; draw < 9; ++draw) {
                QCOMPARE(started.bits32(), plain.bits32());
            }
        }
    }

    void makesManyNumbersAtATime()
    {
        for (const std::uint64_t subject : {std::uint64_t{0}, std::uint64_t{0xAABBCCDDEEFF11}}) {
            CounterRng plain(0xFEDCBA9876543210, Stream::Schedule, 123456, subject);
            BulkRng bulk(plain);
            for (int draw = 0; draw < 1000; ++draw) {
                QCOMPARE(bulk.bits32(), plain.bits32());
                QCOMPARE(bulk.below(10'000), plain.below(10'000));
                QCOMPARE(bulk.below(std::uint64_t{3} << 60U), plain.below(std::uint64_t{3} << 60U));
            }
        }
    }

    /// What is at hand is what would be drawn; else nothing is taken.
    void drawsBelowAtHand()
    {
        CounterRng quick(3, Stream::Rule, 1, 2);
        CounterRng plain = quick;
        int atHand = 0;
        for (int draw = 0; draw < 1000; ++draw) {
            const std::uint64_t bound = draw % 3 == 0 ? 0xC0000000 : 8;
            const std::int64_t number = quick.belowAtHand(bound);
            atHand += number >= 0 ? 1 : 0;
            QCOMPARE(number >= 0 ? static_cast<std::uint64_t>(number) : quick.below(bound),
                     plain.below(bound));
        }
        QVERIFY(atHand > 500);
    }

    void publishedKnownAnswers();
    void drawsAreTheBlocksInOrder();
    void equalArgumentsGiveEqualDraws();
    void everyArgumentMatters();
    void streamsAreDisjoint();
    void uniformStaysBelowOne();
    void uniformIsUniform();
    void belowFollowsItsDefinition_data();
    void belowFollowsItsDefinition();
    void belowIsUniform_data();
    void belowIsUniform();
};

/// kat_vectors of Random123, philox4x32-10.
void TestCounterRng::publishedKnownAnswers()
{
    using Block = std::array<std::uint32_t, 4>;
    QVERIFY((philox4x32({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    constexpr std::uint32_t kOnes = 0xffffffff;
    QVERIFY((philox4x32({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) ==
             Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    QVERIFY((philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
             Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

void TestCounterRng::drawsAreTheBlocksInOrder()
{
    CounterRng rng(0x1122334455667788, Stream::Rule, 9, 0xAABBCCDDEE);
    const std::uint32_t high = 0xAAU | (static_cast<std::uint32_t>(Stream::Rule) << 24);
    for (std::uint32_t block = 0; block < 3; ++block) {
        for (const std::uint32_t expected :
             philox4x32({block, 9, 0xBBCCDDEE, high}, {0x55667788, 0x11223344})) {
            QCOMPARE(rng.bits32(), expected);
        }
    }
}

void TestCounterRng::equalArgumentsGiveEqualDraws()
{
    CounterRng a(5, Stream::Mind, 3, 8);
    CounterRng b(5, Stream::Mind, 3, 8);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(a.bits64(), b.bits64());
    }
}

void TestCounterRng::everyArgumentMatters()
{
    const auto draw = [](CounterRng rng) { return rng.bits64(); };
    const std::set<std::uint64_t> draws{
        draw({5, Stream::Rule, 3, 8}),
        draw({6, Stream::Rule, 3, 8}),
        draw({5 + (std::uint64_t{1} << 32), Stream::Rule, 3, 8}),
        draw({5, Stream::Cell, 3, 8}),
        draw({5, Stream::Rule, 4, 8}),
        draw({5, Stream::Rule, 3, 9}),
        draw({5, Stream::Rule, 3, 8 + (std::uint64_t{1} << 32)}),
    };
    QCOMPARE(draws.size(), std::size_t{7});
}

void TestCounterRng::streamsAreDisjoint()
{
    std::set<std::array<std::uint32_t, 4>> blocks;
    std::size_t made = 0;
    for (int stream = 0; stream <= static_cast<int>(Stream::Design); ++stream) {
        for (std::int64_t tick = 0; tick < 20; ++tick) {
            for (std::uint64_t subject = 0; subject < 50; ++subject) {
                CounterRng rng(42, static_cast<Stream>(stream), tick, subject);
                for (int block = 0; block < 3; ++block, ++made) {
                    blocks.insert({rng.bits32(), rng.bits32(), rng.bits32(), rng.bits32()});
                }
            }
        }
    }
    QCOMPARE(blocks.size(), made);
}

void TestCounterRng::uniformStaysBelowOne()
{
    CounterRng rng(1, Stream::Rule, 0, 0);
    for (int i = 0; i < 100'000; ++i) {
        const double value = rng.uniform();
        QVERIFY(value >= 0 && value < 1);
    }
}

void TestCounterRng::uniformIsUniform()
{
    constexpr int kDraws = 200'000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < kDraws; ++i) {
        // One draw per subject: neighbouring agents must be as independent as neighbouring draws.
        const double value = CounterRng(3, Stream::Rule, 7, static_cast<std::uint64_t>(i)).uniform();
        sum += value;
        squares += value * value;
    }
    const double mean = sum / kDraws;
    QVERIFY(std::abs(mean - 0.5) < 5 * std::sqrt(1.0 / 12 / kDraws));
    QVERIFY(std::abs(squares / kDraws - mean * mean - 1.0 / 12) < 0.001);
}

void TestCounterRng::belowFollowsItsDefinition_data()
{
    QTest::addColumn<quint64>("bound");
    for (const quint64 bound : {quint64{1}, quint64{2}, quint64{3}, quint64{1000}, quint64{0x80000001},
                                quint64{0xFFFFFFFF}, quint64{0x100000000}, quint64{0x100000001},
                                quint64{0x8000000000000001}, quint64{0xFFFFFFFFFFFFFFFF}}) {
        QTest::newRow(qPrintable(QString::number(bound))) << bound;
    }
}

/// The definition, without the shortcut: discard what would make some results likelier than others.
void TestCounterRng::belowFollowsItsDefinition()
{
    QFETCH(quint64, bound);
    CounterRng rng(11, Stream::Rule, 0, bound & 0xFFFFFFFF);
    CounterRng bits = rng;
    for (int i = 0; i < 5000; ++i) {
        quint64 expected = 0;
        if (bound <= 0xFFFFFFFF) {
            const quint64 surplus = (quint64{1} << 32) % bound;
            quint64 product = bits.bits32() * bound;
            while ((product & 0xFFFFFFFF) < surplus) {
                product = bits.bits32() * bound;
            }
            expected = product >> 32;
        } else {
            const quint64 surplus = (0xFFFFFFFFFFFFFFFF % bound + 1) % bound;
            quint64 value = bits.bits64();
            while (value < surplus) {
                value = bits.bits64();
            }
            expected = value % bound;
        }
        const quint64 value = rng.below(bound);
        QCOMPARE(value, expected);
        QVERIFY(value < bound);
    }
}

void TestCounterRng::belowIsUniform_data()
{
    QTest::addColumn<int>("bound");
    for (const int bound : {2, 3, 7, 10, 64}) {
        QTest::addRow("%d", bound) << bound;
    }
}

void TestCounterRng::belowIsUniform()
{
    QFETCH(int, bound);
    constexpr int kDraws = 200'000;
    std::vector<int> counts(static_cast<std::size_t>(bound));
    CounterRng rng(17, Stream::Schedule, 1, 1);
    for (int i = 0; i < kDraws; ++i) {
        ++counts[rng.below(static_cast<std::uint64_t>(bound))];
    }
    const double expected = static_cast<double>(kDraws) / bound;
    double chiSquare = 0;
    for (const int count : counts) {
        chiSquare += (count - expected) * (count - expected) / expected;
    }
    // Mean and deviation of the chi-square distribution; 5 deviations never happen by chance with a fixed
    // seed.
    QVERIFY(chiSquare < (bound - 1) + 5 * std::sqrt(2.0 * (bound - 1)));
}

QTEST_GUILESS_MAIN(TestCounterRng)
#include "tst_counter_rng.moc"
