// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/RunLoader.h"

#include <QMetaObject>

namespace gridfolk
{

namespace
{

using RunPtr = std::shared_ptr<const LoadedRun>;

Result<RunPtr> read(RunStore &runs, std::int64_t number, bool whole)
{
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
    run->record = std::move(*record);
    run->scenario = std::move(*scenario);
    run->metrics = std::move(*metrics);
    if (!whole) {
        return run;
    }
    auto traces = runs.traces(number);
    if (!traces) {
        return tl::make_unexpected(traces.error());
    }
    auto agents = runs.agents(number);
    if (!agents) {
        return tl::make_unexpected(agents.error());
    }
    run->traces = std::move(*traces);
    run->agents = std::move(*agents);
    return run;
}

Result<std::vector<RunPtr>> readAll(const std::string &path, std::int64_t chosen,
                                    const std::vector<std::int64_t> &others)
{
    auto project = ProjectFile::open(path);
    if (!project) {
        return tl::make_unexpected(project.error());
    }
    std::vector<std::int64_t> numbers{chosen};
    numbers.insert(numbers.end(), others.begin(), others.end());
    std::vector<RunPtr> runs;
    for (const std::int64_t number : numbers) {
        auto run = read((*project)->runs(), number, runs.empty());
        if (!run) {
            return tl::make_unexpected(run.error());
        }
        runs.push_back(std::move(*run));
    }
    return runs;
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

void RunLoader::load(const QString &project, std::int64_t chosen, const std::vector<std::int64_t> &others)
{
    const int request = ++m_request;
    m_worker.clear();
    m_worker.start([this, request, path = project.toStdString(), chosen, others] {
        const Loaded loaded = readAll(path, chosen, others);
        QMetaObject::invokeMethod(
            this, [this, request, loaded] { take(request, loaded); }, Qt::QueuedConnection);
    });
}

void RunLoader::forget()
{
    ++m_request;
    m_worker.clear();
}

void RunLoader::take(int request, const Loaded &runs)
{
    if (request != m_request) {
        return;
    }
    if (runs) {
        emit loaded(*runs);
    } else {
        emit failed(runs.error());
    }
}

} // namespace gridfolk
