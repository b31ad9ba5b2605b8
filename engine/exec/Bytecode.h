// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Reduction.h"
#include "exec/columns/AgentLoop.h"
#include "rules/Typed.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// Operations of the register machine. a is the destination unless said; registers hold 64 bits: an int64, a
/// double's bits, a bool or category, a cell number, a packed AgentRef, or a text number.
enum class Opcode : std::uint16_t {
    Constant,   // a <- k
    Move,       // a <- b
    Jump,       // to k, counted from here
    JumpIf,     // if b
    JumpUnless, // if not b
    JumpUnlessLessInt,
    JumpUnlessLessEqualInt,
    JumpUnlessEqual,
    JumpUnlessNotEqual, // unless a ? b, to k
    JumpUnlessLessFloat,
    JumpUnlessLessEqualFloat,
    JumpUnlessEqualFloat,
    JumpUnlessNotEqualFloat,
    // unless a ? c as a signed number, to k
    JumpUnlessLessSmallInt,
    JumpUnlessGreaterSmallInt,
    JumpUnlessLessEqualSmallInt,
    JumpUnlessGreaterEqualSmallInt,
    JumpUnlessEqualSmallInt,
    JumpUnlessNotEqualSmallInt,
    JumpUnlessLessSmallFloat,
    JumpUnlessGreaterSmallFloat,
    JumpUnlessLessEqualSmallFloat,
    JumpUnlessGreaterEqualSmallFloat,
    JumpUnlessAlive, // b
    Return,          // result <- a
    End,             // without a result
    EndIdle,         // as End, with nothing done that counts, see RestingAgents
    Call,            // a <- chunk k with arguments from register b on
    // Reading
    Self,
    SelfCell,
    Tick,
    Parameter, // a <- parameter k, as a float (c 0), int (c 1) or bool (c 2)
    LoadOwnByte,
    LoadOwnWord,   // a <- own column k
    LoadAttribute, // a <- agent b, columns k; c: narrow
    LoadLayerByte,
    LoadLayerWord, // a <- layer k at cell b
    LoadWorld,     // a <- attribute k of the world
    CellX,
    CellY,
    CellOf,
    Serial,    // of b
    IsKind,    // a <- agent b is of kind k
    IsAlive,   // a <- agent b lives
    LinkValue, // a <- link b, column k & 0xFFFFFFFF of link kind k >> 32; c: narrow
    LinkEnd,   // a <- link b of kind k, end c
    OtherEnd,  // a <- link b of kind k, not the agent c
    IsLinked,  // a <- agent b to agent c, kind k
    // Writing
    StoreOwnByte,
    StoreOwnWord,   // own column k <- a
    StoreAttribute, // agent b, columns k; c: narrow; value in a
    StoreLayerByte,
    StoreLayerWord, // layer k at cell b <- a
    StoreWorld,     // attribute k of the world <- a
    StoreLink,      // as LinkValue; value in a
    Connect,        // a <- by plan k, the agents in registers b and b + 1, given values after them
    Disconnect,     // a <- whether there was a link of kind k between agents b and c
    // Requests where all act at once; c: typed::Stmt::Merge, and 4 for floats; value in a
    MergeAttribute, // agent b, columns k
    MergeLayer,     // cell b, layer k
    MergeWorld,     // attribute k
    // a <- b + c as a signed number
    AddSmallInt,
    AddSmallFloat,
    // adds to what stands there
    AddOwnSmallInt,
    AddOwnSmallFloat, // own column k: c as a signed number
    AddAttributeInt,
    AddAttributeFloat, // agent b, columns k: a
    AddAttributeSmallInt,
    AddAttributeSmallFloat, // agent b, columns k: c as a signed number
    // Arithmetic: a <- b ? c
    AddInt,
    SubtractInt,
    MultiplyInt,
    FloorDivideInt,
    ModuloInt,
    PowerInt,
    MinimumInt,
    MaximumInt,
    AddFloat,
    SubtractFloat,
    MultiplyFloat,
    DivideFloat,
    FloorDivideFloat,
    ModuloFloat,
    PowerFloat,
    MinimumFloat,
    MaximumFloat,
    Atan2,
    // a <- ? b
    NegateInt,
    AbsoluteInt,
    NegateFloat,
    AbsoluteFloat,
    ToFloat,
    ToInt,
    Floor,
    Ceil,
    Round,
    SquareRoot,
    Exp,
    Log,
    Sin,
    Cos,
    Tan,
    Not,
    // Comparison: a <- b ? c
    LessInt,
    LessEqualInt,
    Equal,
    NotEqual,
    LessFloat,
    LessEqualFloat,
    EqualFloat,
    NotEqualFloat,
    // Draws
    Chance, // a <- uniform < b
    RandomFloat,
    RandomInt,
    RandomNormal, // a <- b, c
    RandomExponential,
    RandomPoisson,   // a <- b
    RandomLogNormal, // a <- b, c
    RandomEmptyCell,
    PickNeighborCell, // a <- one of the ring of radius b around cell c (kOwnCell: the subject's)
    PickNearCell,     // as PickNeighborCell, of radius k, at least 1
    PickAgentHere,    // a <- one of kind k on cell b, the acting one excluded, or nobody
    PickAgent,        // a <- one of kind k (-1: any), the acting one included
    PickCell,         // a <- any cell
    // Loops over sets; c names one of the unit's iterators
    IterateAgents,        // of kind k
    IterateNeighbors,     // of kind k, radius b, around cell a (kOwnCell: the subject's)
    IterateHere,          // of kind k on cell b
    IterateNeighborCells, // radius b, around cell a (kOwnCell: the subject's)
    IterateCells,
    IterateRange,       // from b to before a
    IterateLinked,      // of agent b by link kind k; a 1: those that link to it
    IterateLinksOf,     // as IterateLinked, the links themselves
    IterateLinks,       // all of kind k
    Next,               // a <- next element of iterator c, or jump to k
    Collect,            // replaces the iterator by a copy of what it still has to give
    JumpIfFew,          // iterator c has collected too few for blocks, to k
    LoopOverBlocks,     // a <- whether loop k ran over all that iterator c has collected
    BufferClear,        // of iterator c
    BufferPush,         // a
    BufferPick,         // a <- one element; b 1: none is a problem; b 0: none gives nobody
    BufferPickWeighted, // as BufferPick, by the weights in iterator k
    BufferStatistic,    // a <- statistic k (see Statistic) of the doubles pushed; b: its argument
    EmptyAggregate,     // a problem: mean, min, max of nothing
    Reduce,             // a <- reduction k, or its values to the buffer of iterator c
    CountAgents,        // a <- living agents of kind k (-1: all)
    // Geometry
    Distance,        // a <- cells b, c
    CellAt,          // a <- x b, y c
    CellTowards,     // a <- from b to c
    CellInDirection, // a <- next to cell b in direction c
    // Effects
    MoveSelf,  // a <- moved to cell b
    MoveAgent, // a <- agent b to cell c
    Die,
    Kill,   // Kill: agent b
    Create, // a <- newborn of plan k on cell b, given values from register c on
    Become, // by plan k, given values from register c on; ends the turn
    // In the plane
    PositionX,     // a <- of agent b
    PositionY,     // a <- of agent b
    OffsetX,       // a <- from agent b to agent c
    OffsetY,       // a <- from agent b to agent c
    PlaneDistance, // a <- from agent b to agent c
    IterateWithin, // of kind k, radius a, of agent b, iterator c
    MoveBy,        // a <- moved by b, c
    PlaceAt,       // a <- moved to b, c
    // Lists; k: into Bytecode::listPlaces, b: the agent whose list it is
    ListLength,      // a <- length
    ListItem,        // a <- element c
    ListSet,         // element c <- a
    ListAppend,      // a
    ListPush,        // a; the first goes where the list is full
    ListRemove,      // a <- whether one equal to c was there, which goes
    ListPop,         // a <- the last, which goes
    ListClear,       //
    ListCopy,        // place k & 0xFFFFFFFF, of agent a, <- place k >> 32, of agent b
    ListAddress,     // a <- where register b stands among all
    ListReceive,     // place k <- what stands where b says
    IterateList,     // iterator c over its elements, which are of the sort a
    PrintList,       // adds it to the line
    Emit,            // a joins what the unit gives; see Vm::takeEmitted()
    BufferHistogram, // iterator c walks over the histogram of its buffer: low b, high b + 1, bins b + 2
    BufferSample,    // iterator c walks over b drawn elements of its buffer, of the sort a and network k
    BufferFirst,     // likewise over its first b
    BufferSort,      // likewise over all, by keys in iterator b; k: network << 1 | keys are floats
    IterateBetween,  // cells between cells b and a, iterator c
    DatePart,        // a <- part k of the date (see typed::Op::DatePart)
    SeriesValue,     // a <- column k & 0xFFFFFFFF of table k >> 32 at tick b
    Send,            // message k to agent a: c values from register b on
    Schedule,        // rule k of agent b (nobody: the model's) at tick a (c 1) or a ticks from now (c 0)
    Cancel,          // a <- how many events of rule k of agent b were taken back
    PrintText,       // adds register b of type c (index k) to the line
    PrintEnd
};

