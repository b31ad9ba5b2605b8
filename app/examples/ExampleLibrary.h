// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Scenario.h"

#include <QString>

#include <memory>
#include <vector>

namespace gridfolk
{

/// A model that comes with the program.
struct Example {
    QString id; ///< file name without endings: "wolf_sheep"
    std::shared_ptr<const Scenario> scenario;
    [[nodiscard]] bool hasMinds() const;
};

/// The examples of the program's resources, in the order in which they are shown. One that cannot be read is
/// left out.
[[nodiscard]] std::vector<Example> loadExamples(const QString &folder = QStringLiteral(":/examples"));

} // namespace gridfolk
