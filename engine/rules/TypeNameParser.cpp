// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/TypeNameParser.h"

#include "base/Numbers.h"

#include <algorithm>
#include <string>

namespace gridfolk
{

bool parseTypeName(TokenCursor &cursor, ast::TypeName &type)
{
    type.list = cursor.at("list") && cursor.at("of", 1);
    if (type.list) {
        cursor.take();
        cursor.take();
    }
    if (!cursor.at(Token::Kind::Name)) {
        cursor.reportExpected("type");
        return false;
    }
    type.span = cursor.peek().span;
    type.text = cursor.take().text;
    if (!type.list) {
        return true;
    }
    if (!cursor.at("up") || !cursor.at("to", 1)) {
        cursor.reportExpected("up to");
        return false;
    }
    cursor.take();
    cursor.take();
    if (!cursor.at(Token::Kind::Int)) {
        cursor.reportExpected("number");
        return false;
    }
    std::string digits(cursor.peek().text);
    std::erase(digits, '_');
    const auto number = parseNumber<std::int64_t>(digits);
    if (!number || *number < 1 || *number > kMostListElements) {
        cursor.report("rules.number-out-of-range", cursor.peek().span,
                      {{"low", "1"}, {"high", std::to_string(kMostListElements)}});
        return false;
    }
    type.upTo = *number;
    cursor.take();
    return true;
}

} // namespace gridfolk