/// In place of a register that holds a cell: the cell of the subject.
inline constexpr std::uint16_t kOwnCell = 0xFFFF;

/// Statistics over a buffer of doubles.
enum class Statistic : std::int64_t { Variance, Median, Gini, Quantile, Entropy };

struct Instruction {
    Opcode op = Opcode::End;
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;
    std::int64_t k = 0;
};

/// The code of one typed::Unit.
struct Chunk {
    std::vector<Instruction> code;
    std::vector<ast::Span> spans; ///< by instruction
    std::string name;
    std::string path;
    typed::Subject subject = typed::Subject::None;
    typed::Type result;
    std::uint16_t registers = 0;
    std::uint16_t iterators = 0;
    std::uint16_t parameters = 0;
    bool drawsFirst = false; ///< sure to draw a random number, before anything that could turn it away
};

/// What `create` or `become` does: the kind, the attributes whose values are given, and the code of the
/// others.
struct CreatePlan {
    std::int32_t kind = 0;
    std::vector<std::int32_t> given; ///< attribute of each given value
};

/// What a new link of a kind gets when no rule says otherwise.
struct LinkPlan {
    std::vector<typed::UnitIndex> initial; ///< by attribute, -1 for zero
};

/// Where a list is.
struct ListPlace {
    enum class Source : std::uint8_t {
        Own,      ///< the acting agent's; where: column
        Agent,    ///< of an agent in a register; where: into columnMaps
        World,    ///< where: attribute of the world
        Registers ///< where: register of its length; its elements follow
    };
    Source source = Source::Own;
    std::int64_t where = 0;
    std::int32_t capacity = 0;
    typed::Type element;
};

