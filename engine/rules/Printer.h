// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"

#include <string>

namespace gridfolk
{

/// Canonical rule text: four spaces, one blank line between declarations, comments kept. print(parse(text))
/// is a fixed point.
[[nodiscard]] std::string printRules(const ast::Module &module);

/// Canonical text of one expression.
[[nodiscard]] std::string printExpression(const ast::Expr &expression);

} // namespace gridfolk
