// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Ast.h"

#include <string_view>
#include <vector>

namespace gridfolk
{

/// A module with everything that parsed; `problems` is empty when all of it did.
struct ParsedModule {
    ast::Module module;
    std::vector<Problem> problems; ///< code, line, column, length; the caller adds the path
};

/// A single expression, as forms have them. `expression` is never null.
struct ParsedExpression {
    ast::ExprPtr expression;
    std::vector<Problem> problems;
};

/// Parses rule text (declarations). Recovers at the next statement or declaration, so one bad line does not
/// hide the next. Bounded: 1 MiB of text, 64 levels of nesting. Thread-safe.
[[nodiscard]] ParsedModule parseRules(std::string_view source);

/// Parses one expression.
[[nodiscard]] ParsedExpression parseExpression(std::string_view source);

} // namespace gridfolk
