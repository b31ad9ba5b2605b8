// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/columns/AgentLoop.h"
#include "exec/columns/ColumnProgram.h"
#include "rules/Typed.h"
#include "world/NeighborIndex.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace gridfolk
{

/// Translates code about cells, or loops over agents, from the typed program into operations over blocks of
/// them. Every lane goes
/// through all code: branches become masks, a new value of a name becomes a new register (in loops: is
/// written where the old one is), functions are written out where they are called. Whole numbers carry the
/// range that they can lie in; where it allows, they take a byte and need no check. What the columns cannot
/// do exactly as the register machine gives no program.
class ColumnCompiler
{
public:
    /// @param parameters their values, which become constants. All references outlive the compiler.
    ColumnCompiler(const typed::Program &program, const NeighborIndex &index,
                   std::span<const double> parameters);

    /// For loops over agents only.
    explicit ColumnCompiler(const typed::Program &program);

    /// The rules of a layer, one after the other.
    [[nodiscard]] std::optional<ColumnProgram> rules(std::span<const typed::Rule> rules);

    /// A single expression about a cell.
    /// @param given bits of parts of it that are known
    [[nodiscard]] std::optional<ColumnProgram>
    value(const typed::Unit &unit, const std::map<const typed::Expr *, std::uint64_t> &given = {});

    /// What an aggregate over the cells of the world takes of each cell: `selected` and `result`.
    [[nodiscard]] std::optional<ColumnProgram> element(const typed::Unit &unit, const typed::Expr &aggregate);

    /// A loop whose inputs have no register yet; their values, in their order, are expressions of the unit.
    struct AgentLoopCode {
        AgentLoop loop;
        std::vector<const typed::Expr *> inputs;
    };
    /// A For statement of a unit about an agent.
    [[nodiscard]] std::optional<AgentLoopCode> agentLoop(const typed::Unit &unit, const typed::Stmt &loop);

private:
    /// Longer code gains nothing from columns: its registers leave the cache.
    static constexpr std::size_t kMostInstructions = 4000;

    /// Rounds of loops that a cell may cost; more must heed the turn's budget, as the register machine does.
    static constexpr std::int64_t kMostRounds = 100'000;

    using Register = std::uint16_t;

    /// A value by lane. Whole-number constants have the lane that they fit in.
    struct Value {
        Lane lane = Lane::Byte;
        bool constant = false;
        bool fresh = false;   ///< nothing else names the register
        bool uniform = false; ///< equal for all cells
        Register at = 0;
        std::int64_t low = 0; ///< whole numbers lie in [low, high]
        std::int64_t high = 0;
        double number = 0; ///< of a Float constant
    };
    struct Mask {
        std::int32_t at = ColumnInstruction::kAll;
        bool negated = false;
        [[nodiscard]] bool all() const { return at == ColumnInstruction::kAll; }
        bool operator==(const Mask &) const = default;
    };
    struct Name {
        enum class Meaning : std::uint8_t { Nothing, Value, Place };
        Meaning meaning = Meaning::Nothing;
        std::uint16_t place = 0;
        int depth = 0; ///< of loops, where its register was made
        Mask mask;     ///< lanes that can see it
        Value value;
    };
    /// Names of a unit, or of one call of a function.
    struct Frame {
        std::vector<Name> names;
        std::vector<int> assignments; ///< how many statements set a slot
        const typed::Unit *unit = nullptr;
        Mask entry;
        Mask live; ///< lanes that have not returned
        bool ended = false;
        std::optional<Value> result;
    };
    /// Everything that changes while code is made, so that a trial can be undone.
    struct State {
        ColumnProgram program;
        std::array<std::vector<Register>, 3> free; ///< by lane
        std::vector<Register> transient;           ///< made in loops
        std::map<std::pair<Lane, std::int64_t>, Register> constants;
        std::map<std::tuple<ColumnOp, Lane, Register, Register>, Register> known; ///< computed before
        std::map<std::int64_t, Name> layers;
        std::vector<Frame> frames;
        Mask mask;
        int depth = 0;           ///< of loops
        std::int64_t rounds = 1; ///< that the loops around here make for a cell
        std::int64_t allRounds = 0;
        bool supported = true;
    };
    struct Interval {
        std::int64_t low = 0;
        std::int64_t high = 0;
        bool overflows = false;
    };

    // Statements
    void unit(const typed::Unit &unit);
    void block(const typed::Block &statements, const Mask &mask);
    [[nodiscard]] Mask stillRunning(const Mask &mask);
    void statement(const typed::Stmt &stmt);
    void setLocal(const typed::Stmt &stmt);
    void setLayer(const typed::Stmt &stmt);
    void conditional(const typed::Stmt &stmt);
    void loop(const typed::Stmt &stmt);
    void giveBack(const typed::Stmt &stmt);
    void assign(Name &name, Value value);
    void makeWritable(const typed::Block &body);
    void storeLayers();

    // Expressions
    [[nodiscard]] Value expression(const typed::Expr &expr);
    [[nodiscard]] Value arithmetic(const typed::Expr &expr);
    [[nodiscard]] Value binary(const typed::Expr &expr, ColumnOp op);
    [[nodiscard]] Value wholeBinary(ColumnOp op, const Value &left, const Value &right);
    [[nodiscard]] Value unary(const typed::Expr &expr, ColumnOp op);
    [[nodiscard]] Value comparison(ColumnOp op, const Value &left, const Value &right);
    [[nodiscard]] Value logical(const typed::Expr &expr);
    [[nodiscard]] Value conditional(const typed::Expr &expr);
    [[nodiscard]] Value layer(const typed::Expr &expr);
    [[nodiscard]] Value coordinate(const typed::Expr &expr);
    [[nodiscard]] Value call(const typed::Expr &expr);
    [[nodiscard]] Value draw(const typed::Expr &expr);
    [[nodiscard]] std::optional<std::uint16_t> place(const typed::Expr &expr);
    [[nodiscard]] Value ownLayer(std::int64_t layer);

    // Sets
    /// The neighborhood under filters, innermost first.
    struct Set {
        std::vector<const typed::Expr *> filters;
        std::int64_t radius = 0;
        std::int64_t largest = 0; ///< cells in it at most
    };
    [[nodiscard]] std::optional<Set> neighborSet(const typed::Expr &expr);
    /// @param slot that names an element beside the filters' slots; -1: none
    void forEach(const Set &set, std::int64_t slot, const std::function<void()> &body);
    [[nodiscard]] Value selected(const std::vector<const typed::Expr *> &filters, bool needsMask);
    [[nodiscard]] Value aggregate(const typed::Expr &expr);
    [[nodiscard]] Value count(const Set &set);
    [[nodiscard]] Value sum(const typed::Expr &expr, const Set &set);
    [[nodiscard]] Value mean(const typed::Expr &expr, const Set &set);
    [[nodiscard]] Value extreme(const typed::Expr &expr, const Set &set);
    [[nodiscard]] Value quantifier(const typed::Expr &expr, const Set &set);
    void addFloats(const typed::Expr &expr, const Set &set, Register total, std::optional<Value> number);
    void addOne(const Value &number, const Value &holds);
    void bind(std::int64_t slot, std::uint16_t place);

    // Loops over agents
    [[nodiscard]] bool isFixed(const typed::Expr &expr) const;
    [[nodiscard]] bool isElement(const typed::Expr &expr) const;
    [[nodiscard]] Value given(const typed::Type &type);
    [[nodiscard]] Value input(const typed::Expr &expr);
    [[nodiscard]] Value load(AgentLoop::Load::What what, const typed::Expr &expr);
    [[nodiscard]] std::optional<Value> inLoop(const typed::Expr &expr);
    [[nodiscard]] bool isOutside(std::int64_t slot) const
    {
        return m_loop != nullptr && m_state.frames.size() == 1 &&
               m_outside[static_cast<std::size_t>(slot)] > 0;
    }
    void gain(const typed::Stmt &stmt);

    // Code
    [[nodiscard]] static Value whole(std::int64_t number);
    [[nodiscard]] static Value fraction(double number);
    [[nodiscard]] static bool fitsByte(const Value &value) { return value.lane == Lane::Byte; }
    [[nodiscard]] static bool isNever(const Value &holds) { return holds.constant && holds.low == 0; }
    [[nodiscard]] static Interval interval(ColumnOp op, const Value &left, const Value &right);
    [[nodiscard]] Value unsupported();
    [[nodiscard]] Register in(const Value &value, Lane lane);
    [[nodiscard]] Register constantRegister(Lane lane, std::int64_t bits);
    [[nodiscard]] Register newRegister(Lane lane);
    [[nodiscard]] Value filled(Lane lane, std::int64_t bits);
    [[nodiscard]] Value emit(ColumnOp op, Lane operands, Lane result, const Value &x, const Value &y,
                             bool checked = false);
    void emitInto(Register to, ColumnOp op, Lane lane, Register x, Register y, bool checked = false);
    void select(Register to, Lane lane, const Mask &mask, Register then, Register otherwise);
    [[nodiscard]] Value stable(Value value);
    [[nodiscard]] std::int32_t maskRegister(const Mask &mask);
    [[nodiscard]] Mask narrowed(const Mask &mask, const Value &condition, bool sense);
    [[nodiscard]] std::optional<ColumnProgram> finished();
    [[nodiscard]] Frame &frame() { return m_state.frames.back(); }

    const typed::Program &m_program;
    const NeighborIndex *m_index; ///< of code about cells
    std::span<const double> m_parameters;
    State m_state;
    std::map<const typed::Expr *, std::uint64_t> m_given;

    AgentLoopCode *m_loop = nullptr;      ///< while one is made
    std::vector<int> m_outside;           ///< by slot: how many statements outside of the loop set it
    std::vector<std::int64_t> m_elements; ///< slots that name the loop's agent
    std::map<Register, Value> m_givenValues;
};

} // namespace gridfolk
