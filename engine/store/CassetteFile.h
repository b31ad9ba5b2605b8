// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/Cassette.h"
#include "store/Database.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// A recording of replies in a SQLite file: whoever has it runs the model again without network and keys.
class CassetteFile final : public CassetteStore
{
public:
    /// Opens or makes a recording to add to. Problems are those of Database.
    [[nodiscard]] static Result<std::unique_ptr<CassetteFile>> record(const std::string &path,
                                                                      const CassetteOrigin &origin);

    /// Opens a recording that is there. Problems are those of Database, "store.corrupt" among them.
    [[nodiscard]] static Result<std::unique_ptr<CassetteFile>> replay(const std::string &path);

    /// Who answered.
    [[nodiscard]] Result<CassetteOrigin> origin();

    [[nodiscard]] Result<std::vector<CassetteEntry>> entries() override;
    Result<void> keep(const CassetteEntry &entry, std::string_view request) override;
    [[nodiscard]] std::string requestOf(const CassetteKey &key) override;

private:
    explicit CassetteFile(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    [[nodiscard]] static Result<std::unique_ptr<CassetteFile>> open(const std::string &path,
                                                                    Database::Access access);

    std::unique_ptr<Database> m_database;
    std::optional<Statement> m_keep;
    bool m_hasRequests = true; ///< not so in a recording of version 1
};

} // namespace gridfolk
