// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Typed.h"

#include <vector>

/// What can be told of typed code by looking at it.
namespace gridfolk::facts
{

/// Whether evaluating it can be a problem or draws a random number, so that it must not be evaluated for a
/// cell that does not reach it.
[[nodiscard]] bool mustBeReached(const typed::Expr &expr);

[[nodiscard]] bool returns(const typed::Stmt &stmt);
[[nodiscard]] bool returns(const typed::Block &block);

/// Adds to counts, by slot, how many statements set it.
void countAssignments(const typed::Block &block, std::vector<int> &counts);

/// Adds the layers that a block writes, or a unit and the functions that it calls.
void writtenLayers(const typed::Block &block, std::vector<std::int64_t> &layers);
void writtenLayers(const typed::Program &program, typed::UnitIndex unit, std::vector<std::int64_t> &layers);

/// Whether anything but the rules of `rules` writes the layer.
[[nodiscard]] bool isWrittenElsewhere(const typed::Program &program, std::size_t layer,
                                      const std::vector<typed::Rule> &rules);

/// Whether a cell may write anything, or have a problem, by rules about cells while its own value of a layer
/// of bools or categories is this one. No only where the value alone decides.
[[nodiscard]] bool mayAct(const typed::Program &program, const std::vector<typed::Rule> &rules,
                          std::size_t layer, std::int64_t value);

/// By layer: whether the rules, or functions that they call, read it from cells other than their own.
[[nodiscard]] std::vector<bool> layersReadFromOthers(const typed::Program &program,
                                                     const std::vector<typed::Rule> &rules);

} // namespace gridfolk::facts
