// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/ProblemRows.h"

#include "messages/ProblemText.h"

#include <QCoreApplication>

namespace gridfolk
{

namespace
{

ProblemWords words(const Problem &problem)
{
    return describe(problem, [](std::string_view english) {
        return QCoreApplication::translate("Problem", std::string(english).c_str()).toStdString();
    });
}

} // namespace

ProblemRow problemRow(const Problem &problem, Severity severity)
{
    const ProblemWords text = words(problem);
    ProblemRow row;
    row.severity = severity;
    row.code = QString::fromStdString(problem.code);
    row.what = QString::fromStdString(text.what);
    row.hint = QString::fromStdString(text.hint);
    row.where = QString::fromStdString(text.where);
    row.place = problem.place;
    return row;
}

QString sentence(const Problem &problem)
{
    const ProblemWords text = words(problem);
    QString result = QString::fromStdString(text.what);
    if (!text.hint.empty()) {
        const bool ends = result.endsWith(QLatin1Char('.')) || result.endsWith(QLatin1Char('!')) ||
                          result.endsWith(QLatin1Char('?'));
        result += ends ? QStringLiteral(" ") : QStringLiteral(". "); // a quoted detail ends as it likes
        result += QString::fromStdString(text.hint);
    }
    return result;
}

QString reasonWords(const std::string &reason)
{
    return QString::fromStdString(words({reason, {}, {}, false}).what);
}

} // namespace gridfolk
