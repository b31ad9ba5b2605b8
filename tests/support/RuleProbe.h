// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestEngine.h"

#include <QString>
#include <QStringList>

namespace gridfolk
{

/// What a model printed up to a tick, "tick:serial text" with serial 0 for the model itself; or the code of
/// the problem that stopped it.
[[nodiscard]] inline QStringList printed(const Scenario &scenario, int ticks, EngineSetup setup = {})
{
    auto engine = makeEngine(scenario, std::move(setup));
    if (!engine) {
        return {"not runnable"};
    }
    QStringList lines;
    auto record = engine->setUp();
    const StopFlag never;
    for (int i = 0; record; ++i) {
        for (const Notice &notice : record->notices) {
            lines << QString("%1:%2 %3")
                         .arg(notice.problem.place.tick.value_or(-1))
                         .arg(notice.problem.place.agent.value_or(0))
                         .arg(QString::fromStdString(notice.problem.arg("text")));
        }
        if (i == ticks) {
            return lines;
        }
        record = engine->step(never);
    }
    lines << QString::fromStdString(record.error().code + ' ' + record.error().place.rule);
    return lines;
}

/// The first problem of a model as "code line:column+length hint"; empty: it has none.
[[nodiscard]] inline QString firstProblem(const CheckedModel &model)
{
    if (model.problems.empty()) {
        return {};
    }
    const Problem &problem = model.problems.front();
    return QString("%1 %2:%3+%4 %5")
        .arg(QString::fromStdString(problem.code))
        .arg(problem.place.line)
        .arg(problem.place.column)
        .arg(problem.place.length)
        .arg(QString::fromStdString(problem.arg("hint")))
        .trimmed();
}

/// The metric at each tick from 0 on, or the code of the problem and the value that it is about.
[[nodiscard]] inline QString measured(Scenario scenario, const std::string &expression, int ticks,
                                      EngineSetup setup = {})
{
    scenario.metrics = {{.name = "m", .expression = expression}};
    scenario.charts.clear();
    auto engine = makeEngine(scenario, std::move(setup));
    if (!engine) {
        return "not runnable";
    }
    QStringList values;
    auto record = engine->setUp();
    const StopFlag never;
    for (int i = 0; record; ++i) {
        values << QString::number(record->metrics->values[0], 'g', 12);
        if (i == ticks) {
            return values.join(' ');
        }
        record = engine->step(never);
    }
    return QString::fromStdString(record.error().code + ' ' + record.error().arg("value")).trimmed();
}

/// Equal with 1, 2 and 8 threads, and after a tick was abandoned in its middle and done again.
[[nodiscard]] inline bool isReproducible(const Scenario &scenario, int ticks)
{
    std::vector<std::uint64_t> hashes;
    for (const int threads : {1, 2, 8, 1}) {
        EngineSetup setup;
        setup.threads = threads;
        auto engine = makeEngine(scenario, std::move(setup));
        if (!engine || !engine->setUp()) {
            return false;
        }
        const bool interrupts = hashes.size() == 3;
        const StopFlag never;
        for (int i = 0; i < ticks; ++i) {
            if (interrupts) {
                const std::uint64_t before = engine->hash();
                StopFlag raised;
                raised.raise();
                if (engine->step(raised) || engine->hash() != before) {
                    return false;
                }
            }
            if (!engine->step(never)) {
                return false;
            }
        }
        hashes.push_back(engine->hash());
    }
    return hashes == std::vector<std::uint64_t>(4, hashes[0]);
}

/// "path code line:column+length hint" of the problems, one a line.
[[nodiscard]] inline QString problemsIn(const Scenario &scenario)
{
    QStringList lines;
    for (const Problem &problem : checkModel(scenario).problems) {
        lines << QString("%1 %2 %3:%4+%5 %6")
                     .arg(QString::fromStdString(problem.place.path), QString::fromStdString(problem.code))
                     .arg(problem.place.line)
                     .arg(problem.place.column)
                     .arg(problem.place.length)
                     .arg(QString::fromStdString(problem.arg("hint")))
                     .trimmed();
    }
    return lines.join('\n');
}

} // namespace gridfolk
