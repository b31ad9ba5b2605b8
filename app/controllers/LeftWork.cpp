// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/LeftWork.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

#include <algorithm>

namespace gridfolk
{

namespace
{

/// Whether a run went beyond tick 0, which every opening of a model stores. Its ticks are known where it came
/// to rest, its rows also after a crash. What cannot be read counts: better offered than removed.
bool hasMovedRun(RunStore &store)
{
    const auto runs = store.runs();
    return !runs || std::any_of(runs->begin(), runs->end(), [&](const RunRecord &run) {
        if (run.ticks > 0) {
            return true;
        }
        const auto decisions = store.traceCount(run.id);
        const auto rows = store.metrics(run.id);
        return !decisions || *decisions > 0 || !rows || (!rows->empty() && rows->back().tick > 0);
    });
}

/// The draft, or the document when there are runs; nothing where neither is worth keeping.
std::optional<Scenario> worthKeeping(ProjectFile &project)
{
    auto draft = project.loadDraft();
    if (draft && draft->has_value()) {
        return std::move(**draft);
    }
    auto scenario = project.loadScenario();
    if (!scenario || !hasMovedRun(project.runs())) {
        return std::nullopt;
    }
    return std::move(*scenario);
}

} // namespace

void removeProjectFiles(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm"}) {
        QFile::remove(path + QLatin1String(ending));
    }
}

std::optional<LeftWork> findLeftWork(const QString &folder)
{
    const QDir scratch(folder);
    for (const QString &name : scratch.entryList({QStringLiteral("*.gridfolk")}, QDir::Files, QDir::Time)) {
        const QString path = scratch.filePath(name);
        auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) {
            continue;
        }
        auto project = ProjectFile::open(path.toStdString());
        if (!project) {
            continue; // damaged or from a newer program: left for a person to look at
        }
        if (auto scenario = worthKeeping(**project)) {
            return LeftWork{std::move(*project), std::move(lock), std::move(*scenario)};
        }
        project->reset();
        removeProjectFiles(path);
    }
    return std::nullopt;
}

} // namespace gridfolk
