// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/TokenCursor.h"

#include <algorithm>
#include <tuple>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMaxProblems = 100;
constexpr std::size_t kMaxQuoted = 40;

/// Whether what is missing is a sort of word and not a word to be written as it stands.
bool isCategory(std::string_view what)
{
    return what == "name" || what == "value" || what == "type" || what == "number";
}

} // namespace

TokenCursor::TokenCursor(LexedText text)
    : m_text(std::move(text))
{
    for (const Problem &problem : m_text.problems) {
        m_lexerProblemLines.push_back(problem.place.line);
    }
    std::sort(m_lexerProblemLines.begin(), m_lexerProblemLines.end());
}

const Token &TokenCursor::peek(std::size_t ahead) const
{
    return m_text.tokens[std::min(m_at + ahead, m_text.tokens.size() - 1)];
}

const Token &TokenCursor::take()
{
    const Token &token = peek();
    if (m_at + 1 < m_text.tokens.size()) {
        ++m_at;
    }
    return token;
}

bool TokenCursor::at(std::string_view text, std::size_t ahead) const
{
    const Token &token = peek(ahead);
    const bool word = token.kind == Token::Kind::Symbol || token.kind == Token::Kind::Keyword ||
                      token.kind == Token::Kind::Name;
    return word && token.text == text;
}

bool TokenCursor::atLineEnd() const
{
    return at(Token::Kind::Newline) || at(Token::Kind::End);
}

bool TokenCursor::accept(std::string_view text)
{
    if (!at(text)) {
        return false;
    }
    take();
    return true;
}

bool TokenCursor::expect(std::string_view text)
{
    if (accept(text)) {
        return true;
    }
    reportExpected(text);
    return false;
}

void TokenCursor::reportExpected(std::string_view what, std::string hint)
{
    const Token &token = peek();
    Args args{{isCategory(what) ? "category" : "token", std::string(what)}};
    if (!hint.empty()) {
        args.emplace_back("hint", std::move(hint));
    }
    const bool ends = atLineEnd() || token.kind == Token::Kind::Indent || token.kind == Token::Kind::Dedent;
    if (!ends) {
        args.emplace_back("found", std::string(token.text.substr(0, kMaxQuoted)));
    }
    report(ends ? "rules.line-ends" : "rules.syntax", token.span, std::move(args));
}

void TokenCursor::report(std::string code, ast::Span span, Args args)
{
    ++m_reports;
    if (m_problemLine == span.line || m_text.problems.size() >= kMaxProblems ||
        std::binary_search(m_lexerProblemLines.begin(), m_lexerProblemLines.end(), span.line)) {
        m_problemLine = span.line;
        return;
    }
    m_problemLine = span.line;
    Place place;
    place.line = span.line;
    place.column = span.column;
    place.length = std::max(span.length, 1U);
    m_text.problems.push_back({std::move(code), std::move(args), std::move(place), false});
}

void TokenCursor::reportTooDeep(ast::Span span)
{
    report("rules.too-deep", span, {{"limit", "64"}});
}

void TokenCursor::skipToLineEnd()
{
    while (!atLineEnd()) {
        take();
    }
}

std::string TokenCursor::finishLine()
{
    if (!atLineEnd()) {
        const Token &token = peek();
        report("rules.unexpected-text", token.span,
               {{"found", std::string(token.text.substr(0, kMaxQuoted))}});
        skipToLineEnd();
    }
    const std::vector<std::string> &lines = comments(peek());
    std::string comment = at(Token::Kind::Newline) && !lines.empty() ? lines.front() : std::string{};
    if (at(Token::Kind::Newline)) {
        take();
    }
    return comment;
}

ast::Span TokenCursor::spanFrom(std::size_t begin) const
{
    ast::Span span = m_text.tokens[begin].span;
    const auto first = m_text.tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = m_text.tokens.begin() + static_cast<std::ptrdiff_t>(std::max(m_at, begin + 1));
    const auto end = std::upper_bound(first, last, span.line, [](std::uint32_t line, const Token &token) {
        return line < token.span.line;
    });
    const ast::Span &tail = (end - 1)->span;
    span.length = tail.column + tail.length - span.column;
    return span;
}

const std::vector<std::string> &TokenCursor::comments(const Token &token) const
{
    return m_text.comments[token.comments];
}

std::vector<Problem> TokenCursor::takeProblems()
{
    std::stable_sort(m_text.problems.begin(), m_text.problems.end(), [](const Problem &a, const Problem &b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return std::move(m_text.problems);
}

} // namespace gridfolk
