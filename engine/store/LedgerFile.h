// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/Ledger.h"
#include "store/Database.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// What language models cost, in a SQLite file of the user's own; one purse per run or whoever else has a
/// cap. An entry that was begun survives a kill of the program; power loss may take the last ones.
class LedgerFile final : public Ledger
{
public:
    /// Opens or makes the file and the folder that it lies in. Problems are those of Database.
    [[nodiscard]] static Result<std::unique_ptr<LedgerFile>> open(const std::string &path, std::string purse);

    [[nodiscard]] Result<Spending> spending() override;
    [[nodiscard]] Result<std::int64_t> begin(const LedgerEntry &entry) override;
    Result<void> settle(std::int64_t entry, Money cost, std::int64_t unpricedTokens) override;
    Result<void> flush() override;
    ~LedgerFile() override;
    LedgerFile(const LedgerFile &) = delete;
    LedgerFile &operator=(const LedgerFile &) = delete;

private:
    struct Settlement {
        std::int64_t entry = 0;
        Money cost;
        std::int64_t tokens = 0;
    };
    LedgerFile(std::unique_ptr<Database> database, std::string purse);
    Result<void> prepare();
    Result<void> writeSettlements();

    std::unique_ptr<Database> m_database;
    std::string m_purse;
    std::optional<Transaction> m_transaction; ///< with what was begun since the last flush
    std::optional<Statement> m_begin;
    std::optional<Statement> m_settle;
    std::vector<Settlement> m_unwritten; ///< go with the next transaction: a commit costs more than they do
};

} // namespace gridfolk