/// How a kind is born: initial code by attribute, -1 for zero, and its `on birth` rules.
struct BirthCode {
    std::vector<typed::UnitIndex> initial;
    std::vector<typed::Rule> onBirth;
    std::vector<typed::Rule> onDeath;
    std::vector<typed::ChartCode> charts;
    std::vector<std::vector<std::int32_t>> carried; ///< see typed::KindCode
    bool mayRest = false; ///< all units of a turn tell whether they did anything, see findIdleTurns()
};

/// A rule as a turn runs it.
struct TurnRule {
    const Chunk *condition = nullptr; ///< nullptr: always
    const Chunk *body = nullptr;
    const typed::Rule *transition = nullptr; ///< in place of both
};

/// What agents of a kind do in a turn: first they read what was sent to them, then they follow their rules.
struct TurnRules {
    std::vector<const typed::Rule *> readers; ///< that wait for a message
    std::vector<TurnRule> due;                ///< both in the author's order
    bool drawsFirst = false;                  ///< a turn is sure to draw a random number
    bool mayRest = false;                     ///< see BirthCode
};

/// A whole model, ready to run. Immutable and shared by all threads.
struct Bytecode {
    std::vector<Chunk> chunks; ///< by typed::UnitIndex
    std::vector<std::vector<std::int32_t>>
        columnMaps; ///< column by kind, -1 where a kind lacks the attribute
    std::vector<CreatePlan> createPlans;
    std::vector<Reduction> reductions;
    std::vector<AgentLoop> agentLoops;
    std::vector<std::vector<std::int32_t>> mirrored; ///< column by kind, for World::mirrorAttributes()
    std::vector<BirthCode> births;                   ///< by kind
    std::vector<LinkPlan> links;                     ///< by link kind
    std::vector<std::string> texts; ///< by number: the first numbers of every World's TextPool
    std::vector<std::vector<std::string>> categories;
    std::vector<ListPlace> listPlaces;
    std::vector<SeriesData> series;
    std::optional<TickClock> clock;
};

} // namespace gridfolk
