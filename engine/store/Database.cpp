// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Database.h"

#include "base/Files.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr int kBusyMilliseconds = 5000;

/// The path as a URI that SQLite reads back to the same bytes.
std::string uriOf(const std::string &path)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri = path.starts_with('/') ? "file://" : "file:";
    for (const char c : path) {
        if (c == '?' || c == '#' || c == '%') {
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

bool isReadOnlyFolder(const std::string &folder)
{
    return access(folder.c_str(), W_OK) != 0 && files::isReadOnly(errno);
}

/// Rows that wait in the file's log would be unseen by a connection that takes the file as unchanging.
bool hasWaitingRows(const std::string &path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path + "-wal", error);
    return !error && size > 0;
}

} // namespace

Database::Database(std::string path, sqlite3 *handle, bool readOnly)
    : m_path(std::move(path))
    , m_handle(handle)
    , m_readOnly(readOnly)
{
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::openWith(const std::string &path, int flags, bool immutable)
{
    sqlite3 *handle = nullptr;
    const std::string name = immutable ? uriOf(path) : path;
    const int opened = sqlite3_open_v2(
        name.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE | (immutable ? SQLITE_OPEN_URI : 0), nullptr);
    std::unique_ptr<Database> database(new Database(path, handle, (flags & SQLITE_OPEN_READONLY) != 0));
    if (opened != SQLITE_OK) {
        return tl::make_unexpected(database->problem(opened));
    }
    database->m_readOnly = sqlite3_db_readonly(handle, "main") != 0;
    if (auto done = database->configure(database->m_readOnly ? Access::Read : Access::Write); !done) {
        return tl::make_unexpected(done.error());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const std::string &path, Access access)
{
    std::error_code error;
    if (access != Access::Create && !std::filesystem::exists(path, error)) {
        return failure("store.missing", {{"file", path}});
    }
    if (access == Access::Create) {
        return openWith(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, false);
    }
    if (access == Access::Write && ::access(files::folderOf(path).c_str(), W_OK) == 0) {
        auto database = openWith(path, SQLITE_OPEN_READWRITE, false);
        if (database || database.error().code != "store.read-only") {
            return database;
        }
    }
    auto database = openWith(path, SQLITE_OPEN_READONLY, false);
    if (database || database.error().code != "store.read-only" || hasWaitingRows(path)) {
        return database;
    }
    // In a folder that cannot be written there is no room for the log's index; without a log nothing changes
    // anyway.
    return openWith(path, SQLITE_OPEN_READONLY, true);
}

Result<void> Database::configure(Access access)
{
    sqlite3_busy_timeout(m_handle, kBusyMilliseconds);
    for (const auto &[option, value] :
         std::array<std::pair<int, int>, 6>{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                             {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                             {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                             {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                             {SQLITE_DBCONFIG_DQS_DML, 0},
                                             {SQLITE_DBCONFIG_ENABLE_FKEY, 1}}}) {
        sqlite3_db_config(m_handle, option, value, nullptr);
    }
    for (const auto &[limit, value] : std::array<std::pair<int, int>, 8>{{{SQLITE_LIMIT_LENGTH, 256 << 20},
                                                                          {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                                          {SQLITE_LIMIT_COLUMN, 100},
                                                                          {SQLITE_LIMIT_EXPR_DEPTH, 20},
                                                                          {SQLITE_LIMIT_COMPOUND_SELECT, 5},
                                                                          {SQLITE_LIMIT_ATTACHED, 0},
                                                                          {SQLITE_LIMIT_TRIGGER_DEPTH, 4},
                                                                          {SQLITE_LIMIT_VDBE_OP, 25'000}}}) {
        sqlite3_limit(m_handle, limit, value);
    }
    if (auto done = execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"); !done) {
        return done;
    }
    if (access == Access::Read) {
        return execute("PRAGMA query_only = ON; SELECT count(*) FROM sqlite_schema;");
    }
    return execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216;");
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    if (code != SQLITE_OK) {
        return tl::make_unexpected(problem(code));
    }
    return Statement(*this, statement);
}

Result<void> Database::execute(const std::string &sql)
{
    errno = 0;
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return tl::make_unexpected(problem(code));
    }
    return {};
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement) {
        return tl::make_unexpected(statement.error());
    }
    const auto row = statement->step();
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    return *row ? statement->integer(0) : 0;
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

Result<void> Database::checkIntegrity()
{
    auto statement = prepare("PRAGMA integrity_check(1)");
    if (!statement) {
        return tl::make_unexpected(statement.error());
    }
    const auto row = statement->step();
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    if (const std::string text = *row ? statement->text(0) : "no answer"; text != "ok") {
        const std::size_t lastLine = text.rfind('\n') + 1; // after a head for every database
        return failure("store.corrupt", {{"file", m_path}, {"detail", text.substr(lastLine)}});
    }
    return {};
}

Result<void> Database::copyTo(const std::string &path)
{
    sqlite3 *handle = nullptr;
    const int opened = sqlite3_open_v2(
        path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
    const Database copy(path, handle, false);
    if (opened != SQLITE_OK) {
        return tl::make_unexpected(copy.problem(opened));
    }
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    sqlite3_backup *backup = sqlite3_backup_init(handle, "main", m_handle, "main");
    if (backup == nullptr) {
        return tl::make_unexpected(copy.problem(sqlite3_extended_errcode(handle)));
    }
    constexpr int kPagesAtOnce = 1000;
    constexpr int kMostWaits = 100;
    int waits = 0;
    int code = SQLITE_OK;
    while (code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++waits < kMostWaits)) {
        if (code != SQLITE_OK) {
            sqlite3_sleep(kBusyMilliseconds / kMostWaits);
        }
        code = sqlite3_backup_step(backup, kPagesAtOnce);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || finished != SQLITE_OK) {
        return tl::make_unexpected(copy.problem(code != SQLITE_DONE ? code : finished));
    }
    return {};
}

Problem Database::problem(int code) const
{
    const int last = errno; // SQLite does not keep the number of a failed write to its log
    const int primary = code & 0xFF;
    const int system = m_handle == nullptr ? 0 : sqlite3_system_errno(m_handle);
    const auto make = [&](const char *what, std::string detail = {}) {
        Problem problem{what, {{"file", m_path}}, {}, false};
        if (!detail.empty()) {
            problem.args.emplace_back("detail", std::move(detail));
        }
        return problem;
    };
    switch (primary) {
    case SQLITE_FULL:
        return make("store.disk-full");
    case SQLITE_CANTOPEN:
        // SQLite's last try was to open the file for reading, so its error number may hide the first.
        if (system != 0 && !files::isReadOnly(system) && !isReadOnlyFolder(files::folderOf(m_path))) {
            break;
        }
        [[fallthrough]];
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return make("store.read-only");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return make("store.busy");
    case SQLITE_NOTADB:
        return make("store.not-a-project");
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
        return make("store.too-big");
    case SQLITE_IOERR:
        break;
    default:
        return make("store.corrupt", sqlite3_errstr(code));
    }
    if (files::isFull(system) || (code == SQLITE_IOERR_WRITE && files::isFull(last))) {
        return make("store.disk-full");
    }
    if (code == SQLITE_IOERR_SHORT_READ) {
        return make("store.truncated");
    }
    if (code == SQLITE_IOERR_CORRUPTFS) {
        return make("store.corrupt", sqlite3_errstr(code));
    }
    const std::string detail = system != 0 ? files::errorText(system) : sqlite3_errstr(code);
    return make(code == SQLITE_IOERR_READ ? "store.cannot-read" : "store.cannot-write", detail);
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (database.readOnly()) {
        return failure("store.read-only", {{"file", database.path()}});
    }
    if (auto done = database.execute("BEGIN IMMEDIATE"); !done) {
        return tl::make_unexpected(done.error());
    }
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Result<void> Transaction::commit()
{
    auto done = m_database->execute("COMMIT");
    if (done) {
        m_database = nullptr;
    }
    return done;
}

} // namespace gridfolk
