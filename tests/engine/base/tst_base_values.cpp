// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CounterRng.h"
#include "base/Hash.h"
#include "base/Maths.h"
#include "base/Numbers.h"
#include "base/Result.h"
#include "support/GermanLocale.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace gridfolk;

/// Hashes, numbers as text, deterministic functions and results.
class TestBaseValues : public QObject
{
    Q_OBJECT

private slots:
    void hashIsTheSameInPieces();
    void hashTellsBoundariesApart();
    void hashIsTheKnownOne();
    void hexadecimalHasSixteenDigits();
    void numbersReadBackExactly();
    void numbersIgnoreTheLocale();
    void onlyWholeTextsAreNumbers();
    void functionsAgreeWithTheLibrary();
    void functionsHaveFixedBits();
    void failureCarriesItsArguments();
};

void TestBaseValues::hashIsTheSameInPieces()
{
    const std::string text(1000, 'x');
    StateHash whole;
    whole.add(text.data(), text.size());
    StateHash pieces;
    pieces.add(text.data(), 3);
    pieces.add(text.data(), 0);
    pieces.add(text.data() + 3, 997);
    QCOMPARE(whole.value(), pieces.value());
}

void TestBaseValues::hashTellsBoundariesApart()
{
    const auto hashOf = [](std::string_view a, std::string_view b) {
        StateHash hash;
        hash.add(a);
        hash.add(b);
        return hash.value();
    };
    QVERIFY(hashOf("ab", "c") != hashOf("a", "bc"));
    QVERIFY(hashOf("", "a") != hashOf("a", ""));
}

/// XXH3_64bits of the empty input, as published with xxHash.
void TestBaseValues::hashIsTheKnownOne()
{
    QCOMPARE(textHash(""), std::string("2d06800538d394c2"));
    QCOMPARE(StateHash().value(), std::uint64_t{0x2d06800538d394c2});
}

void TestBaseValues::hexadecimalHasSixteenDigits()
{
    QCOMPARE(hexadecimal(0), std::string("0000000000000000"));
    QCOMPARE(hexadecimal(0x0123456789abcdef), std::string("0123456789abcdef"));
    QCOMPARE(hexadecimal(~std::uint64_t{0}), std::string("ffffffffffffffff"));
}

void TestBaseValues::numbersReadBackExactly()
{
    CounterRng rng(2, Stream::Rule, 0, 0);
    for (int i = 0; i < 20'000; ++i) {
        const double value = std::bit_cast<double>(rng.bits64());
        const auto read = parseNumber<double>(numberText(value));
        QVERIFY(read.has_value());
        QVERIFY(std::isnan(value) ? std::isnan(*read) : *read == value);
    }
    QCOMPARE(numberText(0.1), std::string("0.1"));
    QCOMPARE(numberText(1e30), std::string("1e+30"));
    QCOMPARE(numberText(std::numeric_limits<double>::lowest()), std::string("-1.7976931348623157e+308"));
    QCOMPARE(numberText(std::numeric_limits<std::int64_t>::min()), std::string("-9223372036854775808"));
}

void TestBaseValues::numbersIgnoreTheLocale()
{
    const GermanLocale german;
    if (!german.active()) {
        QSKIP("neither a German locale nor the means to compile one (package locales)");
    }
    QCOMPARE(numberText(1.5), std::string("1.5"));
    QCOMPARE(parseNumber<double>("1.5").value_or(0), 1.5);
    QVERIFY(!parseNumber<double>("1,5").has_value());
}

void TestBaseValues::onlyWholeTextsAreNumbers()
{
    QCOMPARE(parseNumber<std::int64_t>("-12").value_or(0), std::int64_t{-12});
    for (const char *text : {"", " 1", "1 ", "1x", "x", "+1", "0x10", "9223372036854775808", "1.0", "--1"}) {
        QVERIFY2(!parseNumber<std::int64_t>(text).has_value(), text);
    }
    for (const char *text : {"", " 1", "1e", "1.5.5", "1e999"}) {
        QVERIFY2(!parseNumber<double>(text).has_value(), text);
    }
}

void TestBaseValues::functionsAgreeWithTheLibrary()
{
    CounterRng rng(4, Stream::Rule, 0, 0);
    const auto close = [](double a, double b) { return std::abs(a - b) <= 4e-15 * (1 + std::abs(b)); };
    for (int i = 0; i < 2000; ++i) {
        const double x = rng.uniform() * 20 - 10;
        const double y = rng.uniform() * 4 + 0.01;
        QVERIFY(close(maths::exp(x), std::exp(x)));
        QVERIFY(close(maths::log(y), std::log(y)));
        QVERIFY(close(maths::pow(y, x), std::pow(y, x)));
        QVERIFY(close(maths::sin(x), std::sin(x)));
        QVERIFY(close(maths::cos(x), std::cos(x)));
        QVERIFY(close(maths::atan2(x, y), std::atan2(x, y)));
    }
    QVERIFY(std::isnan(maths::log(-1)));
    QVERIFY(std::isinf(maths::log(0)));
}

/// The promise of equal worlds on any machine rests on these bits.
void TestBaseValues::functionsHaveFixedBits()
{
    StateHash hash;
    for (int i = 1; i <= 1000; ++i) {
        const double x = i * 0.0371;
        for (const double value : {maths::exp(x), maths::log(x), maths::pow(x, 1.7), maths::sin(x),
                                   maths::cos(x), maths::tan(x), maths::atan2(x, 2.0)}) {
            hash.add(value);
        }
    }
    QCOMPARE(QString::fromStdString(hexadecimal(hash.value())), QString("fab20a7c6f49e71a"));
}

void TestBaseValues::failureCarriesItsArguments()
{
    const Result<int> result = failure("room.what", {{"file", "a"}}, {.path = "p", .line = 3});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, std::string("room.what"));
    QCOMPARE(result.error().arg("file"), std::string("a"));
    QCOMPARE(result.error().arg("other"), std::string());
    QCOMPARE(result.error().place.line, std::uint32_t{3});
    QVERIFY(!result.error().warning);
}

QTEST_GUILESS_MAIN(TestBaseValues)
#include "tst_base_values.moc"
