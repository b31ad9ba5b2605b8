// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Parser.h"

#include "rules/DeclarationParser.h"

namespace gridfolk
{

ParsedModule parseRules(std::string_view source)
{
    TokenCursor cursor(lex(source, LexMode::Rules));
    ParsedModule parsed;
    parsed.module = DeclarationParser(cursor).parseModule();
    parsed.problems = cursor.takeProblems();
    return parsed;
}

ParsedExpression parseExpression(std::string_view source)
{
    TokenCursor cursor(lex(source, LexMode::Expression));
    ParsedExpression parsed;
    parsed.expression = ExpressionParser(cursor).parse();
    cursor.finishLine();
    parsed.problems = cursor.takeProblems();
    return parsed;
}

} // namespace gridfolk
