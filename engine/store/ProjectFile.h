// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "scenario/Scenario.h"
#include "store/Database.h"
#include "store/RunStore.h"

#include <memory>
#include <optional>
#include <string>

namespace gridfolk
{

/// A project, *.gridfolk: one SQLite file with the document, a draft of unsaved edits, and runs.
///
/// The document is changed by saveScenario() alone, in one transaction: after a crash it is the old or the
/// new one. The draft keeps edits that are not saved yet; it is there on opening only after a crash, because
/// closing properly drops it. Rows of runs come in beside and never touch the document.
///
/// Belongs to one thread (the window's). A run in progress writes through a RunWriter of its own on the
/// engine's thread. Problems are those of Database, and those of scenarioFromJson() for a damaged document.
class ProjectFile
{
public:
    /// Makes a new project; "store.exists" when the path is taken. The file appears complete or not at all.
    [[nodiscard]] static Result<std::unique_ptr<ProjectFile>> create(const std::string &path,
                                                                     const Scenario &scenario);

    /// Opens a project, migrating an older format step by step. A file that cannot be written opens too: see
    /// readOnly(). Fails with "store.missing", "store.not-a-project", "store.newer-version",
    /// "store.truncated", "store.corrupt" and leaves such a file as it is.
    [[nodiscard]] static Result<std::unique_ptr<ProjectFile>> open(const std::string &path);

    /// Checkpoints and closes. The draft stays: drop it first when the person did not want it.
    ~ProjectFile();

    [[nodiscard]] const std::string &path() const { return m_database->path(); }

    /// Whether saving fails with "store.read-only"; Save As still works.
    [[nodiscard]] bool readOnly() const { return m_database->readOnly(); }

    /// Replaces the document and drops the draft, in one transaction that is on the disk when this returns.
    Result<void> saveScenario(const Scenario &scenario);
    [[nodiscard]] Result<Scenario> loadScenario();

    Result<void> saveDraft(const Scenario &scenario);
    /// Nothing when there is no draft.
    [[nodiscard]] Result<std::optional<Scenario>> loadDraft();
    Result<void> dropDraft();

    /// Copies the project with its runs to `path`, with this document and without a draft, and goes on there;
    /// what was at `path` is replaced only when the copy is complete. The file before keeps its document, its
    /// draft is dropped. "store.busy" when another program has `path` open. On failure this project stays
    /// where it was. End a run in progress first: its writer would go on in the old file.
    Result<void> saveAs(const std::string &path, const Scenario &scenario);

    /// Looks through the whole file: "store.corrupt".
    [[nodiscard]] Result<void> checkIntegrity() { return m_database->checkIntegrity(); }

    [[nodiscard]] RunStore &runs() { return *m_runs; }
    [[nodiscard]] Database &database() { return *m_database; }

private:
    explicit ProjectFile(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
    std::unique_ptr<RunStore> m_runs;
};

} // namespace gridfolk
