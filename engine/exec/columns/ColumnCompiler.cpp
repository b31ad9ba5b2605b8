// SPDX-License-Identifier: GPL-3.0-or-later
// Units, statements, and the registers that code is made of.
#include "exec/columns/ColumnCompiler.h"

#include "exec/columns/CodeFacts.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace gridfolk
{

using typed::Op;
using typed::Stmt;

namespace
{

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Lane laneOf(const typed::Type &type)
{
    switch (type.base) {
    case typed::Type::Base::Float:
        return Lane::Float;
    case typed::Type::Base::Int:
        return Lane::Word;
    default:
        return Lane::Byte;
    }
}

/// Whether anything reads the tick; a comparison that ranges decide does not.
bool usesTick(const ColumnProgram &program)
{
    const auto isTick = [](const ColumnInstruction &in) { return in.op == ColumnOp::Tick; };
    const auto tick = std::find_if(program.prelude.begin(), program.prelude.end(), isTick);
    if (tick == program.prelude.end()) {
        return false;
    }
    const auto reads = [&](const ColumnInstruction &in) {
        return !isTick(in) && in.op != ColumnOp::Fill && (in.b == tick->a || in.c == tick->a);
    };
    return program.result == tick->a || std::any_of(program.code.begin(), program.code.end(), reads) ||
           std::any_of(program.prelude.begin(), program.prelude.end(), reads) ||
           std::any_of(program.stores.begin(), program.stores.end(),
                       [&](const auto &store) { return store.at == tick->a; });
}

} // namespace

ColumnCompiler::ColumnCompiler(const typed::Program &program, const NeighborIndex &index,
                               std::span<const double> parameters)
    : m_program(program)
    , m_index(&index)
    , m_parameters(parameters)
{
}

ColumnCompiler::ColumnCompiler(const typed::Program &program)
    : m_program(program)
    , m_index(nullptr)
{
}

std::optional<ColumnProgram> ColumnCompiler::rules(std::span<const typed::Rule> rules)
{
    m_state = {};
    for (const typed::Rule &rule : rules) {
        m_state.mask = {};
        if (rule.condition >= 0) {
            const typed::Unit &condition = m_program.units[static_cast<std::size_t>(rule.condition)];
            unit(condition);
            const Value holds = frame().result.value_or(whole(1));
            m_state.frames.clear();
            if (isNever(holds)) {
                continue;
            }
            m_state.mask = holds.constant ? Mask{} : narrowed({}, holds, true);
        }
        unit(m_program.units[static_cast<std::size_t>(rule.body)]);
        m_state.frames.clear();
    }
    storeLayers();
    return finished();
}

std::optional<ColumnProgram> ColumnCompiler::value(const typed::Unit &unit,
                                                   const std::map<const typed::Expr *, std::uint64_t> &given)
{
    m_state = {};
    m_given = given;
    this->unit(unit);
    const Value result = frame().result ? *frame().result : unsupported();
    m_state.program.result = in(result, laneOf(unit.result));
    return finished();
}

std::optional<ColumnProgram> ColumnCompiler::element(const typed::Unit &unit, const typed::Expr &aggregate)
{
    m_state = {};
    m_state.frames.emplace_back().names.resize(unit.locals.size());
    std::vector<const typed::Expr *> filters;
    const typed::Expr *set = aggregate.children[0].get();
    for (; set->op == Op::Filter; set = set->children[0].get()) {
        filters.insert(filters.begin(), set);
        bind(set->integer, 0);
    }
    const bool hasValue = aggregate.children.size() > 1;
    if (hasValue) {
        bind(aggregate.integer, 0);
    }
    const Value chosen = selected(filters, hasValue && facts::mustBeReached(*aggregate.children[1]));
    if (!chosen.constant || chosen.low == 0) {
        m_state.program.selected = in(chosen, Lane::Byte);
    }
    if (hasValue) {
        const Value result = expression(*aggregate.children[1]);
        m_state.program.result = in(result, laneOf(aggregate.children[1]->type));
    }
    return finished();
}

std::optional<ColumnProgram> ColumnCompiler::finished()
{
    ColumnProgram &program = m_state.program;
    if (!m_state.supported || program.code.size() > kMostInstructions ||
        program.registers.size() > kMostInstructions) {
        return std::nullopt;
    }
    program.readsTick = usesTick(program);
    std::sort(program.readLayers.begin(), program.readLayers.end());
    program.readLayers.erase(std::unique(program.readLayers.begin(), program.readLayers.end()),
                             program.readLayers.end());
    return std::move(program);
}

void ColumnCompiler::unit(const typed::Unit &unit)
{
    Frame &made = m_state.frames.emplace_back();
    made.unit = &unit;
    made.entry = m_state.mask;
    made.names.resize(unit.locals.size());
    made.assignments.assign(unit.locals.size(), 0);
    facts::countAssignments(unit.body, made.assignments);
    if (unit.value) {
        const Value result = expression(*unit.value);
        frame().result = result;
        return;
    }
    block(unit.body, m_state.mask);
}

void ColumnCompiler::block(const typed::Block &statements, const Mask &mask)
{
    const Mask outer = m_state.mask;
    m_state.mask = mask;
    for (const typed::StmtPtr &stmt : statements) {
        if (!m_state.supported || frame().ended) {
            break;
        }
        statement(*stmt);
        if (facts::returns(*stmt) && !frame().ended) {
            m_state.mask = stillRunning(mask);
        }
    }
    m_state.mask = outer;
}

/// The lanes of a mask that have not returned from the unit.
ColumnCompiler::Mask ColumnCompiler::stillRunning(const Mask &mask)
{
    const Mask live = frame().live;
    if (live.all() || mask.all()) {
        return live.all() ? mask : live;
    }
    Value running;
    running.at = static_cast<Register>(live.at);
    return narrowed(mask, running, !live.negated);
}

void ColumnCompiler::statement(const Stmt &stmt)
{
    switch (stmt.kind) {
    case Stmt::Kind::SetLocal:
        if (isOutside(stmt.slot)) {
            gain(stmt);
        } else {
            setLocal(stmt);
        }
        return;
    case Stmt::Kind::SetLayer:
        setLayer(stmt);
        return;
    case Stmt::Kind::If:
        conditional(stmt);
        return;
    case Stmt::Kind::For:
        loop(stmt);
        return;
    case Stmt::Kind::Return:
        giveBack(stmt);
        return;
    default:
        m_state.supported = false;
        return;
    }
}

void ColumnCompiler::setLocal(const Stmt &stmt)
{
    const auto slot = static_cast<std::size_t>(stmt.slot);
    const bool changes = frame().assignments[slot] > 1;
    if (stmt.value->type.base == typed::Type::Base::Cell) {
        const std::optional<std::uint16_t> where = place(*stmt.value);
        m_state.supported = m_state.supported && where && !changes;
        bind(stmt.slot, where.value_or(0));
        return;
    }
    Value value = expression(*stmt.value);
    if (changes) {
        // Another statement may put anything in.
        const Lane lane = laneOf(stmt.value->type);
        value.at = in(value, lane);
        value.fresh = value.fresh && value.lane == lane;
        value.lane = lane;
        value.constant = false;
        value.uniform = false;
        value.low = lane == Lane::Word ? kLeast : 0;
        value.high = lane == Lane::Word ? kMost : 255;
    }
    Name &name = frame().names[slot];
    if (name.meaning == Name::Meaning::Value) {
        assign(name, value);
        return;
    }
    name.meaning = Name::Meaning::Value;
    name.depth = m_state.depth;
    name.mask = m_state.mask;
    name.value = stable(value);
}

void ColumnCompiler::setLayer(const Stmt &stmt)
{
    if (m_state.frames.size() > 1 || place(*stmt.subject) != std::uint16_t{0}) {
        m_state.supported = false;
        return;
    }
    (void)ownLayer(stmt.integer);
    const Value value = expression(*stmt.value);
    const Lane lane = laneOf(stmt.value->type);
    Value stored = value;
    stored.at = in(value, lane);
    stored.fresh = value.fresh && value.lane == lane;
    stored.lane = lane;
    stored.constant = false;
    stored.uniform = false;
    if (lane == Lane::Byte) {
        stored.high = 255;
    }
    assign(m_state.layers[stmt.integer], stored);
}

/// Gives a name a new value in the lanes that count now.
void ColumnCompiler::assign(Name &name, Value value)
{
    const Lane lane = value.lane;
    const bool everywhere = m_state.mask == name.mask;
    if (name.depth < m_state.depth) {
        // Its register is read again in the next round.
        if (everywhere) {
            emitInto(name.value.at, ColumnOp::Move, lane, value.at, value.at);
        } else {
            select(name.value.at, lane, m_state.mask, value.at, name.value.at);
        }
        return;
    }
    if (everywhere) {
        name.value = stable(value);
        return;
    }
    const Register given = value.at;
    value.at = newRegister(lane);
    select(value.at, lane, m_state.mask, given, name.value.at);
    value.low = std::min(value.low, name.value.low);
    value.high = std::max(value.high, name.value.high);
    name.value = value;
}

void ColumnCompiler::conditional(const Stmt &stmt)
{
    const Value condition = expression(*stmt.value);
    if (condition.constant) {
        block(condition.low != 0 ? stmt.body : stmt.otherwise, m_state.mask);
        return;
    }
    const Value test = stable(condition);
    const Mask then = narrowed(m_state.mask, test, true);
    const Mask otherwise = stmt.otherwise.empty() ? Mask{} : narrowed(m_state.mask, test, false);
    block(stmt.body, then);
    if (!stmt.otherwise.empty()) {
        block(stmt.otherwise, otherwise);
    }
}

void ColumnCompiler::loop(const Stmt &stmt)
{
    const std::optional<Set> set = m_loop == nullptr ? neighborSet(*stmt.value) : std::nullopt;
    if (!set || facts::returns(stmt.body)) {
        m_state.supported = false;
        return;
    }
    makeWritable(stmt.body);
    forEach(*set, stmt.slot, [&] {
        const Value chosen = selected(set->filters, true);
        if (isNever(chosen)) {
            return;
        }
        block(stmt.body, m_state.mask);
    });
}

/// Before a loop: names that it sets get registers of their own, which are then written in place.
void ColumnCompiler::makeWritable(const typed::Block &body)
{
    std::vector<int> sets(frame().names.size(), 0);
    facts::countAssignments(body, sets);
    std::vector<std::int64_t> layers;
    facts::writtenLayers(body, layers);
    std::vector<Name *> names;
    for (std::size_t slot = 0; slot < sets.size(); ++slot) {
        if (sets[slot] > 0 && frame().names[slot].meaning == Name::Meaning::Value) {
            names.push_back(&frame().names[slot]);
        }
    }
    for (const std::int64_t layer : layers) {
        (void)ownLayer(layer);
        names.push_back(&m_state.layers[layer]);
    }
    for (Name *name : names) {
        if (name->depth < m_state.depth) {
            continue; // an outer loop writes it in place already
        }
        const Register own = newRegister(name->value.lane);
        emitInto(own, ColumnOp::Move, name->value.lane, name->value.at, name->value.at);
        name->value.at = own;
        name->value.low = name->value.lane == Lane::Word ? kLeast : 0;
        name->value.high = name->value.lane == Lane::Word ? kMost : 255;
    }
}

void ColumnCompiler::giveBack(const Stmt &stmt)
{
    const Mask mask = m_state.mask;
    if (stmt.value) {
        const Value value = expression(*stmt.value);
        const Lane lane = laneOf(stmt.value->type);
        const bool all = mask == frame().entry && !frame().result;
        if (all) {
            frame().result = value;
        } else {
            const Register before = frame().result ? in(*frame().result, lane) : filled(lane, 0).at;
            Value merged;
            merged.lane = lane;
            merged.low = lane == Lane::Word ? kLeast : 0;
            merged.high = lane == Lane::Word ? kMost : 255;
            const Register given = in(value, lane);
            merged.at = newRegister(lane);
            select(merged.at, lane, mask, given, before);
            frame().result = merged;
        }
    }
    if (mask == frame().entry) {
        frame().ended = true;
        return;
    }
    Value gone;
    gone.at = static_cast<Register>(maskRegister(mask));
    frame().live = frame().live.all() ? Mask{gone.at, true} : narrowed(frame().live, gone, false);
}

void ColumnCompiler::storeLayers()
{
    for (const auto &entry : m_state.layers) {
        const auto layer = static_cast<std::size_t>(entry.first);
        const Register at = entry.second.value.at;
        const auto &loads = m_state.program.loads;
        const bool written = std::none_of(loads.begin(), loads.end(), [&](const auto &load) {
            return load.layer == layer && load.at == at;
        });
        if (written) {
            m_state.program.stores.push_back({layer, at});
        }
    }
}

void ColumnCompiler::bind(std::int64_t slot, std::uint16_t place)
{
    if (slot < 0) {
        return;
    }
    Name &name = frame().names[static_cast<std::size_t>(slot)];
    name.meaning = Name::Meaning::Place;
    name.place = place;
}

ColumnCompiler::Value ColumnCompiler::ownLayer(std::int64_t layer)
{
    const auto found = m_state.layers.find(layer);
    if (found != m_state.layers.end()) {
        return found->second.value;
    }
    const typed::Type &type = m_program.layers[static_cast<std::size_t>(layer)].type;
    Name name;
    name.meaning = Name::Meaning::Value;
    name.value.lane = laneOf(type);
    name.value.at = static_cast<Register>(m_state.program.registers.size());
    name.value.low = name.value.lane == Lane::Word ? kLeast : 0;
    name.value.high = name.value.lane == Lane::Word ? kMost : type.base == typed::Type::Base::Bool ? 1 : 255;
    m_state.program.registers.push_back(name.value.lane); // loaded before the code, so never given to others
    m_state.program.loads.push_back({static_cast<std::size_t>(layer), name.value.at});
    m_state.program.readLayers.push_back(static_cast<std::size_t>(layer));
    m_state.layers.emplace(layer, name);
    return name.value;
}

ColumnCompiler::Value ColumnCompiler::whole(std::int64_t number)
{
    Value value;
    value.constant = true;
    value.uniform = true;
    value.lane = number >= 0 && number <= 255 ? Lane::Byte : Lane::Word;
    value.low = number;
    value.high = number;
    return value;
}

ColumnCompiler::Value ColumnCompiler::fraction(double number)
{
    Value value;
    value.constant = true;
    value.uniform = true;
    value.lane = Lane::Float;
    value.number = number;
    return value;
}

ColumnCompiler::Value ColumnCompiler::unsupported()
{
    m_state.supported = false;
    return whole(0);
}

/// The register that holds a value in a lane's type.
ColumnCompiler::Register ColumnCompiler::in(const Value &value, Lane lane)
{
    if (value.constant) {
        return constantRegister(lane,
                                lane == Lane::Float ? std::bit_cast<std::int64_t>(value.number) : value.low);
    }
    if (value.lane == lane) {
        return value.at;
    }
    if (value.lane != Lane::Byte || lane != Lane::Word) {
        m_state.supported = false;
        return value.at;
    }
    return emit(ColumnOp::Widen, Lane::Byte, Lane::Word, value, value).at;
}

ColumnCompiler::Register ColumnCompiler::constantRegister(Lane lane, std::int64_t bits)
{
    const auto found = m_state.constants.find({lane, bits});
    if (found != m_state.constants.end()) {
        return found->second;
    }
    const auto made = static_cast<Register>(m_state.program.registers.size());
    m_state.program.registers.push_back(lane);
    ColumnInstruction fill{.op = ColumnOp::Fill, .lane = lane, .a = made};
    fill.k = bits;
    m_state.program.prelude.push_back(fill);
    m_state.constants.emplace(std::pair(lane, bits), made);
    return made;
}

ColumnCompiler::Register ColumnCompiler::newRegister(Lane lane)
{
    std::vector<Register> &free = m_state.free[static_cast<std::size_t>(lane)];
    Register made = 0;
    if (free.empty()) {
        made = static_cast<Register>(m_state.program.registers.size());
        m_state.program.registers.push_back(lane);
    } else {
        made = free.back();
        free.pop_back();
    }
    if (m_state.depth > 0) {
        m_state.transient.push_back(made);
    }
    return made;
}

/// A new register that holds the bits, to be written later.
ColumnCompiler::Value ColumnCompiler::filled(Lane lane, std::int64_t bits)
{
    Value value;
    value.lane = lane;
    value.at = newRegister(lane);
    ColumnInstruction fill{.op = ColumnOp::Fill, .lane = lane, .a = value.at};
    fill.k = bits;
    m_state.program.code.push_back(fill);
    return value;
}

ColumnCompiler::Value ColumnCompiler::emit(ColumnOp op, Lane operands, Lane result, const Value &x,
                                           const Value &y, bool checked)
{
    Value value;
    value.lane = result;
    value.fresh = true;
    const Register left = op == ColumnOp::Widen ? x.at : in(x, operands);
    const Register right = op == ColumnOp::Widen ? x.at : in(y, operands);
    const bool uniform = x.uniform && y.uniform && !checked;
    const auto key = std::tuple(op, operands, left, right);
    const bool reusable = !checked && (m_state.depth == 0 || uniform);
    if (reusable) {
        if (const auto found = m_state.known.find(key); found != m_state.known.end()) {
            value.at = found->second;
            value.fresh = false;
            value.uniform = uniform;
            return value;
        }
    }
    ColumnInstruction made{.op = op, .lane = operands, .checked = checked, .b = left, .c = right};
    made.mask = checked ? maskRegister(m_state.mask) : ColumnInstruction::kAll;
    if (uniform) {
        value.uniform = true;
        value.at = static_cast<Register>(m_state.program.registers.size());
        m_state.program.registers.push_back(result);
    } else {
        value.at = newRegister(result);
    }
    made.a = value.at;
    (uniform ? m_state.program.prelude : m_state.program.code).push_back(made);
    if (reusable) {
        m_state.known.emplace(key, value.at);
        value.fresh = false;
    }
    return value;
}

void ColumnCompiler::emitInto(Register to, ColumnOp op, Lane lane, Register x, Register y, bool checked)
{
    ColumnInstruction made{.op = op, .lane = lane, .checked = checked, .a = to, .b = x, .c = y};
    made.mask = checked ? maskRegister(m_state.mask) : ColumnInstruction::kAll;
    m_state.program.code.push_back(made);
}

void ColumnCompiler::select(Register to, Lane lane, const Mask &mask, Register then, Register otherwise)
{
    if (mask.negated) {
        std::swap(then, otherwise);
    }
    ColumnInstruction made{.op = ColumnOp::Select, .lane = lane, .a = to, .b = then, .c = otherwise};
    made.mask = mask.at;
    m_state.program.code.push_back(made);
}

/// The value in a register that nothing writes while the value is in use. Outside of loops no register is
/// written twice.
ColumnCompiler::Value ColumnCompiler::stable(Value value)
{
    if (m_state.depth == 0 || value.constant || value.fresh || value.uniform) {
        value.fresh = false;
        return value;
    }
    const Register copy = newRegister(value.lane);
    emitInto(copy, ColumnOp::Move, value.lane, value.at, value.at);
    value.at = copy;
    return value;
}

std::int32_t ColumnCompiler::maskRegister(const Mask &mask)
{
    if (!mask.negated) {
        return mask.at;
    }
    Value value;
    value.at = static_cast<Register>(mask.at);
    return emit(ColumnOp::Not, Lane::Byte, Lane::Byte, value, value).at;
}

/// The lanes of a mask where a condition has the given sense.
ColumnCompiler::Mask ColumnCompiler::narrowed(const Mask &mask, const Value &condition, bool sense)
{
    const Register test = in(condition, Lane::Byte);
    if (mask.all()) {
        return {test, !sense};
    }
    Value outer;
    outer.at = static_cast<Register>(maskRegister(mask));
    Value inner;
    inner.at = test;
    const ColumnOp op = sense ? ColumnOp::And : ColumnOp::AndNot;
    return {emit(op, Lane::Byte, Lane::Byte, outer, inner).at, false};
}

} // namespace gridfolk
