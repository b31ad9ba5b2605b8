// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "store/Statement.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace gridfolk
{

/// A connection to one SQLite file, hardened against files from elsewhere: defensive, no trusted schema, no
/// triggers or views, limits set, foreign keys on, WAL, every commit synced. Used by one thread at a time;
/// open one per thread, they do not disturb each other. Every failure is a problem "store.…" that names the
/// file: disk-full, read-only, busy (after 5 s), missing, not-a-project, corrupt, truncated, cannot-read,
/// cannot-write, too-big.
class Database
{
public:
    enum class Access {
        Read,
        Write, ///< falls back to reading where the file or its folder cannot be written; see readOnly()
        Create ///< makes the file where there is none
    };

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const std::string &path() const { return m_path; }
    [[nodiscard]] bool readOnly() const { return m_readOnly; }

    /// Compiles one statement. It must not outlive the database.
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);

    /// Runs one statement to its end with these parameters and drops its rows.
    template <class... Args>
    Result<void> run(std::string_view sql, const Args &...args)
    {
        auto statement = query(sql, args...);
        return statement ? statement->finish() : tl::make_unexpected(statement.error());
    }

    /// A statement with these parameters, before its first row.
    template <class... Args>
    [[nodiscard]] Result<Statement> query(std::string_view sql, const Args &...args)
    {
        auto statement = prepare(sql);
        if (statement) {
            statement->bindAll(args...);
        }
        return statement;
    }

    /// Runs several statements without parameters.
    Result<void> execute(const std::string &sql);

    /// The first column of the first row as a number; 0 without rows.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);

    [[nodiscard]] std::int64_t lastRowId() const;

    /// Looks through the whole file: "store.corrupt" when it is damaged.
    [[nodiscard]] Result<void> checkIntegrity();

    /// Copies everything, as one consistent state, into a new file at `path` (SQLite's backup), in slices so
    /// that other connections may go on writing.
    Result<void> copyTo(const std::string &path);

    /// The problem of the last failure, for Statement.
    [[nodiscard]] Problem problem(int code) const;

private:
    Database(std::string path, sqlite3 *handle, bool readOnly);
    static Result<std::unique_ptr<Database>> openWith(const std::string &path, int flags, bool immutable);
    Result<void> configure(Access access);

    std::string m_path;
    sqlite3 *m_handle; ///< owned
    bool m_readOnly;
};

/// Everything between its making and commit(), or nothing: rolls back when it is destroyed uncommitted.
class Transaction
{
public:
    /// Begins at once with the right to write.
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    /// On failure nothing has been stored.
    Result<void> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }

    Database *m_database; ///< nullptr: ended
};

} // namespace gridfolk
