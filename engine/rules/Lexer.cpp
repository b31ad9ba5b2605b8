// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/Lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMaxText = std::size_t{1} << 20;
constexpr std::size_t kMaxIndents = 64;
constexpr std::size_t kMaxProblems = 100;

constexpr std::array<std::string_view, 18> kKeywords{"let",  "if",      "elif", "else",  "for",    "in",
                                                     "and",  "or",      "not",  "is",    "def",    "return",
                                                     "pass", "require", "True", "False", "nobody", "rule"};

// Longest first.
constexpr std::array<std::string_view, 31> kSymbols{
    "**=", "//=", "**", "//", "==", "!=", "<=", ">=", "->", "+=", "-=", "*=", "/=", "%=", "..", "+",
    "-",   "*",   "/",  "%",  "<",  ">",  "=",  "(",  ")",  ":",  ",",  ".",  "[",  "]",  "@"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isWordPart(char c)
{
    return isWordStart(c) || isDigit(c);
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Bytes of the UTF-8 sequence that starts here, 0 when it is malformed (RFC 3629).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80U) {
        return 1;
    }
    std::size_t length = 0;
    unsigned low = 0x80U;
    unsigned high = 0xBFU;
    if (first >= 0xC2U && first <= 0xDFU) {
        length = 2;
    } else if (first >= 0xE0U && first <= 0xEFU) {
        length = 3;
        low = first == 0xE0U ? 0xA0U : low;
        high = first == 0xEDU ? 0x9FU : high;
    } else if (first >= 0xF0U && first <= 0xF4U) {
        length = 4;
        low = first == 0xF0U ? 0x90U : low;
        high = first == 0xF4U ? 0x8FU : high;
    }
    if (length == 0 || at + length > text.size() || byte(at + 1) < low || byte(at + 1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if (!isContinuation(text[at + i])) {
            return 0;
        }
    }
    return length;
}

/// One pass over the text.
class Lexer
{
public:
    Lexer(std::string_view source, LexMode mode)
        : m_mode(mode)
    {
        m_result.source = std::make_unique<std::string>();
        m_result.comments.emplace_back();
        if (source.size() > kMaxText) {
            report("rules.too-long", {1, 1, 1}, {{"limit", "1 MiB"}});
            return;
        }
        *m_result.source = source;
        replaceBadBytes();
        m_text = *m_result.source;
    }

    LexedText run()
    {
        m_lineStart = m_mode == LexMode::Rules;
        while (m_at < m_text.size()) {
            if (m_lineStart) {
                startLine();
                continue;
            }
            readOne();
        }
        endLine({});
        closeBlocks(0);
        emit(Token::Kind::End, m_text.size(), 0);
        attach(m_result.tokens.back(), takePending(m_pending.size()));
        return std::move(m_result);
    }

private:
    struct PendingComment {
        std::string text;
        std::size_t indent;
    };

    void report(std::string code, ast::Span span, std::vector<std::pair<std::string, std::string>> args = {})
    {
        if (m_result.problems.size() >= kMaxProblems) {
            return;
        }
        Place place;
        place.line = span.line;
        place.column = span.column;
        place.length = std::max(span.length, 1U);
        m_result.problems.push_back({std::move(code), std::move(args), std::move(place), false});
    }

    void replaceBadBytes()
    {
        std::string &text = *m_result.source;
        std::uint32_t line = 1;
        std::uint32_t column = 1;
        bool lineReported = false;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = sequenceLength(text, at);
            const auto byte = static_cast<unsigned char>(text[at]);
            const bool control = byte < 0x20U && byte != '\n' && byte != '\t' && byte != '\r';
            if (length == 0 || control || byte == 0x7FU) {
                if (!lineReported) {
                    report("rules.bad-byte", {line, column, 1});
                    lineReported = true;
                }
                text[at] = ' ';
                ++at;
                ++column;
                continue;
            }
            ++column;
            if (text[at] == '\n') {
                ++line;
                column = 1;
                lineReported = false;
            } else if (text[at] == '\r') {
                text[at] = ' ';
            }
            at += length;
        }
    }

    /// Moves forward by bytes that lie on one line.
    void advance(std::size_t bytes)
    {
        for (std::size_t i = 0; i < bytes; ++i, ++m_at) {
            m_column += isContinuation(m_text[m_at]) ? 0U : 1U;
        }
    }

    void nextLine()
    {
        ++m_at;
        ++m_line;
        m_column = 1;
    }

    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    [[nodiscard]] ast::Span spanHere(std::uint32_t length = 1) const { return {m_line, m_column, length}; }

    void emit(Token::Kind kind, std::size_t begin, std::size_t bytes)
    {
        Token token;
        token.kind = kind;
        token.text = m_text.substr(begin, bytes);
        token.span = spanHere(0);
        m_result.tokens.push_back(token);
    }

    /// Emits the next bytes as a token and moves past them.
    void take(Token::Kind kind, std::size_t bytes)
    {
        if (!m_inLine && m_mode == LexMode::Rules) {
            m_inLine = true;
            m_firstToken = m_result.tokens.size();
        }
        emit(kind, m_at, bytes);
        const std::uint32_t column = m_column;
        advance(bytes);
        m_result.tokens.back().span.length = m_column - column;
    }

    void attach(Token &token, std::vector<std::string> lines)
    {
        if (lines.empty()) {
            return;
        }
        if (token.comments == 0) {
            token.comments = static_cast<std::uint32_t>(m_result.comments.size());
            m_result.comments.emplace_back();
        }
        std::vector<std::string> &target = m_result.comments[token.comments];
        target.insert(target.end(), std::make_move_iterator(lines.begin()),
                      std::make_move_iterator(lines.end()));
    }

    std::vector<std::string> takePending(std::size_t count)
    {
        std::vector<std::string> lines;
        lines.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            lines.push_back(std::move(m_pending[i].text));
        }
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
        return lines;
    }

    std::string readComment()
    {
        const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
        std::string comment(m_text.substr(m_at, end - m_at));
        comment.erase(comment.find_last_not_of(" \t") + 1);
        advance(end - m_at);
        return comment;
    }

    /// Blanks at the start of a line; tabs are reported and count as four.
    std::size_t readIndentation()
    {
        std::size_t indent = 0;
        bool tab = false;
        for (; peek() == ' ' || peek() == '\t'; advance(1)) {
            tab = tab || peek() == '\t';
            indent += peek() == '\t' ? 4 : 1;
        }
        if (tab && peek() != '\n' && m_at < m_text.size()) {
            report("rules.tab", {m_line, 1, m_column - 1});
        }
        return indent;
    }

    void startLine()
    {
        const std::size_t indent = readIndentation();
        if (m_at >= m_text.size()) {
            return;
        }
        if (peek() == '\n') {
            m_pending.push_back({"", indent});
            nextLine();
            return;
        }
        if (peek() == '#') {
            m_pending.push_back({readComment(), indent});
            if (peek() == '\n') {
                nextLine();
            }
            return;
        }
        m_lineStart = false;
        m_lineIndent = indent;
        closeBlocks(indent);
        if (indent > m_indents.back()) {
            if (m_indents.size() < kMaxIndents) {
                m_indents.push_back(indent);
                emit(Token::Kind::Indent, m_at, 0);
            } else {
                report("rules.too-deep", spanHere(), {{"limit", std::to_string(kMaxIndents)}});
            }
        }
        m_newLine = true;
    }

    /// Emits a Dedent for every open block that is indented deeper, each with the comments that belong to it.
    void closeBlocks(std::size_t indent)
    {
        while (m_indents.back() > indent) {
            m_indents.pop_back();
            if (m_indents.back() < indent) {
                report("rules.bad-indent", {m_line, 1, std::max(m_column - 1, 1U)});
                m_indents.push_back(indent);
                break;
            }
            emit(Token::Kind::Dedent, m_at, 0);
            std::size_t count = 0;
            for (std::size_t i = 0; i < m_pending.size(); ++i) {
                if (!m_pending[i].text.empty()) {
                    if (m_pending[i].indent <= m_indents.back()) {
                        break;
                    }
                    count = i + 1;
                }
            }
            attach(m_result.tokens.back(), takePending(count));
        }
    }

    void endLine(std::string comment)
    {
        if (m_inLine) {
            emit(Token::Kind::Newline, m_at, 0);
            if (!comment.empty()) {
                attach(m_result.tokens.back(), {std::move(comment)});
            }
        }
        m_inLine = false;
        m_brackets = 0;
        m_lineStart = m_mode == LexMode::Rules;
    }

    /// Whether the line after the coming line end belongs to the open bracket.
    [[nodiscard]] bool continues() const
    {
        if (m_brackets == 0) {
            return false;
        }
        for (std::size_t at = m_at + 1; at < m_text.size();) {
            const std::size_t begin = at;
            while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t')) {
                ++at;
            }
            if (at >= m_text.size()) {
                return false;
            }
            if (m_text[at] == ')' || m_text[at] == ']') {
                return true;
            }
            if (m_text[at] != '\n' && m_text[at] != '#') {
                return at - begin > m_lineIndent;
            }
            at = std::min(m_text.find('\n', at), m_text.size()) + 1;
        }
        return false;
    }

    void readOne()
    {
        const char c = peek();
        if (c == ' ' || c == '\t') {
            advance(1);
            return;
        }
        if (c == '\n' || c == '#') {
            readLineEnd();
            return;
        }
        const std::size_t before = m_result.tokens.size();
        if (isWordStart(c)) {
            readWord();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && peek(1) != '.')) {
            readNumber();
        } else if (c == '"' || c == '\'') {
            readText(c);
        } else {
            readSymbol();
        }
        if (m_newLine && m_result.tokens.size() > before) {
            attach(m_result.tokens[before], takePending(m_pending.size()));
            m_newLine = false;
        }
    }

    void readLineEnd()
    {
        std::string comment = peek() == '#' ? readComment() : std::string{};
        if (m_mode == LexMode::Expression) {
            if (m_at < m_text.size()) {
                nextLine();
            }
            return;
        }
        if (continues()) {
            if (!comment.empty() && m_inLine) {
                attach(m_result.tokens[m_firstToken], {std::move(comment)});
            }
        } else {
            endLine(std::move(comment));
        }
        if (m_at < m_text.size()) {
            nextLine();
        }
    }

    void readWord()
    {
        std::size_t bytes = 1;
        while (isWordPart(peek(bytes))) {
            ++bytes;
        }
        const bool keyword = isKeyword(m_text.substr(m_at, bytes));
        take(keyword ? Token::Kind::Keyword : Token::Kind::Name, bytes);
    }

    void readNumber()
    {
        std::size_t bytes = 0;
        bool isFloat = false;
        bool good = true;
        const auto digits = [&] {
            good = good && isDigit(peek(bytes));
            while (isDigit(peek(bytes)) || (peek(bytes) == '_' && isDigit(peek(bytes + 1)))) {
                ++bytes;
            }
        };
        if (peek() != '.') {
            digits();
        }
        if (peek(bytes) == '.' && isDigit(peek(bytes + 1))) {
            isFloat = true;
            ++bytes;
            digits();
        }
        if (peek(bytes) == 'e' || peek(bytes) == 'E') {
            isFloat = true;
            ++bytes;
            bytes += peek(bytes) == '+' || peek(bytes) == '-' ? 1 : 0;
            digits();
        }
        const std::size_t number = bytes;
        while (isWordPart(peek(bytes))) {
            ++bytes;
        }
        if (!good || bytes != number) {
            report("rules.bad-number", spanHere(static_cast<std::uint32_t>(bytes)),
                   {{"number", std::string(m_text.substr(m_at, std::min<std::size_t>(bytes, 40)))}});
            isFloat = false;
        }
        take(isFloat ? Token::Kind::Float : Token::Kind::Int, bytes);
    }

    void readText(char quote)
    {
        const ast::Span start = spanHere();
        std::size_t bytes = 1;
        bool closed = false;
        bool badEscape = false;
        while (m_at + bytes < m_text.size() && peek(bytes) != '\n') {
            const char c = peek(bytes);
            if (c == '\\' && m_at + bytes + 1 < m_text.size() && peek(bytes + 1) != '\n') {
                badEscape =
                    badEscape || std::string_view("nt\"\\").find(peek(bytes + 1)) == std::string_view::npos;
                bytes += 2;
                continue;
            }
            ++bytes;
            if (c == quote) {
                closed = true;
                break;
            }
        }
        take(Token::Kind::Text, bytes);
        const ast::Span span{start.line, start.column, m_result.tokens.back().span.length};
        if (!closed) {
            report("rules.unterminated-text", span, {{"hint", "\""}});
        } else if (quote == '\'') {
            report("rules.single-quotes", span, {{"hint", "\""}});
        } else if (badEscape) {
            report("rules.bad-escape", span);
        }
    }

    void readSymbol()
    {
        for (const std::string_view symbol : kSymbols) {
            if (m_text.substr(m_at, symbol.size()) == symbol && symbol != "@") {
                if (symbol == "(" || symbol == "[") {
                    ++m_brackets;
                } else if ((symbol == ")" || symbol == "]") && m_brackets > 0) {
                    --m_brackets;
                }
                take(Token::Kind::Symbol, symbol.size());
                return;
            }
        }
        const std::size_t bytes = std::max<std::size_t>(sequenceLength(m_text, m_at), 1);
        const char c = peek();
        std::string hint = c == '&' ? "and" : c == '|' ? "or" : c == '!' ? "not" : "";
        const std::size_t doubled = (c == '&' || c == '|') && peek(1) == c ? 2 : bytes;
        std::vector<std::pair<std::string, std::string>> args{
            {"character", std::string(m_text.substr(m_at, doubled))}};
        if (!hint.empty()) {
            args.emplace_back("hint", std::move(hint));
        }
        if (m_badLine != m_line) {
            report("rules.bad-character", spanHere(static_cast<std::uint32_t>(doubled > bytes ? 2 : 1)),
                   std::move(args));
            m_badLine = m_line;
        }
        take(Token::Kind::Symbol, doubled);
    }

    LexMode m_mode;
    LexedText m_result;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 1;
    std::uint32_t m_badLine = 0;
    bool m_lineStart = true;
    bool m_newLine = false; ///< the next token starts a logical line
    bool m_inLine = false;
    std::size_t m_firstToken = 0;
    std::size_t m_lineIndent = 0;
    std::size_t m_brackets = 0;
    std::vector<std::size_t> m_indents{0};
    std::vector<PendingComment> m_pending;
};

} // namespace

LexedText lex(std::string_view source, LexMode mode)
{
    return Lexer(source, mode).run();
}

std::string unescaped(std::string_view quoted)
{
    std::string value;
    const std::size_t end =
        quoted.size() > 1 && quoted.back() == quoted.front() ? quoted.size() - 1 : quoted.size();
    for (std::size_t i = 1; i < end; ++i) {
        if (quoted[i] == '\\' && i + 1 < end) {
            ++i;
            value += quoted[i] == 'n' ? '\n' : quoted[i] == 't' ? '\t' : quoted[i];
        } else {
            value += quoted[i];
        }
    }
    return value;
}

bool isKeyword(std::string_view text)
{
    return std::find(kKeywords.begin(), kKeywords.end(), text) != kKeywords.end();
}

bool isIdentifier(std::string_view text)
{
    return !text.empty() && isWordStart(text.front()) && std::all_of(text.begin(), text.end(), isWordPart) &&
           !isKeyword(text);
}

} // namespace gridfolk
