// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents/ScenarioDocument.h"

#include "rules/ModelChecker.h"
#include "rules/ParameterUses.h"

#include <QTimer>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr int kCheckDelay = 250; // milliseconds after the last edit

} // namespace

ScenarioDocument::ScenarioDocument(QObject *parent)
    : QObject(parent)
    , m_scenario(std::make_shared<Scenario>())
    , m_undo(new QUndoStack(this))
    , m_checkTimer(new QTimer(this))
{
    m_checkTimer->setSingleShot(true);
    m_checkTimer->setInterval(kCheckDelay);
    connect(m_checkTimer, &QTimer::timeout, this, &ScenarioDocument::checkNow);
    connect(m_undo, &QUndoStack::cleanChanged, this, [this](bool clean) { emit modifiedChanged(!clean); });
}

ScenarioDocument::~ScenarioDocument() = default;

void ScenarioDocument::load(Scenario scenario, bool modified)
{
    m_undo->clear();
    m_scenario = std::make_shared<Scenario>(std::move(scenario));
    if (modified) {
        m_undo->resetClean();
    } else {
        m_undo->setClean();
    }
    m_checked = false;
    emit changed(ChangeEvent{});
    checkLater();
}

void ScenarioDocument::apply(const ChangeEvent &event, const std::function<void(Scenario &)> &edit)
{
    if (m_scenario.use_count() > 1) {
        m_scenario = std::make_shared<Scenario>(*m_scenario);
    }
    edit(*m_scenario);
    m_checked = false;
    emit changed(event);
    checkLater();
}

const std::vector<Problem> &ScenarioDocument::problems()
{
    if (!m_checked) {
        checkNow();
    }
    return m_problems;
}

bool ScenarioDocument::isRunnable()
{
    const std::vector<Problem> &all = problems();
    return std::all_of(all.begin(), all.end(), [](const Problem &problem) { return problem.warning; });
}

const std::vector<bool> &ScenarioDocument::setupParameters()
{
    if (!m_checked) {
        checkNow();
    }
    return m_setupParameters;
}

void ScenarioDocument::checkLater()
{
    m_checkTimer->start();
}

void ScenarioDocument::checkNow()
{
    m_checkTimer->stop();
    CheckedModel model = checkModel(*m_scenario);
    m_setupParameters.clear();
    if (model.runnable()) {
        m_setupParameters = gridfolk::setupParameters(model.program, m_scenario->parameters.size());
    }
    m_problems = std::move(model.problems);
    m_checked = true;
    emit problemsChanged();
}

} // namespace gridfolk
