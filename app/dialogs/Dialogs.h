// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelSettings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace gridfolk
{

/// Everything that the window asks of a person in a box of its own; tests answer instead. All calls wait for
/// the answer.
class Dialogs
{
public:
    enum class SaveAnswer { Save, DontSave, Cancel };

    virtual ~Dialogs() = default;

    /// The chosen file, or an empty text. Filters as in "Model as JSON (*.gridfolk.json)".
    [[nodiscard]] virtual QString openFile(const QString &title, const QString &folder,
                                           const QStringList &filters) = 0;

    /// A file to write; an existing one is confirmed by the person. `suggestion`: folder and name. An empty
    /// text when the person changed their mind.
    [[nodiscard]] virtual QString saveFile(const QString &title, const QString &suggestion,
                                           const QStringList &filters) = 0;

    /// Changes of `name` would be lost.
    [[nodiscard]] virtual SaveAnswer askToSave(const QString &name) = 0;

    /// Which language model answers, at what cost; nothing when the person changed their mind.
    [[nodiscard]] virtual std::optional<LanguageModelSettings>
    chooseLanguageModel(const LanguageModelSettings &current) = 0;

    /// Shows a folder in the system's file manager.
    virtual void openFolder(const QString &folder) = 0;

    /// Something to read: `rows` of two columns, the second may be empty.
    virtual void showTable(const QString &title, const QList<QStringList> &rows) = 0;
    virtual void showText(const QString &title, const QString &text) = 0;
};

} // namespace gridfolk
