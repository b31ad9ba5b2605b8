// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// The syntax tree of rule text: what the author wrote, comments included, before names and types mean
/// anything. Cards and text are two views of it. Nodes are owned by their parent.
namespace gridfolk::ast
{

/// A stretch of source text.
struct Span {
    std::uint32_t line = 0;   ///< from 1
    std::uint32_t column = 0; ///< from 1, in code points
    std::uint32_t length = 0; ///< code points, on one line
};

enum class Operator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,
    Negate,
    In,
    NotIn
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

/// `name=value` in a call; positional arguments have no name.
struct Argument {
    std::string name;
    Span nameSpan;
    ExprPtr value;
};

/// An expression. Which members are used depends on `kind`.
struct Expr {
    enum class Kind : std::uint8_t {
        Bool,  ///< text is "True" or "False"
        Int,   ///< text as written
        Float, ///< text as written
        Text,  ///< text is the unescaped value
        Nobody,
        Name,        ///< text
        Member,      ///< children[0] . text
        Call,        ///< children[0] ( arguments )
        Unary,       ///< op children[0]
        Binary,      ///< children[0] op children[1]; chained comparisons (a < b < c) become And of two
        Conditional, ///< children[0] if children[1] else children[2]
        Generator, ///< children[0] for text in children[1] [if children[2]]; only as the first argument of a
                   ///< call, alone or before named ones
        List,      ///< [ children ]
        Index,     ///< children[0] [ children[1] ]
        Error      ///< a place that did not parse; a problem was reported
    };
    Kind kind = Kind::Error;
    Span span; ///< of the whole expression as far as it lies on its first line
    Operator op = Operator::Add;
    std::string text;
    Span textSpan; ///< of `text` in Member and Generator
    std::vector<ExprPtr> children;
    std::vector<Argument> arguments;
    bool parenthesized =
        false; ///< written in parentheses of its own; kept so that printing keeps the author's grouping
};

/// A type as written: "int", "float", "bool", "text", a kind's name, "Cell", or a list of one of them.
struct TypeName {
    std::string text;
    Span span;
    bool list = false;
    std::int64_t upTo = 0; ///< of a list
};

struct Stmt;
using StmtPtr = std::unique_ptr<Stmt>;
using Block = std::vector<StmtPtr>;

/// One `if` or `elif` arm.
struct Branch {
    ExprPtr condition;
    Block body;
    std::vector<std::string> comments; ///< whole lines before it, with '#'
    std::string trailingComment;       ///< after its ':', with '#'
};

enum class AssignOp : std::uint8_t { Set, Add, Subtract, Multiply, Divide, Min, Max };

/// A statement. Which members are used depends on `kind`.
struct Stmt {
    enum class Kind : std::uint8_t {
        Let,     ///< let text [: type] = value
        Assign,  ///< target assignOp value
        If,      ///< branches, then otherwise (may be empty)
        For,     ///< for text in value [if condition]: body
        Call,    ///< value, an expression used for its effect
        Require, ///< require condition, "message"
        Return,  ///< return value
        Pass,
        Comment, ///< lines in `comments` that stand at the end of a block
        Error
    };
    Kind kind = Kind::Error;
    Span span;
    std::string text;
    Span textSpan;
    TypeName type; ///< of Let; empty text: that of the value
    AssignOp assignOp = AssignOp::Set;
    ExprPtr target;
    ExprPtr value;
    ExprPtr condition;
    std::string message; ///< of Require
    std::vector<Branch> branches;
    bool hasElse = false;
    Block otherwise;
    std::vector<std::string> elseComments;
    std::string elseTrailingComment;
    Block body;
    std::vector<std::string>
        comments; ///< whole lines before it, with '#'; a blank line before it is an empty string
    std::string trailingComment; ///< on its own line, with '#'
};

/// `name: type`, and for actions `within radius` or `in low..high`.
struct Parameter {
    std::string name;
    Span span;
    TypeName type;
    ExprPtr within; ///< agents at most so many cells away
    ExprPtr low;    ///< of a number range
    ExprPtr high;
    std::vector<std::string> choices; ///< of `one of a, b, c`
    std::int64_t maximumLength = 0;   ///< of `text up to n`; 0: 200
};

enum class Trigger : std::uint8_t {
    EveryStep,
    EveryNSteps, ///< interval
    OnBirth,
    OnDeath,
    Setup,
    BeforeStep,
    AfterStep,
    StopWhen,
    AtStage,    ///< stage
    OnMessage,  ///< event: kind of message
    OnSchedule, ///< when schedule() asked for it
    OnEnter,    ///< event: state
    OnExit,     ///< event: state
    Transition  ///< from, to, cause; amount, or event: kind of message
};

/// What lets a transition happen.
enum class Cause : std::uint8_t {
    After,  ///< amount: ticks in the state
    Rate,   ///< amount: expected transitions in a tick
    Chance, ///< amount: probability in a tick
    When,   ///< condition
    Message ///< event
};

/// A name as written, or a text in quotes.
struct WrittenName {
    std::string text;
    Span span;
};

/// A rule, a function, an action or a model rule.
struct Declaration {
    enum class Kind : std::uint8_t {
        Rule,     ///< rule name trigger [if condition]: body
        Function, ///< def name(parameters) -> type: body
        Action,   ///< action name(parameters) "description": body
        Model     ///< setup: / before step: / after step: body; stop when condition
    };
    Kind kind = Kind::Rule;
    Span span;
    std::string name;
    Span nameSpan;
    Trigger trigger = Trigger::EveryStep;
    ExprPtr interval;
    std::string stage; ///< of AtStage
    Span stageSpan;
    WrittenName event; ///< of OnMessage, OnEnter, OnExit, and of a Transition by message
    WrittenName from;  ///< of Transition: states
    WrittenName to;
    Cause cause = Cause::When; ///< of Transition
    ExprPtr amount;
    ExprPtr condition;
    std::vector<Parameter> parameters;
    TypeName returnType; ///< empty text: returns nothing
    std::string description;
    Block body;
    std::vector<std::string> comments; ///< whole lines before it; an empty string is a blank line
    std::string trailingComment;
};

/// A rule text.
struct Module {
    std::vector<Declaration> declarations;
    std::vector<std::string> trailingComments; ///< after the last declaration
};

} // namespace gridfolk::ast
