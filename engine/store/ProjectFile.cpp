// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ProjectFile.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "scenario/ScenarioJson.h"
#include "store/Schema.h"

#include <cerrno>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace gridfolk
{

namespace
{

/// Whole files up to this size are checked before they are used; a larger one is checked as it is read.
constexpr std::uintmax_t kCheckedAtOnce = std::uintmax_t{16} << 20;

/// Removes a file and what SQLite keeps beside it.
class TemporaryFile
{
public:
    explicit TemporaryFile(std::string path)
        : m_path(std::move(path))
    {
    }
    ~TemporaryFile()
    {
        for (const char *suffix : {"", "-journal", "-wal", "-shm"}) {
            unlink((m_path + suffix).c_str());
        }
    }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    std::string m_path;
};

tl::unexpected<Problem> fileFailure(const std::string &path, int error)
{
    if (error == EEXIST) {
        return failure("store.exists", {{"file", path}});
    }
    if (files::isFull(error)) {
        return failure("store.disk-full", {{"file", path}});
    }
    if (files::isReadOnly(error)) {
        return failure("store.read-only", {{"file", path}});
    }
    return failure("store.cannot-write", {{"file", path}, {"detail", files::errorText(error)}});
}

/// The same problem with the name that the person knows instead of the temporary one.
tl::unexpected<Problem> renamed(Problem problem, const std::string &path)
{
    for (auto &[name, value] : problem.args) {
        if (name == "file") {
            value = path;
        }
    }
    return tl::make_unexpected(std::move(problem));
}

Result<void> putDocument(Database &database, const char *table, const Scenario &scenario)
{
    const std::string json = toJson(scenario);
    return database.run(std::string("INSERT OR REPLACE INTO ") + table + "(id, json, hash) VALUES(1, ?, ?)",
                        json, textHash(json));
}

Result<std::optional<Scenario>> getDocument(Database &database, const char *table)
{
    auto row = database.prepare(std::string("SELECT json, hash FROM ") + table + " WHERE id = 1");
    if (!row) {
        return tl::make_unexpected(row.error());
    }
    const Result<bool> found = row->step();
    if (!found) {
        return tl::make_unexpected(found.error());
    }
    if (!*found) {
        return std::optional<Scenario>();
    }
    const std::string json = row->text(0);
    if (textHash(json) != row->text(1)) {
        return failure("store.corrupt", {{"file", database.path()}, {"detail", table}});
    }
    auto scenario = scenarioFromJson(json);
    if (!scenario) {
        return tl::make_unexpected(scenario.error());
    }
    return std::optional<Scenario>(std::move(*scenario));
}

/// Puts the document into a fresh copy that nobody else sees, closed and on the disk afterwards.
Result<void> finishCopy(const std::string &copy, const Scenario &scenario)
{
    {
        auto database = Database::open(copy, Database::Access::Create);
        if (!database) {
            return tl::make_unexpected(database.error());
        }
        auto done = (*database)->execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        if (done) {
            done = migrate(**database, schemaSteps());
        }
        auto transaction = Transaction::begin(**database);
        if (!done || !transaction) {
            return done ? tl::make_unexpected(transaction.error()) : done;
        }
        done = putDocument(**database, "document", scenario);
        if (done) {
            done = (*database)->run("DELETE FROM draft");
        }
        if (done) {
            done = transaction->commit();
        }
        if (done) {
            // Everything into the file itself: the log beside it will not be renamed with it.
            done = (*database)->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        if (!done) {
            return done;
        }
    }
    const int error = files::sync(copy);
    return error == 0 ? Result<void>() : fileFailure(copy, error);
}

/// Makes sure that no other connection uses the file, and that no log of it is left that would be taken for
/// the log of the file that replaces it.
Result<void> clearTarget(const std::string &path)
{
    std::error_code error;
    if (std::filesystem::exists(path, error) && checkHeader(path)) {
        auto database = Database::open(path, Database::Access::Write);
        if (!database) {
            return tl::make_unexpected(database.error());
        }
        auto done = (*database)->execute("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
        if (!done) {
            return done;
        }
    }
    unlink((path + "-wal").c_str());
    unlink((path + "-shm").c_str());
    return {};
}

} // namespace

ProjectFile::ProjectFile(std::unique_ptr<Database> database)
    : m_database(std::move(database))
    , m_runs(std::make_unique<RunStore>(*m_database))
{
}

ProjectFile::~ProjectFile() = default;

Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const std::string &path, const Scenario &scenario)
{
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        return failure("store.exists", {{"file", path}});
    }
    const TemporaryFile copy(files::temporaryBeside(path));
    if (auto done = finishCopy(copy.path(), scenario); !done) {
        return renamed(done.error(), path);
    }
    if (const int placed = files::placeNew(copy.path(), path); placed != 0) {
        return fileFailure(path, placed);
    }
    return open(path);
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::open(const std::string &path)
{
    const std::string file = files::target(path);
    if (auto done = checkHeader(file); !done) {
        return tl::make_unexpected(done.error());
    }
    auto database = Database::open(file, Database::Access::Write);
    if (!database) {
        return tl::make_unexpected(database.error());
    }
    const auto version = (*database)->number("PRAGMA user_version");
    if (!version) {
        return tl::make_unexpected(version.error());
    }
    Result<void> done;
    if (*version != schemaVersion()) {
        done = migrate(**database, schemaSteps());
    }
    if (done) {
        done = checkSchema(**database, schemaSteps());
    }
    std::error_code error;
    if (done && std::filesystem::file_size(file, error) <= kCheckedAtOnce) {
        done = (*database)->checkIntegrity();
    }
    if (!done) {
        return tl::make_unexpected(done.error());
    }
    return std::unique_ptr<ProjectFile>(new ProjectFile(std::move(*database)));
}

Result<void> ProjectFile::saveScenario(const Scenario &scenario)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    auto done = putDocument(*m_database, "document", scenario);
    if (done) {
        done = m_database->run("DELETE FROM draft");
    }
    return done ? transaction->commit() : done;
}

Result<Scenario> ProjectFile::loadScenario()
{
    auto scenario = getDocument(*m_database, "document");
    if (!scenario) {
        return tl::make_unexpected(scenario.error());
    }
    if (!*scenario) {
        return failure("store.corrupt", {{"file", path()}, {"detail", "document"}});
    }
    return std::move(**scenario);
}

Result<void> ProjectFile::saveDraft(const Scenario &scenario)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    const auto done = putDocument(*m_database, "draft", scenario);
    return done ? transaction->commit() : done;
}

