// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TextTable.h"

#include "base/Hash.h"
#include "store/Database.h"

namespace gridfolk
{

Result<std::int64_t> internText(Database &database, std::string_view text)
{
    StateHash hash;
    hash.add(text.data(), text.size());
    auto lookup = database.prepare("SELECT body FROM text WHERE id = ?");
    if (!lookup) {
        return tl::make_unexpected(lookup.error());
    }
    // Half the range, so that counting on from any hash stays positive.
    for (auto id = static_cast<std::int64_t>(hash.value() >> 2U);; ++id) {
        lookup->bindAll(id);
        const Result<bool> row = lookup->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (*row && lookup->text(0) == text) {
            return id;
        }
        if (!*row) {
            const auto stored = database.run("INSERT INTO text(id, body) VALUES(?, ?)", id, text);
            return stored ? Result<std::int64_t>(id) : tl::make_unexpected(stored.error());
        }
        if (auto done = lookup->finish(); !done) {
            return tl::make_unexpected(done.error());
        }
    }
}

} // namespace gridfolk
