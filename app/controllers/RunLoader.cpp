// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunLoader.h"

#include <QMetaObject>

namespace gridfolk
{

namespace
{

Result<std::shared_ptr<const LoadedRun>> read(const std::string &path, std::int64_t number)
{
    auto project = ProjectFile::open(path);
    if (!project) {
        return tl::make_unexpected(project.error());
    }
    RunStore &runs = (*project)->runs();
    auto run = std::make_shared<LoadedRun>();
    auto record = runs.run(number);
    if (!record) {
        return tl::make_unexpected(record.error());
    }
    auto scenario = scenarioFromJson(record->scenarioJson);
    if (!scenario) {
        return tl::make_unexpected(scenario.error());
    }
    auto metrics = runs.metrics(number);
    if (!metrics) {
        return tl::make_unexpected(metrics.error());
    }
    auto traces = runs.traces(number);
    if (!traces) {
        return tl::make_unexpected(traces.error());
    }
    auto agents = runs.agents(number);
    if (!agents) {
        return tl::make_unexpected(agents.error());
    }
    run->record = std::move(*record);
    run->scenario = std::move(*scenario);
    run->metrics = std::move(*metrics);
    run->traces = std::move(*traces);
    run->agents = std::move(*agents);
    return run;
}

} // namespace

RunLoader::RunLoader(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

RunLoader::~RunLoader()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void RunLoader::load(const QString &project, std::int64_t run)
{
    const int request = ++m_request;
    m_worker.clear();
    m_worker.start([this, request, path = project.toStdString(), run] {
        const Loaded loaded = read(path, run);
        QMetaObject::invokeMethod(
            this, [this, request, loaded] { take(request, loaded); }, Qt::QueuedConnection);
    });
}

void RunLoader::forget()
{
    ++m_request;
    m_worker.clear();
}

void RunLoader::take(int request, const Loaded &run)
{
    if (request != m_request) {
        return;
    }
    if (run) {
        emit loaded(*run);
    } else {
        emit failed(run.error());
    }
}

} // namespace gridfolk