Result<std::optional<Scenario>> ProjectFile::loadDraft()
{
    return getDocument(*m_database, "draft");
}

Result<void> ProjectFile::dropDraft()
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction) {
        return tl::make_unexpected(transaction.error());
    }
    const auto done = m_database->run("DELETE FROM draft");
    return done ? transaction->commit() : done;
}

Result<void> ProjectFile::saveAs(const std::string &path, const Scenario &scenario)
{
    const std::string file = files::target(path);
    std::error_code error;
    if (std::filesystem::equivalent(file, this->path(), error)) {
        return saveScenario(scenario);
    }
    if (std::filesystem::exists(file, error) && access(file.c_str(), W_OK) != 0) {
        return fileFailure(path, errno); // a rename would replace it all the same
    }
    const TemporaryFile copy(files::temporaryBeside(file));
    auto done = m_database->copyTo(copy.path());
    if (done) {
        done = finishCopy(copy.path(), scenario);
    }
    if (!done) {
        return renamed(done.error(), path);
    }
    if (done = clearTarget(file); !done) {
        return done;
    }
    if (const int replaced = files::replace(copy.path(), file); replaced != 0) {
        return fileFailure(path, replaced);
    }
    auto there = open(file);
    if (!there) {
        return tl::make_unexpected(there.error());
    }
    if (!readOnly()) {
        // The edits are saved now, elsewhere; failing to drop their draft here loses nothing.
        static_cast<void>(dropDraft());
    }
    m_runs = std::move((*there)->m_runs);
    m_database = std::move((*there)->m_database);
    return {};
}

} // namespace gridfolk
