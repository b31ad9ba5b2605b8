// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Lexer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Walks over tokens and collects syntax problems, one a line at most, so that one mistake is told once.
class TokenCursor
{
public:
    using Args = std::vector<std::pair<std::string, std::string>>;

    explicit TokenCursor(LexedText text);

    [[nodiscard]] const Token &peek(std::size_t ahead = 0) const;
    [[nodiscard]] std::size_t position() const { return m_at; }

    /// The current token; moves on unless it is the last.
    const Token &take();

    /// Whether the token is this symbol, keyword or plain word.
    [[nodiscard]] bool at(std::string_view text, std::size_t ahead = 0) const;
    [[nodiscard]] bool at(Token::Kind kind) const { return peek().kind == kind; }
    [[nodiscard]] bool atLineEnd() const;

    /// Takes the token if it is the one.
    bool accept(std::string_view text);

    /// Takes the token or reports "rules.syntax" ("rules.line-ends" at the end of a line).
    bool expect(std::string_view text);

    /// Reports what is missing at the current token.
    void reportExpected(std::string_view what, std::string hint = {});

    /// Reports at a place; dropped when the line has a problem already.
    void report(std::string code, ast::Span span, Args args = {});

    /// Reports that nesting is too deep.
    void reportTooDeep(ast::Span span);

    /// Whether something was reported on the current token's line.
    [[nodiscard]] bool lineHasProblem() const { return m_problemLine == peek().span.line; }

    /// How often something was reported, told or not.
    [[nodiscard]] std::size_t reports() const { return m_reports; }

    /// Moves to the end of the logical line.
    void skipToLineEnd();

    /// Takes the line's end with its comment; reports and skips what is left before it.
    std::string finishLine();

    /// Stretch from a token to the one before the current, as far as it lies on its first line.
    [[nodiscard]] ast::Span spanFrom(std::size_t begin) const;

    /// Whole-line comments before (or for Newline: at the end of) the token.
    [[nodiscard]] const std::vector<std::string> &comments(const Token &token) const;

    /// Problems of lexer and parser, by line and column.
    [[nodiscard]] std::vector<Problem> takeProblems();

private:
    LexedText m_text;
    std::size_t m_at = 0;
    std::uint32_t m_problemLine = 0;
    std::size_t m_reports = 0;
    std::vector<std::uint32_t> m_lexerProblemLines;
};

} // namespace gridfolk
