// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/Notice.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace gridfolk
{

class Theme;

/// A problem in the reader's language.
struct ProblemRow {
    Severity severity = Severity::Error;
    QString code;
    QString what;
    QString hint;
    QString where; ///< the place in words
    Place place;   ///< comes back with Go to
};

/// Problems with the same code, text and place in the document are one row with a count.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TextColumn, PlaceColumn, CodeColumn, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole, CountRole };

    explicit ProblemsModel(const Theme &theme, QObject *parent = nullptr);

    /// Replaces the problems of a source ("check", "run"), keeps those of others.
    void setProblems(const QString &source, std::vector<ProblemRow> rows);
    void addProblem(const QString &source, const ProblemRow &row);
    void clear();
    [[nodiscard]] const ProblemRow &problem(int row) const
    {
        return m_groups[static_cast<std::size_t>(row)].row;
    }
    /// Errors and warnings, each group once.
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] int warningCount() const;
    /// Everything about a row as text for the clipboard.
    [[nodiscard]] QString asText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void countsChanged();

private:
    struct Group {
        QString source;
        ProblemRow row;
        int count = 1;
    };
    [[nodiscard]] int groupOf(const QString &source, const ProblemRow &row) const;

    const Theme &m_theme;
    std::vector<Group> m_groups;
};

} // namespace gridfolk
