// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "scenario/Calendar.h"
#include "scenario/SeriesTable.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The typed program: what rule text means once every name is resolved and every type is known. It is the
/// input of the bytecode compiler and of any later backend, so nothing here knows an interpreter. All
/// conversions are explicit nodes; integer operands of a float operation are wrapped in ToFloat. Nodes are
/// owned by their parent.
namespace gridfolk::typed
{

struct Type {
    enum class Base : std::uint8_t {
        Void,
        Bool,
        Int,
        Float,
        Text,
        Category, ///< index: into Program::categories
        Agent,    ///< index: kind, or -1 for any kind
        Cell,
        Link,   ///< index: link kind; locals only
        List,   ///< index: into Program::lists; attributes, locals and parameters of functions
        Agents, ///< a view, never stored; index: kind or -1
        Cells,  ///< a view, never stored
        Links,  ///< a view, never stored; index: link kind
        Numbers ///< a view of whole numbers, never stored
    };
    Base base = Base::Void;
    std::int32_t index = -1;

    bool operator==(const Type &) const = default;
};

enum class Op : std::uint8_t {
    // Values
    ConstBool,     // integer
    ConstInt,      // integer
    ConstFloat,    // number
    ConstText,     // text
    ConstCategory, // integer; type.index names the category set
    ConstNobody,
    Local,    // integer: slot; also function and action parameters and generator variables
    Self,     // the acting agent
    SelfCell, // the acting agent's cell, or the acting cell of a cell rule
    Tick,
    DatePart,    // integer: index into dateWords(); Int; `date` is year * 10000 + month * 100 + day
    SeriesValue, // children[0]: tick (Int); integer: table; columns[0]: column; Float
    Parameter,   // integer: index into Scenario::parameters
    Attribute,   // children[0]: agent; columns: attribute index per kind, -1 where a kind lacks it
    Layer,       // children[0]: cell; integer: layer
    LinkValue,   // children[0]: link; integer: attribute of its kind
    LinkEnd,     // children[0]: link; integer 0: the end it starts from, 1: the other; Agent
    OtherEnd,    // children: link, agent; the agent at the end that is not this one
    PositionX,
    PositionY,  // children[0]: agent in a plane; Float
    WorldValue, // integer: attribute of the world
    CellX,
    CellY,       // children[0]: cell
    CellOf,      // children[0]: agent; its cell
    AgentSerial, // children[0]: agent; `other.id`
    IsKind,      // children[0]: agent; integer: kind; written `is_a(other, Wolf)`
    ListLength,  // children[0]: list; Int
    ListItem,    // children: list, number from 0, or from the end if negative; problem run.list-index
    Contains,    // children: set, value; Bool
    IsAlive,     // children[0]: agent; false for nobody
    // Arithmetic on two equal types (Int or Float); result of that type. Divide is Float only (true
    // division).
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    Negate,
    Minimum,
    Maximum,
    Absolute, // Int or Float
    ToFloat,
    ToInt, // ToInt truncates toward zero; int(x)
    Floor,
    Ceil,
    Round,
    SquareRoot,
    Exp,
    Log,
    Sin,
    Cos,
    Tan,
    Atan2, // Float; Floor Ceil Round give Int
    // Comparison of two equal types, result Bool
    Less,
    LessEqual,
    Equal,
    NotEqual, // > and >= are swapped operands
    And,
    Or,
    Not,         // And and Or do not evaluate the right side when the left decides
    Conditional, // children: condition, then, otherwise
    // Draws from the acting subject's random numbers
    Chance,            // children[0]: Float probability; Bool
    RandomFloat,       // children: low, high (Float): uniform in [low, high)
    RandomInt,         // children: low, high (Int): uniform, both ends included
    RandomNormal,      // children: mean, deviation
    RandomExponential, // children: mean
    RandomPoisson,     // children: mean; Int
    RandomLogNormal,   // children: mean, deviation of the logarithm
    WeightedChoice, // as ArgMax: children[0]: set, children[1]: weight (Float); an element with a probability
    // in proportion to its weight; nobody (agents) or problem run.empty-choice when there is none
    RandomChoice, // children[0]: set, or a Filter; one element, or nobody (agents) / problem run.empty-choice
                  // (cells)
    Sample, // children: set, count (Int): at most so many of a set, drawn without putting back, in any order
    RandomEmptyCell, // a cell without agents; problem run.no-empty-cell
    // Sets. Order is fixed: agents by cell in row order then arrival, Agents of a kind and those Within by
    // kind
    // and serial.
    AllAgents,     // integer: kind or -1
    Neighbors,     // children: radius (Int), center (Cell); integer: kind or -1; agents on cells around the
                   // center, its own
                   // excluded
    AgentsHere,    // children[0]: cell; integer: kind or -1; the acting agent itself excluded
    NeighborCells, // children: radius (Int), center (Cell); cells around the center, its own excluded
    AllCells,
    Within,    // children: radius (Float), agent; integer: kind or -1; agents of a plane at most so far away,
               // itself excluded
    Linked,    // children[0]: agent; integer: link kind; columns[0]: 1 for those that link to it, else those
               // that it
               // links to. Agents, in order of the links' arrival
    LinksOf,   // as Linked; the links themselves
    AllLinks,  // integer: link kind; by number
    Between,   // children: cell, cell; the cells on the line from the first to the second, both left out
    Range,     // children: first, end (Int): the whole numbers from the first to before the end
    First,     // children: set, count (Int): at most so many, the first ones
    Sorted,    // children: set, key (Int or Float) of the element in slot `integer`: all, in rising order
    Histogram, // children: set, value (Float) of the element in slot `integer`, low, high (Float), bins
               // (Int):
               // how many values lie in each bin; numbers
    // Lists are sets, too: those that are Local, Attribute, WorldValue or ListLiteral
    ListLiteral, // children: elements
    Filter,      // children[0]: set; children[1]: condition; integer: slot of the element variable
    // Aggregates over children[0] (set or Filter); children[1], if any, is computed for each element in slot
    // `integer`
    Count, // Int
    Sum,
    Minimal,
    Maximal,
    Mean,
    Variance,
    Median,
    Gini,     // of children[1] (Int or Float); empty: Sum 0, Gini 0,
              // others problem run.empty-aggregate. Mean.. give Float
    Quantile, // of children[1] (Float) at children[2] (Float, 0 to 1)
    Entropy,  // in bits, of how often each value of children[1] (Int, Bool or Category) occurs; Float, empty:
              // 0
    Any,
    All, // children[1]: Bool
    ArgMin,
    ArgMax, // the element with the smallest / largest children[1]; the first of equals; nobody when empty
    // Geometry
    Distance,        // children: cell, cell; Float, Euclidean, shortest way round a torus
    CellAt,          // children: x, y (Int); wrapped on a torus, else problem run.outside-grid
    CellTowards,     // children: from cell, to cell; the neighboring cell one step nearer
    CellInDirection, // children: cell, direction (Int, clockwise from the top); problem run.outside-grid
                     // beyond the edge
    OffsetX,
    OffsetY,       // children: agent, agent of a plane; Float: the way from the first to the second
    PlaneDistance, // children: agent, agent of a plane; Float
    IsLinked,      // children: agent, agent; integer: link kind; Bool: the first is linked to the second
    // Effects; type Void unless said
    MoveTo,    // children[0]: cell; Bool: false when the cell is full. The acting agent moves
    MoveAgent, // children: agent, cell; Bool
    Die,       // the acting agent; ends the turn
    Kill,      // children[0]: agent
    Create,    // integer: kind; children[0]: cell; then one child per entry of `columns` (attribute indices
               // given);
               // Agent: the newborn, or nobody when the cell is full
    Become,  // integer: kind; one child per entry of `columns`: the acting agent goes on as that kind, equal
             // attributes are kept, others get what is given or their initial value; ends the turn
    MoveBy,  // children: dx, dy (Float); Bool: false beyond an edge. The acting agent moves in the plane
    PlaceAt, // children: x, y (Float); Bool, likewise
    Connect, // integer: link kind; children: agent, agent, then one child per entry of `columns`; Link: a new
             // one, or the one that they had, unchanged
    Disconnect,   // integer: link kind; children: agent, agent; Bool: false when they were not linked
    ListAppend,   // children: list, value; problem run.list-full
    ListPush,     // likewise, but the first element goes where the list is full
    ListRemove,   // children: list, value; the first that is equal goes; Bool: whether there was one
    ListPop,      // children[0]: list; the last element, which goes; problem run.list-index
    ListClear,    // children[0]: list
    Print,        // children: values of any type
    CallFunction, // integer: function; children: arguments
    Send,         // integer: message kind; children: agent, or a set of them; then a value for each field
    Schedule, // integer: into Program::scheduled; children: tick or ticks from now (Int), then whose (none:
              // the model's); columns[0]: 1 for a tick
    Cancel,   // integer: into Program::scheduled; children: whose; Int: how many were taken back
};

/// `list of element up to capacity`.
struct ListType {
    Type element; ///< no list, no set, no link
    std::int32_t capacity = 0;

