// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CassetteFile.h"

#include "store/Packing.h"
#include "store/Schema.h"

#include <array>
#include <utility>
#include <zstd.h>

namespace gridfolk
{

namespace
{

/// Version 1. `error` is NULL for a reply, else the number of its class.
const std::string kVersion1 = R"(
CREATE TABLE origin(id INTEGER PRIMARY KEY CHECK(id = 1), provider TEXT NOT NULL, model TEXT NOT NULL);
CREATE TABLE entry(
    tick INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    request_hash TEXT NOT NULL,
    text TEXT NOT NULL,
    model TEXT NOT NULL,
    finish_reason TEXT NOT NULL,
    status INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    error INTEGER,
    message TEXT NOT NULL,
    attempts BLOB NOT NULL,
    PRIMARY KEY(tick, serial, ordinal)) WITHOUT ROWID;
)";

/// Version 2: what was asked, compressed by zstd; empty where it is not known.
const std::string kVersion2 = R"(
ALTER TABLE entry ADD COLUMN request BLOB NOT NULL DEFAULT x'';
)";

std::span<const std::string> allSteps()
{
    static const std::array<std::string, 2> kSteps{kVersion1, kVersion2};
    return kSteps;
}

std::string compressed(std::string_view bytes)
{
    constexpr int kLevel = 3;
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
    packed.resize(ZSTD_isError(size) != 0 || bytes.empty() ? 0 : size);
    return packed;
}

/// Empty for what is no frame, or one larger than any prompt.
std::string decompressed(std::string_view packed)
{
    constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size > kMostBytes) {
        return {};
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
    return got == bytes.size() ? bytes : std::string();
}

constexpr int kNoError = -1;

/// The entry of the current row; nothing when it is damaged.
std::optional<CassetteEntry> entryOf(const Statement &row)
{
    CassetteEntry entry;
    entry.key = {row.integer(0), static_cast<std::uint64_t>(row.integer(1)),
                 static_cast<std::int32_t>(row.integer(2))};
    entry.requestHash = row.text(3);
    const std::int64_t error = row.integer(11);
    if (error >= 0) {
        entry.error = LlmError{static_cast<ErrorClass>(error), static_cast<int>(row.integer(7)), row.text(12),
                               std::nullopt, true};
    } else {
        entry.reply.text = row.text(4);
        entry.reply.model = row.text(5);
        entry.reply.finishReason = row.text(6);
        entry.reply.status = static_cast<int>(row.integer(7));
        entry.reply.inputTokens = row.integer(8);
        entry.reply.outputTokens = row.integer(9);
        entry.reply.cachedTokens = row.integer(10);
    }
    auto attempts = packing::unpackAttempts(row.text(13));
    if (!attempts || error > static_cast<std::int64_t>(ErrorClass::LedgerFailed)) {
        return std::nullopt;
    }
    entry.attempts = std::move(*attempts);
    return entry;
}

} // namespace

Result<std::unique_ptr<CassetteFile>> CassetteFile::open(const std::string &path, Database::Access access)
{
    auto database = Database::open(path, access);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    std::span<const std::string> steps = allSteps();
    if (access == Database::Access::Create) {
        auto done = migrate(**database, steps);
        done = done ? (*database)->execute("PRAGMA synchronous = NORMAL") : done;
        if (!done) {
            return tl::make_unexpected(done.error());
        }
    }
    const auto version = (*database)->number("PRAGMA user_version");
    if (version && *version == 1) {
        steps = steps.first(1); // an old recording, to be read only
    }
    if (auto checked = checkSchema(**database, steps); !checked) {
        return tl::make_unexpected(checked.error());
    }
    std::unique_ptr<CassetteFile> file(new CassetteFile(std::move(*database)));
    file->m_hasRequests = steps.size() > 1;
    return file;
}

Result<std::unique_ptr<CassetteFile>> CassetteFile::record(const std::string &path,
                                                           const CassetteOrigin &origin)
{
    auto file = open(path, Database::Access::Create);
    if (!file) {
        return file;
    }
    Database &database = *(*file)->m_database;
    auto done = database.run("INSERT OR REPLACE INTO origin(id, provider, model) VALUES(1, ?, ?)",
                             origin.provider, origin.model);
    auto keep = database.prepare("INSERT OR REPLACE INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                 "nullif(?, -1), ?, ?, ?)");
    if (!done || !keep) {
        return tl::make_unexpected(done ? keep.error() : done.error());
    }
    (*file)->m_keep = std::move(*keep);
    return file;
}

Result<std::unique_ptr<CassetteFile>> CassetteFile::replay(const std::string &path)
{
    return open(path, Database::Access::Read);
}

Result<CassetteOrigin> CassetteFile::origin()
{
    auto rows = m_database->query("SELECT provider, model FROM origin");
    const Result<bool> row = rows ? rows->step() : tl::make_unexpected(rows.error());
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    return CassetteOrigin{*row ? rows->text(0) : std::string(), *row ? rows->text(1) : std::string()};
}

Result<std::vector<CassetteEntry>> CassetteFile::entries()
{
    auto rows = m_database->query("SELECT tick, serial, ordinal, request_hash, text, model, finish_reason, "
                                  "status, input_tokens, output_tokens, cached_tokens, ifnull(error, -1), "
                                  "message, attempts FROM entry ORDER BY tick, serial, ordinal");
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    std::vector<CassetteEntry> entries;
    for (;;) {
        const Result<bool> row = rows->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return entries;
        }
        auto entry = entryOf(*rows);
        if (!entry) {
            return failure("store.corrupt", {{"file", m_database->path()}, {"detail", "recording"}});
        }
        entries.push_back(std::move(*entry));
    }
}

std::string CassetteFile::requestOf(const CassetteKey &key)
{
    if (!m_hasRequests) {
        return {};
    }
    auto rows = m_database->query("SELECT request FROM entry WHERE tick = ? AND serial = ? AND ordinal = ?",
                                  key.tick, key.serial, key.ordinal);
    const Result<bool> row = rows ? rows->step() : tl::make_unexpected(rows.error());
    return row && *row ? decompressed(rows->text(0)) : std::string();
}

Result<void> CassetteFile::keep(const CassetteEntry &entry, std::string_view request)
{
    if (!m_keep) {
        return failure("store.read-only", {{"file", m_database->path()}});
    }
    const bool failed = entry.error.has_value();
    const std::string packed = compressed(request);
    const std::string attempts = packing::pack(std::span<const TraceAttempt>(entry.attempts));
    m_keep->bindAll(entry.key.tick, entry.key.serial, entry.key.ordinal, entry.requestHash, entry.reply.text,
                    entry.reply.model, entry.reply.finishReason,
                    failed ? entry.error->status : entry.reply.status, entry.reply.inputTokens,
                    entry.reply.outputTokens, entry.reply.cachedTokens,
                    failed ? static_cast<int>(entry.error->errorClass) : kNoError,
                    failed ? entry.error->message : std::string(), Blob{attempts}, Blob{packed});
    return m_keep->finish();
}

} // namespace gridfolk
