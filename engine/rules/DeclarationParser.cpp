// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/DeclarationParser.h"

#include "base/Numbers.h"
#include "rules/Spelling.h"
#include "rules/TypeNameParser.h"

#include <array>
#include <utility>

namespace gridfolk
{

namespace
{

using ast::Declaration;
using ast::Trigger;

constexpr std::array<std::string_view, 7> kDeclarationWords{"rule",   "def",   "action", "setup",
                                                            "before", "after", "stop"};

std::string withoutUnderscores(std::string_view digits)
{
    std::string text(digits);
    std::erase(text, '_');
    return text;
}

} // namespace

ast::Module DeclarationParser::parseModule()
{
    ast::Module module;
    while (!m_cursor.at(Token::Kind::End)) {
        if (m_cursor.at(Token::Kind::Indent) || m_cursor.at(Token::Kind::Dedent)) {
            skipStray(m_cursor.at(Token::Kind::Indent));
            continue;
        }
        parseDeclaration(module);
    }
    module.trailingComments = m_cursor.comments(m_cursor.peek());
    return module;
}

/// Passes an indented block, or its end, that belongs to no declaration.
void DeclarationParser::skipStray(bool report)
{
    if (report) {
        m_cursor.report("rules.unexpected-indent", m_cursor.peek(1).span);
    }
    int depth = 0;
    do {
        if (m_cursor.at(Token::Kind::End)) {
            return;
        }
        depth += m_cursor.at(Token::Kind::Indent) ? 1 : m_cursor.at(Token::Kind::Dedent) ? -1 : 0;
        m_cursor.take();
    } while (depth > 0);
}

void DeclarationParser::parseDeclaration(ast::Module &module)
{
    Declaration declaration;
    const Token &first = m_cursor.peek();
    const std::size_t begin = m_cursor.position();
    declaration.comments = m_cursor.comments(first);
    const bool known = parseHead(declaration);
    declaration.span = m_cursor.spanFrom(begin);
    if (!known) {
        m_cursor.skipToLineEnd();
        m_cursor.finishLine();
        if (m_cursor.at(Token::Kind::Indent)) {
            skipStray(false);
        }
        return;
    }
    if (declaration.trigger == Trigger::StopWhen) {
        m_cursor.accept(":");
        declaration.trailingComment = m_cursor.finishLine();
    } else {
        declaration.body = m_statements.parseBlock(declaration.trailingComment);
    }
    module.declarations.push_back(std::move(declaration));
}

/// Everything before the `:`. False when not even the sort of declaration is clear.
bool DeclarationParser::parseHead(Declaration &declaration)
{
    if (m_cursor.accept("rule")) {
        return parseRule(declaration);
    }
    if (m_cursor.accept("def")) {
        return parseFunction(declaration);
    }
    if (m_cursor.at("action") && m_cursor.peek(1).kind == Token::Kind::Name) {
        m_cursor.take();
        return parseAction(declaration);
    }
    if (m_cursor.at("setup") || m_cursor.at("before") || m_cursor.at("after") || m_cursor.at("stop")) {
        return parseModelRule(declaration);
    }
    const Token &token = m_cursor.peek();
    TokenCursor::Args args{{"found", std::string(token.text.substr(0, 40))}};
    std::string hint = closest(token.text, kDeclarationWords);
    if (!hint.empty()) {
        args.emplace_back("hint", std::move(hint));
    }
    m_cursor.report("rules.expected-declaration", token.span, std::move(args));
    return false;
}

bool DeclarationParser::parseName(Declaration &declaration)
{
    if (!m_cursor.at(Token::Kind::Name)) {
        m_cursor.reportExpected("name");
        return false;
    }
    declaration.nameSpan = m_cursor.peek().span;
    declaration.name = m_cursor.take().text;
    return true;
}

bool DeclarationParser::parseRule(Declaration &declaration)
{
    declaration.kind = Declaration::Kind::Rule;
    const bool good = parseName(declaration) && parseTrigger(declaration);
    if (good && !declaration.condition && m_cursor.accept("if")) {
        declaration.condition = m_expressions.parse();
    }
    return true;
}

bool DeclarationParser::parseTrigger(Declaration &declaration)
{
    if (m_cursor.accept("on")) {
        return parseEvent(declaration);
    }
    if (m_cursor.accept("from")) {
        return parseTransition(declaration);
    }
    if (m_cursor.accept("at")) {
        declaration.trigger = Trigger::AtStage;
        if (!m_cursor.expect("stage") || !m_cursor.at(Token::Kind::Name)) {
            m_cursor.reportExpected("name");
            return false;
        }
        declaration.stageSpan = m_cursor.peek().span;
        declaration.stage = m_cursor.take().text;
        return true;
    }
    if (!m_cursor.accept("every")) {
        m_cursor.reportExpected("every step");
        return false;
    }
    if (m_cursor.at("step") && !m_cursor.at("steps", 1)) {
        m_cursor.take();
        return true;
    }
    declaration.trigger = Trigger::EveryNSteps;
    declaration.interval = m_expressions.parseArithmetic();
    if (declaration.interval->kind == ast::Expr::Kind::Error) {
        return false;
    }
    return m_cursor.accept("step") || m_cursor.expect("steps");
}

/// What stands behind `on`.
bool DeclarationParser::parseEvent(Declaration &declaration)
{
    struct Event {
        std::string_view word;
        Trigger trigger;
        bool named;
    };
    constexpr std::array<Event, 6> kEvents{{{"birth", Trigger::OnBirth, false},
                                            {"death", Trigger::OnDeath, false},
                                            {"schedule", Trigger::OnSchedule, false},
                                            {"message", Trigger::OnMessage, true},
                                            {"enter", Trigger::OnEnter, true},
                                            {"exit", Trigger::OnExit, true}}};
    std::vector<std::string_view> words;
    for (const Event &event : kEvents) {
        if (m_cursor.accept(event.word)) {
            declaration.trigger = event.trigger;
            return !event.named || parseWrittenName(declaration.event);
        }
        words.push_back(event.word);
    }
    m_cursor.reportExpected("birth", closest(m_cursor.peek().text, words));
    return false;
}

/// `from STATE to STATE` and what lets it happen.
bool DeclarationParser::parseTransition(Declaration &declaration)
{
    declaration.trigger = Trigger::Transition;
    return parseWrittenName(declaration.from) && m_cursor.expect("to") && parseWrittenName(declaration.to) &&
           parseCause(declaration);
}

bool DeclarationParser::parseCause(Declaration &declaration)
{
    if (m_cursor.accept("when")) {
        declaration.cause = ast::Cause::When;
        declaration.condition = m_expressions.parse();
        return declaration.condition->kind != ast::Expr::Kind::Error;
    }
    if (m_cursor.accept("on")) {
        declaration.cause = ast::Cause::Message;
        return m_cursor.expect("message") && parseWrittenName(declaration.event);
    }
    if (m_cursor.accept("after")) {
        declaration.cause = ast::Cause::After;
    } else if (m_cursor.at("at") && m_cursor.at("rate", 1)) {
        m_cursor.take();
        m_cursor.take();
        declaration.cause = ast::Cause::Rate;
    } else if (m_cursor.at("with") && m_cursor.at("chance", 1)) {
        m_cursor.take();
        m_cursor.take();
        declaration.cause = ast::Cause::Chance;
    } else {
        m_cursor.reportExpected("when", "when …, after …, at rate …, with chance … or on message …");
        return false;
    }
    declaration.amount = m_expressions.parseArithmetic();
    return declaration.amount->kind != ast::Expr::Kind::Error;
}

bool DeclarationParser::parseWrittenName(ast::WrittenName &name)
{
    const Token &token = m_cursor.peek();
    if (token.kind != Token::Kind::Name && token.kind != Token::Kind::Text) {
        m_cursor.reportExpected("name");
        return false;
    }
    name.span = token.span;
    name.text = token.kind == Token::Kind::Text ? unescaped(token.text) : std::string(token.text);
    m_cursor.take();
    return true;
}

bool DeclarationParser::parseFunction(Declaration &declaration)
{
    declaration.kind = Declaration::Kind::Function;
    if (!parseName(declaration) || !parseParameters(declaration) || !m_cursor.accept("->")) {
        return true;
    }
    if (!m_cursor.at(Token::Kind::Name)) {
        m_cursor.reportExpected("type");
        return true;
    }
    parseTypeName(m_cursor, declaration.returnType);
    return true;
}

bool DeclarationParser::parseAction(Declaration &declaration)
{
    declaration.kind = Declaration::Kind::Action;
    if (!parseName(declaration) || !parseParameters(declaration)) {
        return true;
    }
    if (m_cursor.at(Token::Kind::Text)) {
        declaration.description = unescaped(m_cursor.take().text);
    }
    return true;
}

bool DeclarationParser::parseModelRule(Declaration &declaration)
{
    declaration.kind = Declaration::Kind::Model;
    declaration.nameSpan = m_cursor.peek().span;
    if (m_cursor.accept("setup")) {
        declaration.trigger = Trigger::Setup;
        return true;
    }
    if (m_cursor.accept("stop")) {
        declaration.trigger = Trigger::StopWhen;
        if (m_cursor.expect("when")) {
            declaration.condition = m_expressions.parse();
        }
        return true;
    }
    declaration.trigger = m_cursor.at("before") ? Trigger::BeforeStep : Trigger::AfterStep;
    m_cursor.take();
    m_cursor.expect("step");
    return true;
}

bool DeclarationParser::parseParameters(Declaration &declaration)
{
    if (!m_cursor.expect("(")) {
        return false;
    }
    while (!m_cursor.accept(")")) {
        if (!declaration.parameters.empty() && !m_cursor.expect(",")) {
            return false;
        }
        ast::Parameter parameter;
        const bool good = parseParameter(parameter);
        declaration.parameters.push_back(std::move(parameter));
        if (!good) {
            return false;
        }
    }
    return true;
}

bool DeclarationParser::parseParameter(ast::Parameter &parameter)
{
    if (!m_cursor.at(Token::Kind::Name)) {
        m_cursor.reportExpected("name");
        return false;
    }
    parameter.span = m_cursor.peek().span;
    parameter.name = m_cursor.take().text;
    return m_cursor.expect(":") && parseParameterType(parameter);
}

bool DeclarationParser::parseParameterType(ast::Parameter &parameter)
{
    if (!m_cursor.at(Token::Kind::Name)) {
        m_cursor.reportExpected("type");
        return false;
    }
    parameter.type.span = m_cursor.peek().span;
    if (m_cursor.at("one") && m_cursor.at("of", 1)) {
        m_cursor.take();
        m_cursor.take();
        return parseChoices(parameter);
    }
    if (!parseTypeName(m_cursor, parameter.type)) {
        return false;
    }
    if (parameter.type.list) {
        return true;
    }
    if (m_cursor.accept("within")) {
        parameter.within = m_expressions.parseArithmetic();
        return parameter.within->kind != ast::Expr::Kind::Error;
    }
    if (m_cursor.accept("in")) {
        parameter.low = m_expressions.parseArithmetic();
        if (!m_cursor.expect("..")) {
            return false;
        }
        parameter.high = m_expressions.parseArithmetic();
        return parameter.high->kind != ast::Expr::Kind::Error;
    }
    if (m_cursor.at("up") && m_cursor.at("to", 1)) {
        m_cursor.take();
        m_cursor.take();
        return parseMaximumLength(parameter);
    }
    return true;
}

bool DeclarationParser::parseChoices(ast::Parameter &parameter)
{
    for (;;) {
        const Token &token = m_cursor.peek();
        if (token.kind != Token::Kind::Name && token.kind != Token::Kind::Text) {
            m_cursor.reportExpected("name");
            return false;
        }
        const bool quoted = token.kind == Token::Kind::Text;
        parameter.choices.push_back(quoted ? unescaped(token.text) : std::string(token.text));
        m_cursor.take();
        const bool nextIsParameter = m_cursor.peek(1).kind == Token::Kind::Name && m_cursor.at(":", 2);
        if (!m_cursor.at(",") || nextIsParameter) {
            return true;
        }
        m_cursor.take();
    }
}

bool DeclarationParser::parseMaximumLength(ast::Parameter &parameter)
{
    if (!m_cursor.at(Token::Kind::Int)) {
        m_cursor.reportExpected("number");
        return false;
    }
    const auto number = parseNumber<std::int64_t>(withoutUnderscores(m_cursor.peek().text));
    if (!number || *number < 1 || *number > 10000) {
        m_cursor.report("rules.number-out-of-range", m_cursor.peek().span, {{"low", "1"}, {"high", "10000"}});
        return false;
    }
    parameter.maximumLength = *number;
    m_cursor.take();
    return true;
}

} // namespace gridfolk
