// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/NoticeController.h"

#include "controllers/BannerStack.h"
#include "controllers/RunController.h"
#include "documents/ScenarioDocument.h"
#include "panels/ProblemRows.h"
#include "panels/RunTabs.h"
#include "widgets/LogView.h"
#include "widgets/ProblemsView.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

bool operator==(const Place &a, const Place &b)
{
    return a.path == b.path && a.line == b.line && a.column == b.column;
}

const QString kModelBanner = QStringLiteral("model");
const QString kRunBanner = QStringLiteral("run");
const QString kRunSource = QStringLiteral("run");
const QString kCheckSource = QStringLiteral("check");

} // namespace

NoticeController::NoticeController(RunController &run, ScenarioDocument &document, RunTabs &tabs,
                                   BannerStack &banners, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_tabs(tabs)
    , m_banners(banners)
{
    connect(&run, &RunController::noticesArrived, this, &NoticeController::take);
    for (const auto goesOn : {&RunController::started, &RunController::resumed, &RunController::ended}) {
        connect(&run, goesOn, this, [this] { m_banners.withdraw(kRunBanner); });
    }
    connect(&document, &ScenarioDocument::problemsChanged, this, &NoticeController::showModelProblems);
    connect(tabs.problems(), &ProblemsView::goToRequested, this, &NoticeController::goToRequested);
}

void NoticeController::report(const Problem &problem, const QString &banner)
{
    const std::vector<Problem> &known = m_document.problems();
    const bool ofModel = std::any_of(known.begin(), known.end(), [&problem](const Problem &other) {
        return other.code == problem.code && other.place == problem.place;
    });
    showBanner(ofModel ? kModelBanner : banner, problem, problem.warning);
}

void NoticeController::reportModel()
{
    const std::vector<Problem> &known = m_document.problems();
    const auto error =
        std::find_if(known.begin(), known.end(), [](const Problem &problem) { return !problem.warning; });
    if (error != known.end()) {
        showBanner(kModelBanner, *error, false);
    }
}

void NoticeController::take(const std::vector<Notice> &notices)
{
    for (const Notice &notice : notices) {
        takeOne(notice);
    }
}

void NoticeController::takeOne(const Notice &notice)
{
    const ProblemRow row = problemRow(notice.problem, notice.severity);
    const qint64 tick = notice.problem.place.tick.value_or(-1);
    if (notice.problem.code == "run.print") {
        m_tabs.log()->appendLine(notice.severity, tick, QString::fromStdString(notice.problem.arg("text")));
        return;
    }
    m_tabs.log()->appendLine(notice.severity, tick, row.what);
    if (notice.severity == Severity::Info) {
        return;
    }
    m_tabs.problems()->model()->addProblem(kRunSource, row);
    if (notice.severity == Severity::Error) {
        showBanner(kRunBanner, notice.problem, false);
    }
}

void NoticeController::showModelProblems()
{
    std::vector<ProblemRow> rows;
    for (const Problem &problem : m_document.problems()) {
        rows.push_back(problemRow(problem, problem.warning ? Severity::Warning : Severity::Error));
    }
    m_tabs.problems()->model()->setProblems(kCheckSource, std::move(rows));
    if (m_document.isRunnable()) {
        m_banners.withdraw(kModelBanner);
    }
}

void NoticeController::showBanner(const QString &id, const Problem &problem, bool warning)
{
    const ProblemRow row = problemRow(problem, warning ? Severity::Warning : Severity::Error);
    QString text = sentence(problem);
    if (!row.where.isEmpty()) {
        text += QStringLiteral(" (") + row.where + QLatin1Char(')');
    }
    QList<BannerStack::Action> actions;
    const Place place = problem.place;
    if (QString::fromStdString(place.path).contains(QLatin1Char('/')) && place.line > 0) {
        actions.append({tr("Go to"), [this, place] { emit goToRequested(place); }});
    }
    if (const auto offers = m_offers.find(problem.code); offers != m_offers.end()) {
        actions = offers->second();
    }
    m_banners.show(id, warning ? Tone::Caution : Tone::Bad, text, actions);
}

} // namespace gridfolk