    bool operator==(const ListType &) const = default;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct Expr {
    Op op = Op::ConstInt;
    Type type;
    ast::Span span;
    std::int64_t integer = 0;
    double number = 0;
    std::string text;
    std::vector<std::int32_t> columns;
    std::vector<ExprPtr> children;
};

struct Stmt;
using StmtPtr = std::unique_ptr<Stmt>;
using Block = std::vector<StmtPtr>;

struct Stmt {
    enum class Kind : std::uint8_t {
        SetList,      // subject: a list that can be written; value: a list, or a set whose elements it gets
        SetItem,      // subject: ListItem; value
        SetLocal,     // slot = value (Let and assignment to a local)
        SetAttribute, // target agent in `subject`; columns per kind; value
        SetLayer,     // target cell in `subject`; integer: layer; value
        SetLink,      // target link in `subject`; integer: attribute of its kind; value
        SetWorld,     // integer: attribute of the world; value
        If,           // value: condition; body; otherwise
        For,          // slot over set `value`; body. The set is fixed when the loop starts
        Effect,       // value, its result dropped
        Return,       // value may be null
    };
    /// How a write of a rule that acts with all others at once joins theirs; the value is then what is added
    /// or compared, not the new value.
    enum class Merge : std::uint8_t { None, Add, Minimum, Maximum };
    Kind kind = Kind::Effect;
    Merge merge = Merge::None; ///< of SetAttribute, SetLayer, SetWorld
    ast::Span span;
    std::int32_t slot = -1;
    std::int64_t integer = 0;
    std::vector<std::int32_t> columns;
    ExprPtr subject;
    ExprPtr value;
    Block body;
    Block otherwise;
};

/// What a piece of code is about; decides what Self and SelfCell mean.
enum class Subject : std::uint8_t { None, Agent, Cell };

/// A compiled unit: a rule, a function, an action's body, or a single expression of a form.
struct Unit {
    std::string name; ///< rule or action name
    std::string path; ///< in the document, for problems: "kinds/Sheep/rules", "metrics/sheep"
    Subject subject = Subject::None;
    std::int32_t kind = -1;   ///< of an agent subject
    std::vector<Type> locals; ///< by slot; the first `parameterCount` are filled by the caller
    std::int32_t parameterCount = 0;
    Type result; ///< Void, or what Return / `value` gives
    Block body;
    ExprPtr value; ///< set for single expressions; body is empty then
};

using UnitIndex = std::int32_t; ///< into Program::units; -1: none

struct Rule {
    ast::Trigger trigger = ast::Trigger::EveryStep;
    std::int64_t interval = 1; ///< of EveryNSteps: runs when tick % interval == 0
    std::int32_t stage = -1;   ///< of AtStage: index into RunSettings::stages
    UnitIndex condition = -1;  ///< Bool
    UnitIndex body = -1;
    std::int32_t message = -1; ///< of OnMessage and Transition by message: into Program::messages. The
                               ///< units take the sender and the fields
    // Of a Transition
    std::int32_t chart = -1; ///< into KindCode::charts
    std::int64_t from = 0;   ///< values of its attribute
    std::int64_t to = 0;
    ast::Cause cause = ast::Cause::When;
    UnitIndex amount = -1; ///< Float, of After, Rate and Chance
};

/// A rule that waits until schedule() asks for it.
struct ScheduledRule {
    std::int32_t kind = -1; ///< whose; -1: the model's
    std::string name;
    Rule rule; ///< body -1: it has an error
};

/// An attribute whose values are the states of a chart.
struct ChartCode {
    std::int32_t attribute = -1;
    std::vector<std::vector<Rule>> onEnter; ///< by value, in the author's order
    std::vector<std::vector<Rule>> onExit;
};

struct MessageCode {
    std::vector<Type> fields; ///< as Scenario::messages[i].fields
};

/// One argument of an action.
struct ActionParameter {
    std::string name;
    Type type;
    UnitIndex within = -1; ///< Agent: radius (Int); -1: everyone of the kind
    UnitIndex low = -1;    ///< Int or Float range
    UnitIndex high = -1;
    std::int64_t maximumLength = 200; ///< Text, in code points
};

/// `require condition, "message"`: a unit over the action's arguments.
struct Requirement {
    UnitIndex condition = -1; ///< parameterCount as the action
    std::vector<bool> uses;   ///< per parameter: whether the condition reads it
    std::string message;
};

struct Action {
    std::string name;
    std::string description;
    std::vector<ActionParameter> parameters;
    std::vector<Requirement> requirements; ///< checked in order before the body runs
    UnitIndex body = -1;
};

struct AttributeCode {
    Type type;
    UnitIndex initial = -1; ///< subject: the newborn agent; -1: zero value
};

struct PersonaCode {
    UnitIndex when = -1;           ///< Bool
    std::vector<UnitIndex> sees;   ///< one per Sight
    std::vector<UnitIndex> traits; ///< one per Trait; -1: weighted choice
    struct Template { ///< text with holes: texts[0] {parts[0]} texts[1] {parts[1]} … texts.back()
        std::vector<std::string> texts;
        struct Part {
            std::string trait;   ///< name of a trait, or "name"; empty: see unit
            UnitIndex unit = -1; ///< expression with the agent as subject
        };
        std::vector<Part> parts;
    };
    Template role, goal, backstory;
};

struct KindCode {
    std::vector<AttributeCode> attributes; ///< as Scenario::kinds[i].attributes
    /// For `become`, by the kind before: where each attribute was, -1 where there was none of its name and
    /// type.
    std::vector<std::vector<std::int32_t>> carried;
    UnitIndex placementCount = -1; ///< Int; subject none
    UnitIndex placementWhere = -1; ///< Bool; subject cell
    std::vector<Rule> rules;       ///< in the author's order
    std::vector<ChartCode> charts;
    std::vector<Action> actions;
    std::vector<PersonaCode> persona; ///< none or one
};

struct LayerCode {
    Type type;
    UnitIndex initial = -1;  ///< subject: the cell
    UnitIndex diffuse = -1;  ///< Float; subject none; -1: none
    UnitIndex decay = -1;    ///< Float; subject none; -1: none
    std::vector<Rule> rules; ///< subject: the cell. Own layers are written; others' cells are read only
};

struct LinkCode {
    std::vector<AttributeCode> attributes; ///< as Scenario::links[i].attributes; subject none
    UnitIndex degree = -1;                 ///< Int; subject none
    UnitIndex probability = -1;            ///< Float; subject none
};

/// With `simultaneous`, agents act all at once in their rules: attributes of others read as at the end of the
/// last tick, and merged writes, MoveTo, MoveBy, PlaceAt, Create, Die and Kill are requests that take effect
/// when everyone has acted: writes in the order of serials, then moves in a random order as far as there is
/// room, deaths, births.
struct Program {
    bool simultaneous = false;
    std::vector<std::vector<std::string>> categories; ///< distinct lists of names, by Type::index
    std::vector<ListType> lists;                      ///< distinct ones, by Type::index
    std::vector<Unit> units;
    std::vector<UnitIndex> functions;           ///< CallFunction's index to unit
    std::vector<AttributeCode> worldAttributes; ///< as WorldSpec::attributes; subject none
    std::vector<KindCode> kinds;
    std::vector<LayerCode> layers;
    std::vector<LinkCode> links;
    std::vector<MessageCode> messages;
    std::vector<ScheduledRule> scheduled;
    std::vector<SeriesData> series;
    std::optional<TickClock> clock; ///< of the calendar
    std::vector<UnitIndex> metrics; ///< Int, Float or Bool; subject none
    std::vector<UnitIndex> setup;   ///< model rules in the author's order
    std::vector<UnitIndex> beforeStep;
    std::vector<UnitIndex> afterStep;
    std::vector<UnitIndex> stopWhen; ///< Bool
};

} // namespace gridfolk::typed
