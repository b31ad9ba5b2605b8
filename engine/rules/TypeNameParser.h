// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/TokenCursor.h"

namespace gridfolk
{

/// The longest list that a model may ask for.
inline constexpr std::int64_t kMostListElements = 1000;

/// Parses `name`, or `list of name up to number`. Returns false after reporting.
bool parseTypeName(TokenCursor &cursor, ast::TypeName &type);

} // namespace gridfolk
