// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Archive.h"

#include <QtTest>

#include <deque>
#include <map>
#include <set>

using namespace gridfolk;

namespace
{

struct Part {
    std::int16_t number = 0; // with padding behind it
    double share = 0;

    bool operator==(const Part &) const = default;
    auto operator<=>(const Part &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.number, self.share);
    }
};

struct Whole {
    std::string name;
    std::vector<std::uint32_t> numbers;
    std::vector<Part> parts;
    std::deque<std::string> words;
    std::set<Part> sorted;
    std::map<std::uint64_t, std::shared_ptr<const Part>> shared;
    std::optional<bool> maybe;
    std::pair<float, char> pair;
    std::vector<Part> fixed = std::vector<Part>(2);

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.name, self.numbers, self.parts, self.words, self.sorted, self.shared, self.maybe,
                self.pair);
        archive.each(self.fixed);
    }
};

std::string bytesOf(const Whole &whole)
{
    ArchiveWriter writer;
    writer(whole);
    return writer.take();
}

Whole example()
{
    Whole whole;
    whole.name = "whole";
    whole.numbers = {1, 2, 3};
    whole.parts = {{4, 0.5}, {5, -1}};
    whole.words = {"", "a", "two words"};
    whole.sorted = {{2, 0}, {1, 7}};
    whole.shared[9] = std::make_shared<const Part>(Part{6, 1e300});
    whole.maybe = true;
    whole.pair = {2.5F, 'x'};
    whole.fixed[1] = {7, 8};
    return whole;
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const std::string bytes = bytesOf(example());
        ArchiveReader reader(bytes);
        Whole read;
        reader(read);
        QVERIFY(reader.isFine() && reader.isAtEnd());
        QVERIFY(read.parts == example().parts && read.words == example().words && read.sorted.size() == 2);
        QVERIFY(*read.shared.at(9) == (Part{6, 1e300}) && read.maybe == true && read.fixed[1].share == 8);
        QVERIFY(bytesOf(read) == bytes);
    }

    void whatIsCutOffIsNoticed()
    {
        const std::string bytes = bytesOf(example());
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            ArchiveReader reader(std::string_view(bytes).substr(0, length));
            Whole read;
            reader(read);
            QVERIFY(!reader.isFine());
        }
    }

    void wrongLengthAsksForNoMemory()
    {
        ArchiveWriter writer;
        writer(std::uint64_t{1} << 60U);
        const std::string bytes = writer.take();
        ArchiveReader reader(bytes);
        std::vector<std::uint64_t> numbers;
        reader(numbers);
        QVERIFY(!reader.isFine() && numbers.empty());
    }

    void elementsThatAreThereKeepTheirNumber()
    {
        ArchiveWriter writer;
        writer.each(std::vector<int>{1, 2});
        const std::string bytes = writer.take();
        ArchiveReader reader(bytes);
        std::vector<int> three(3);
        reader.each(three);
        QVERIFY(!reader.isFine() && three.size() == 3);
    }
};

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
