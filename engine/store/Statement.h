// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace gridfolk
{

class Database;

/// Bytes to store as they are.
struct Blob {
    std::string_view bytes;
};

/// A compiled SQL statement of one Database; used by the database's thread.
class Statement
{
public:
    Statement(Database &database, sqlite3_stmt *statement);
    ~Statement();
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;

    /// Binds the parameters from the first on. Texts and blobs are copied. A failure shows at the next step.
    template <class... Args>
    void bindAll(const Args &...args)
    {
        rewind();
        int index = 0;
        (bind(++index, args), ...);
    }

    /// Goes to the next row; false when there is none.
    [[nodiscard]] Result<bool> step();

    /// Runs to the end, then is ready to be bound and run again.
    Result<void> finish();

    // Columns of the current row, from 0. NULL gives 0 or "".
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;

private:
    void rewind();
    template <std::integral T>
    void bind(int index, T value)
    {
        bindInteger(index, static_cast<std::int64_t>(value));
    }
    void bind(int index, double value);
    void bind(int index, std::string_view value);
    void bind(int index, Blob value);
    void bindInteger(int index, std::int64_t value);

    Database *m_database;
    sqlite3_stmt *m_statement; ///< owned
    int m_bindError = 0;
};

} // namespace gridfolk
