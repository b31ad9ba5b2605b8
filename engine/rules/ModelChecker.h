// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Typed.h"
#include "scenario/Scenario.h"

#include <vector>

namespace gridfolk
{

/// Outcome of checking a model. `program` is complete and runnable exactly when no problem is an error.
struct CheckedModel {
    typed::Program program;
    std::vector<Problem> problems; ///< errors and warnings, in document order

    [[nodiscard]] bool runnable() const
    {
        for (const Problem &problem : problems) {
            if (!problem.warning) {
                return false;
            }
        }
        return true;
    }
};

/// Parses and types everything in the model: names are unique identifiers, expressions and rules resolve and
/// type, painted layers have the grid's size, placed agents lie on the grid, charts name metrics, personas
/// name actions. Each problem has a code, a path ("kinds/Sheep/rules"), for text a line, column and length,
/// and where there is one the argument "hint" (a suggested spelling). Thread-safe.
[[nodiscard]] CheckedModel checkModel(const Scenario &scenario);

} // namespace gridfolk
