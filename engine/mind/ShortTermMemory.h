// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

namespace gridfolk
{

/// The last few things that an agent saw, did and brought about, oldest first. What no longer fits is
/// counted.
class ShortTermMemory
{
public:
    struct Entry {
        std::int64_t tick = 0;
        std::string text; ///< one line

        bool operator==(const Entry &) const = default;

        template <class Archive, class Self>
        static void archive(Archive &archive, Self &self)
        {
            archive(self.tick, self.text);
        }
    };

    /// Adds an entry and keeps the last `capacity`.
    void add(Entry entry, std::size_t capacity);

    [[nodiscard]] const std::deque<Entry> &entries() const { return m_entries; }

    /// Entries that no longer fitted, ever.
    [[nodiscard]] std::int64_t forgotten() const { return m_forgotten; }

    bool operator==(const ShortTermMemory &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.m_entries, self.m_forgotten);
    }

private:
    std::deque<Entry> m_entries;
    std::int64_t m_forgotten = 0;
};

} // namespace gridfolk
