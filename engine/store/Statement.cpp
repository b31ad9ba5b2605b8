// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Statement.h"

#include "store/Database.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace gridfolk
{

Statement::Statement(Database &database, sqlite3_stmt *statement)
    : m_database(&database)
    , m_statement(statement)
{
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindError(other.m_bindError)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindError, other.m_bindError);
    return *this;
}

Result<bool> Statement::step()
{
    errno = 0; // for the problem, if there is one
    const int code = m_bindError != SQLITE_OK ? m_bindError : sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    const Problem problem = m_database->problem(code);
    sqlite3_reset(m_statement);
    return tl::make_unexpected(problem);
}

Result<void> Statement::finish()
{
    for (;;) {
        const Result<bool> row = step();
        if (!row) {
            return tl::make_unexpected(row.error());
        }
        if (!*row) {
            sqlite3_reset(m_statement);
            return {};
        }
    }
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr ? std::string()
                            : std::string(static_cast<const char *>(bytes), static_cast<std::size_t>(size));
}

void Statement::rewind()
{
    sqlite3_reset(m_statement);
    m_bindError = SQLITE_OK;
}

void Statement::bind(int index, double value)
{
    m_bindError |= sqlite3_bind_double(m_statement, index, value);
}

void Statement::bind(int index, std::string_view value)
{
    const char *bytes = value.empty() ? "" : value.data();
    m_bindError |=
        sqlite3_bind_text64(m_statement, index, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int index, Blob value)
{
    const char *bytes = value.bytes.empty() ? "" : value.bytes.data();
    m_bindError |= sqlite3_bind_blob64(m_statement, index, bytes, value.bytes.size(), SQLITE_TRANSIENT);
}

void Statement::bindInteger(int index, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement, index, value);
}

} // namespace gridfolk
