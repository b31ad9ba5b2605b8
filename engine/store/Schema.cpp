// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Schema.h"

#include "base/Files.h"
#include "store/Database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace gridfolk
{

namespace
{

/// Version 1. Texts that repeat (prompts, documents) are stored once and referred to by number; removing a
/// run sweeps those that are left over, which is why no foreign key checks each of them. Lists are packed,
/// see Packing.h.
const std::string kVersion1 = R"(
CREATE TABLE document(id INTEGER PRIMARY KEY CHECK(id = 1), json TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE draft(id INTEGER PRIMARY KEY CHECK(id = 1), json TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE text(id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE run(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scenario_hash TEXT NOT NULL,
    scenario INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    ticks INTEGER NOT NULL,
    status TEXT NOT NULL,
    started_at TEXT NOT NULL,
    program_version TEXT NOT NULL,
    provider TEXT NOT NULL,
    parameters BLOB NOT NULL,
    metrics BLOB NOT NULL,
    interventions BLOB NOT NULL);
CREATE TABLE metric_row(
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    tick INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(run, tick)) WITHOUT ROWID;
CREATE TABLE trace(
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    tick INTEGER NOT NULL,
    agent INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cause TEXT NOT NULL,
    observation TEXT NOT NULL,
    system_prompt INTEGER NOT NULL,
    user_prompt INTEGER NOT NULL,
    offered BLOB NOT NULL,
    attempts BLOB NOT NULL,
    thought TEXT NOT NULL,
    action TEXT NOT NULL,
    arguments BLOB NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT NOT NULL,
    effects BLOB NOT NULL);
CREATE INDEX trace_by_tick ON trace(run, tick);
CREATE INDEX trace_by_agent ON trace(run, agent, tick);
CREATE TABLE notice(
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    arguments BLOB NOT NULL,
    place BLOB NOT NULL,
    warning INTEGER NOT NULL);
CREATE INDEX notice_by_run ON notice(run);
CREATE TABLE agent_table(
    run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    tick INTEGER NOT NULL,
    PRIMARY KEY(run, ordinal)) WITHOUT ROWID;
CREATE TABLE agent_column(
    run INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY(run, ordinal, position),
    FOREIGN KEY(run, ordinal) REFERENCES agent_table(run, ordinal) ON DELETE CASCADE) WITHOUT ROWID;
)";

std::uint32_t bigEndian(const std::array<unsigned char, 100> &header, std::size_t offset)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = (value << 8U) | header[offset + i];
    }
    return value;
}

Result<std::vector<std::string>> schemaOf(Database &database)
{
    auto statement = database.prepare(
        "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema ORDER BY name, type");
    if (!statement) {
        return tl::make_unexpected(statement.error());
    }
    std::vector<std::string> schema;
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            return schema;
        }
        schema.push_back(statement->text(0) + '\n' + statement->text(1) + '\n' + statement->text(2) + '\n' +
                         statement->text(3));
    }
}

} // namespace

std::span<const std::string> schemaSteps()
{
    static const std::array<std::string, 1> kSteps{kVersion1};
    return kSteps;
}

int schemaVersion()
{
    return static_cast<int>(schemaSteps().size());
}

Result<void> migrate(Database &database, std::span<const std::string> steps)
{
    auto version = database.number("PRAGMA user_version");
    if (!version) {
        return tl::make_unexpected(version.error());
    }
    if (*version < 0 || *version > static_cast<std::int64_t>(steps.size())) {
        return failure("store.newer-version", {{"file", database.path()},
                                               {"found", std::to_string(*version)},
                                               {"known", std::to_string(steps.size())}});
    }
    for (auto next = static_cast<std::size_t>(*version); next < steps.size(); ++next) {
        auto transaction = Transaction::begin(database);
        if (!transaction) {
            return tl::make_unexpected(transaction.error());
        }
        auto done = database.execute(steps[next] + "; PRAGMA user_version = " + std::to_string(next + 1));
        if (done) {
            done = transaction->commit();
        }
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<void> checkSchema(Database &database, std::span<const std::string> steps)
{
    auto model = Database::open(":memory:", Database::Access::Create);
    if (!model) {
        return tl::make_unexpected(model.error());
    }
    if (auto done = migrate(**model, steps); !done) {
        return done;
    }
    const auto expected = schemaOf(**model);
    const auto found = schemaOf(database);
    if (!expected || !found) {
        return tl::make_unexpected(expected ? found.error() : expected.error());
    }
    if (*expected != *found) {
        return failure("store.corrupt", {{"file", database.path()}, {"detail", "schema"}});
    }
    return {};
}

Result<void> checkHeader(const std::string &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        return failure("store.missing", {{"file", path}});
    }
    if (!std::filesystem::is_regular_file(status)) {
        return failure("store.not-a-project", {{"file", path}});
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return failure("store.cannot-read", {{"file", path}, {"detail", files::errorText(errno)}});
    }
    std::array<unsigned char, 100> header{};
    file.read(reinterpret_cast<char *>(header.data()), header.size());
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    const auto got = static_cast<std::size_t>(file.gcount());
    const std::string_view start(reinterpret_cast<const char *>(header.data()), std::min(got, kMagic.size()));
    if (start != kMagic.substr(0, start.size())) {
        return failure("store.not-a-project", {{"file", path}});
    }
    if (got < header.size()) {
        return failure("store.truncated", {{"file", path}});
    }
    if (bigEndian(header, 68) != static_cast<std::uint32_t>(kApplicationId)) {
        return failure("store.not-a-project", {{"file", path}});
    }
    const std::uint32_t version = bigEndian(header, 60);
    if (version > static_cast<std::uint32_t>(schemaVersion())) {
        return failure(
            "store.newer-version",
            {{"file", path}, {"found", std::to_string(version)}, {"known", std::to_string(schemaVersion())}});
    }
    // A file that is shorter than it says has lost its end, unless the log still holds that end.
    const std::uint32_t pageSize = (std::uint32_t{header[16]} << 8U) | header[17];
    const std::uint64_t expected = std::uint64_t{pageSize == 1 ? 65536 : pageSize} * bigEndian(header, 28);
    const auto logSize = std::filesystem::file_size(path + "-wal", error);
    const bool hasLog = !error && logSize > 0;
    if (std::filesystem::file_size(path, error) < expected && !hasLog) {
        return failure("store.truncated", {{"file", path}});
    }
    return {};
}

} // namespace gridfolk
