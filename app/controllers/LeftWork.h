// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QString>

#include <memory>
#include <optional>

class QLockFile;

namespace gridfolk
{

/// A scratch project that an earlier session left behind because it did not end properly.
struct LeftWork {
    std::unique_ptr<ProjectFile> project;
    std::unique_ptr<QLockFile> lock; ///< held, so that no other window takes it
    Scenario scenario;               ///< the draft, or the document where there is none
};

/// The newest scratch project in `folder` that no running program holds and that has edits or runs. Those
/// without either are removed on the way.
[[nodiscard]] std::optional<LeftWork> findLeftWork(const QString &folder);

/// A project with everything that SQLite keeps beside it.
void removeProjectFiles(const QString &path);

} // namespace gridfolk
