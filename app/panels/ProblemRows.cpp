// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/ProblemRows.h"

#include "messages/ProblemText.h"

#include <QCoreApplication>

namespace gridfolk
{

namespace
{

std::string translated(std::string_view english)
{
    return QCoreApplication::translate("Problem", std::string(english).c_str()).toStdString();
}

ProblemWords words(Problem problem)
{
    for (auto &[name, value] : problem.args) {
        if (name == "reason") {
            value = translated(value); // words of the engine; any other text stays as it is
        }
    }
    return describe(problem, translated);
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
