// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Ast.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// A word, number, text or sign of rule text.
struct Token {
    enum class Kind : std::uint8_t {
        Name,
        Keyword, ///< a word that can never be a name
        Int,
        Float,
        Text, ///< with its quotes; see unescaped()
        Symbol,
        Newline, ///< end of a logical line; its comment, if any, is the trailing one
        Indent,
        Dedent, ///< its comments stand at the end of the block that it closes
        End
    };
    Kind kind = Kind::End;
    ast::Span span;
    std::string_view text;      ///< as written; points into LexedText::source
    std::uint32_t comments = 0; ///< index into LexedText::comments; 0: none
};

/// Rule text as tokens, ending with End.
struct LexedText {
    std::unique_ptr<std::string> source; ///< what the tokens point into; bad bytes are replaced
    std::vector<Token> tokens;
    std::vector<std::vector<std::string>> comments; ///< whole lines with '#'; an empty string is a blank line
    std::vector<Problem> problems;
};

enum class LexMode : std::uint8_t {
    Rules,     ///< lines and indentation matter
    Expression ///< line ends are blanks
};

/// Splits text into tokens. Longer text than 1 MiB is a problem and gives no tokens but End. An open bracket
/// continues a line as long as the following lines are indented deeper or start with a closing bracket.
[[nodiscard]] LexedText lex(std::string_view source, LexMode mode);

/// The value of a Text token.
[[nodiscard]] std::string unescaped(std::string_view quoted);

/// Whether the text is an identifier: ASCII letters, digits and underscores, no digit first, not a keyword.
[[nodiscard]] bool isIdentifier(std::string_view text);

/// Whether the word is a keyword, such as `if`.
[[nodiscard]] bool isKeyword(std::string_view text);

} // namespace gridfolk
