// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/ProblemLookup.h"

#include "panels/ProblemRows.h"

#include <QStringList>

namespace gridfolk
{

QString problemsAt(ScenarioDocument &document, const std::string &path)
{
    QStringList lines;
    for (const Problem &problem : document.problems()) {
        if (problem.place.path == path) {
            lines << sentence(problem);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString problemsBelow(ScenarioDocument &document, const std::string &path)
{
    QStringList lines;
    for (const Problem &problem : document.problems()) {
        const std::string &place = problem.place.path;
        if (place == path) {
            lines << sentence(problem);
        } else if (place.compare(0, path.size() + 1, path + '/') == 0) {
            const std::string rest = place.substr(path.size() + 1);
            lines << QStringLiteral("%1: %2").arg(QString::fromStdString(rest.substr(0, rest.find('/'))),
                                                  sentence(problem));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<EditorProblem> ruleProblemsAt(ScenarioDocument &document, const std::string &path)
{
    std::vector<EditorProblem> result;
    for (const Problem &problem : document.problems()) {
        if (problem.place.path != path) {
            continue;
        }
        const ProblemRow words = problemRow(problem, problem.warning ? Severity::Warning : Severity::Error);
        EditorProblem shown;
        shown.line = static_cast<int>(problem.place.line);
        shown.column = static_cast<int>(problem.place.column);
        shown.length = static_cast<int>(problem.place.length);
        shown.what = words.what;
        shown.hint = words.hint;
        shown.warning = problem.warning;
        result.push_back(std::move(shown));
    }
    return result;
}

} // namespace gridfolk
