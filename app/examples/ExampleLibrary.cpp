// SPDX-License-Identifier: GPL-3.0-or-later
#include "examples/ExampleLibrary.h"

#include "session/Session.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace gridfolk
{

namespace
{

/// What a newcomer should meet first; the rest follows by name.
qsizetype rank(const QString &id)
{
    const QStringList first{QStringLiteral("wolf_sheep"), QStringLiteral("village_gossip"),
                            QStringLiteral("schelling")};
    const qsizetype at = first.indexOf(id);
    return at < 0 ? first.size() : at;
}

} // namespace

bool Example::hasMinds() const
{
    return gridfolk::hasMinds(*scenario);
}

std::vector<Example> loadExamples(const QString &folder)
{
    const QString ending = QStringLiteral(".gridfolk.json");
    std::vector<Example> examples;
    const QDir files(folder);
    for (const QString &name : files.entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name)) {
        QFile file(files.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        if (auto scenario = scenarioFromJson(file.readAll().toStdString())) {
            examples.push_back(
                {name.chopped(ending.size()), std::make_shared<const Scenario>(std::move(*scenario))});
        }
    }
    std::stable_sort(examples.begin(), examples.end(), [](const Example &first, const Example &second) {
        return rank(first.id) < rank(second.id);
    });
    return examples;
}

} // namespace gridfolk
