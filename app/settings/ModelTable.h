// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace gridfolk
{

/// The table of models, prices and dates: that of the program, with a person's own entries over it. Those are
/// kept in a file of the user's, in the format of the program's table. Window's thread; the table itself is
/// an immutable value.
class ModelTable : public QObject
{
    Q_OBJECT

public:
    /// Reads the file if there is one. One that cannot be read is left as it is and problem() says why.
    explicit ModelTable(QString file, QObject *parent = nullptr);

    [[nodiscard]] const std::shared_ptr<const ModelRegistry> &table() const { return m_table; }
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }

    /// Whether this entry is not the program's.
    [[nodiscard]] static bool isEdited(const ModelInfo &model);
    /// Whether any entry is not the program's.
    [[nodiscard]] static bool differs(const ModelRegistry &table);

    /// Keeps another table; "store.cannot-write" when the file cannot be written: the table stays as it was.
    Result<void> setModels(std::vector<ModelInfo> models);
    /// Removes the person's entries.
    Result<void> reset();

signals:
    void changed();

private:
    QString m_file;
    std::shared_ptr<const ModelRegistry> m_table;
    std::optional<Problem> m_problem;
};

} // namespace gridfolk
