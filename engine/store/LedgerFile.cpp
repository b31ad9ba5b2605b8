// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/LedgerFile.h"

#include "store/Schema.h"

#include <array>
#include <filesystem>
#include <utility>

namespace gridfolk
{

namespace
{

/// Version 1. `cost` and `tokens` are NULL until the attempt is settled. Money in picodollars.
const std::string kVersion1 = R"(
CREATE TABLE attempt(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    purse TEXT NOT NULL,
    at INTEGER NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    worst INTEGER NOT NULL,
    worst_tokens INTEGER NOT NULL,
    cost INTEGER,
    tokens INTEGER);
CREATE INDEX attempt_by_purse ON attempt(purse);
)";

} // namespace

LedgerFile::LedgerFile(std::unique_ptr<Database> database, std::string purse)
    : m_database(std::move(database))
    , m_purse(std::move(purse))
{
}

Result<std::unique_ptr<LedgerFile>> LedgerFile::open(const std::string &path, std::string purse)
{
    std::error_code ignored; // opening says it better
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    auto database = Database::open(path, Database::Access::Create);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    const std::array<std::string, 1> steps{kVersion1};
    if (auto done = migrate(**database, steps); !done) {
        return tl::make_unexpected(done.error());
    }
    if (auto checked = checkSchema(**database, steps); !checked) {
        return tl::make_unexpected(checked.error());
    }
    std::unique_ptr<LedgerFile> ledger(new LedgerFile(std::move(*database), std::move(purse)));
    if (auto done = ledger->prepare(); !done) {
        return tl::make_unexpected(done.error());
    }
    return ledger;
}

Result<void> LedgerFile::prepare()
{
    // A commit reaches the kernel, which outlives the program, but not the disk: no wait per attempt.
    // Checkpoints do wait for it, so they are rare: every 16 MiB.
    if (auto done = m_database->execute("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000");
        !done) {
        return done;
    }
    auto begin = m_database->prepare("INSERT INTO attempt(purse, at, provider, model, worst, worst_tokens) "
                                     "VALUES(?, ?, ?, ?, ?, ?)");
    auto settle = m_database->prepare("UPDATE attempt SET cost = ?, tokens = ? WHERE id = ?");
    if (!begin || !settle) {
        return tl::make_unexpected(begin ? settle.error() : begin.error());
    }
    m_begin = std::move(*begin);
    m_settle = std::move(*settle);
    return {};
}

LedgerFile::~LedgerFile()
{
    static_cast<void>(flush()); // what is lost here counts in full
}

Result<Spending> LedgerFile::spending()
{
    if (auto done = flush(); !done) {
        return tl::make_unexpected(done.error());
    }
    auto rows = m_database->query("SELECT ifnull(sum(ifnull(cost, worst)), 0), "
                                  "ifnull(sum(ifnull(tokens, worst_tokens)), 0), "
                                  "count(*), count(*) - count(cost) FROM attempt WHERE purse = ?",
                                  m_purse);
    if (!rows) {
        return tl::make_unexpected(rows.error());
    }
    if (const Result<bool> row = rows->step(); !row) {
        return tl::make_unexpected(row.error());
    }
    return Spending{Money{rows->integer(0)}, rows->integer(1), rows->integer(2), rows->integer(3)};
}

Result<std::int64_t> LedgerFile::begin(const LedgerEntry &entry)
{
    if (!m_transaction) {
        auto transaction = Transaction::begin(*m_database);
        if (!transaction) {
            return tl::make_unexpected(transaction.error());
        }
        m_transaction.emplace(std::move(*transaction));
    }
    m_begin->bindAll(m_purse, entry.at.count(), entry.provider, entry.model, entry.worst.picodollars,
                     entry.worstTokens);
    if (auto done = m_begin->finish(); !done) {
        return tl::make_unexpected(done.error());
    }
    return m_database->lastRowId();
}

Result<void> LedgerFile::settle(std::int64_t entry, Money cost, std::int64_t unpricedTokens)
{
    m_unwritten.push_back({entry, cost, unpricedTokens});
    return {};
}

Result<void> LedgerFile::flush()
{
    if (!m_transaction && !m_unwritten.empty()) {
        auto transaction = Transaction::begin(*m_database);
        if (!transaction) {
            return tl::make_unexpected(transaction.error());
        }
        m_transaction.emplace(std::move(*transaction));
    }
    if (!m_transaction) {
        return {};
    }
    auto done = writeSettlements();
    done = done ? m_transaction->commit() : done;
    m_transaction.reset(); // undone where it was not committed
    if (done) {
        m_unwritten.clear();
    }
    return done;
}

Result<void> LedgerFile::writeSettlements()
{
    for (const Settlement &settlement : m_unwritten) {
        m_settle->bindAll(settlement.cost.picodollars, settlement.tokens, settlement.entry);
        if (auto done = m_settle->finish(); !done) {
            return done;
        }
    }
    return {};
}

} // namespace gridfolk
