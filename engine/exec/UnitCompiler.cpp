// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/UnitCompiler.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace gridfolk
{

using typed::Op;

namespace
{

/// Operations that only differ by number type, and operations with one or two register operands.
struct PlainOperation {
    Op op;
    Opcode forInt;
    Opcode forFloat;
};

constexpr PlainOperation kPlainOperations[] = {
    {Op::Add, Opcode::AddInt, Opcode::AddFloat},
    {Op::Subtract, Opcode::SubtractInt, Opcode::SubtractFloat},
    {Op::Multiply, Opcode::MultiplyInt, Opcode::MultiplyFloat},
    {Op::Divide, Opcode::DivideFloat, Opcode::DivideFloat},
    {Op::FloorDivide, Opcode::FloorDivideInt, Opcode::FloorDivideFloat},
    {Op::Modulo, Opcode::ModuloInt, Opcode::ModuloFloat},
    {Op::Power, Opcode::PowerInt, Opcode::PowerFloat},
    {Op::Negate, Opcode::NegateInt, Opcode::NegateFloat},
    {Op::Minimum, Opcode::MinimumInt, Opcode::MinimumFloat},
    {Op::Maximum, Opcode::MaximumInt, Opcode::MaximumFloat},
    {Op::Absolute, Opcode::AbsoluteInt, Opcode::AbsoluteFloat},
    {Op::ToFloat, Opcode::ToFloat, Opcode::ToFloat},
    {Op::ToInt, Opcode::ToInt, Opcode::ToInt},
    {Op::Floor, Opcode::Floor, Opcode::Floor},
    {Op::Ceil, Opcode::Ceil, Opcode::Ceil},
    {Op::Round, Opcode::Round, Opcode::Round},
    {Op::SquareRoot, Opcode::SquareRoot, Opcode::SquareRoot},
    {Op::Exp, Opcode::Exp, Opcode::Exp},
    {Op::Log, Opcode::Log, Opcode::Log},
    {Op::Sin, Opcode::Sin, Opcode::Sin},
    {Op::Cos, Opcode::Cos, Opcode::Cos},
    {Op::Tan, Opcode::Tan, Opcode::Tan},
    {Op::Atan2, Opcode::Atan2, Opcode::Atan2},
    {Op::Less, Opcode::LessInt, Opcode::LessFloat},
    {Op::LessEqual, Opcode::LessEqualInt, Opcode::LessEqualFloat},
    {Op::Equal, Opcode::Equal, Opcode::EqualFloat},
    {Op::NotEqual, Opcode::NotEqual, Opcode::NotEqualFloat},
    {Op::Not, Opcode::Not, Opcode::Not},
    {Op::Chance, Opcode::Chance, Opcode::Chance},
    {Op::RandomFloat, Opcode::RandomFloat, Opcode::RandomFloat},
    {Op::RandomInt, Opcode::RandomInt, Opcode::RandomInt},
    {Op::RandomNormal, Opcode::RandomNormal, Opcode::RandomNormal},
    {Op::RandomExponential, Opcode::RandomExponential, Opcode::RandomExponential},
    {Op::RandomPoisson, Opcode::RandomPoisson, Opcode::RandomPoisson},
    {Op::RandomLogNormal, Opcode::RandomLogNormal, Opcode::RandomLogNormal},
    {Op::CellX, Opcode::CellX, Opcode::CellX},
    {Op::CellY, Opcode::CellY, Opcode::CellY},
    {Op::CellOf, Opcode::CellOf, Opcode::CellOf},
    {Op::AgentSerial, Opcode::Serial, Opcode::Serial},
    {Op::IsAlive, Opcode::IsAlive, Opcode::IsAlive},
    {Op::Distance, Opcode::Distance, Opcode::Distance},
    {Op::CellAt, Opcode::CellAt, Opcode::CellAt},
    {Op::CellTowards, Opcode::CellTowards, Opcode::CellTowards},
    {Op::CellInDirection, Opcode::CellInDirection, Opcode::CellInDirection},
    {Op::PositionX, Opcode::PositionX, Opcode::PositionX},
    {Op::PositionY, Opcode::PositionY, Opcode::PositionY},
    {Op::OffsetX, Opcode::OffsetX, Opcode::OffsetX},
    {Op::OffsetY, Opcode::OffsetY, Opcode::OffsetY},
    {Op::PlaneDistance, Opcode::PlaneDistance, Opcode::PlaneDistance},
    {Op::MoveBy, Opcode::MoveBy, Opcode::MoveBy},
    {Op::PlaceAt, Opcode::PlaceAt, Opcode::PlaceAt},
    {Op::MoveTo, Opcode::MoveSelf, Opcode::MoveSelf},
    {Op::MoveAgent, Opcode::MoveAgent, Opcode::MoveAgent},
    {Op::Kill, Opcode::Kill, Opcode::Kill},
};

std::optional<Opcode> plainOpcode(const typed::Expr &expr)
{
    const auto *found = std::find_if(std::begin(kPlainOperations), std::end(kPlainOperations),
                                     [&](const PlainOperation &entry) { return entry.op == expr.op; });
    if (found == std::end(kPlainOperations)) {
        return std::nullopt;
    }
    const bool floats = !expr.children.empty() && expr.children[0]->type.base == typed::Type::Base::Float;
    return floats ? found->forFloat : found->forInt;
}

/// So that frames of the deepest nesting stay within 10 MB.
constexpr std::uint16_t kMostRegisters = 16'000;

} // namespace

UnitCompiler::UnitCompiler(const typed::Program &program, const typed::Unit &unit, Bytecode &shared)
    : m_program(program)
    , m_unit(unit)
    , m_shared(shared)
{
}

Chunk UnitCompiler::compile()
{
    m_chunk.name = m_unit.name;
    m_chunk.path = m_unit.path;
    m_chunk.subject = m_unit.subject;
    m_chunk.result = m_unit.result;
    m_chunk.parameters = static_cast<std::uint16_t>(m_unit.parameterCount);
    m_nextRegister = static_cast<Register>(m_unit.locals.size());
    m_chunk.registers = m_nextRegister;
    reserveLists();
    if (m_unit.value) {
        const Scratch scratch(*this);
        if (m_unit.value->type.base >= typed::Type::Base::Agents) {
            forEach(*m_unit.value, [&](Register element, Label) { emit(Opcode::Emit, element); });
        } else {
            emit(Opcode::Return, value(*m_unit.value));
        }
    }
    block(m_unit.body);
    emit(Opcode::End);
    for (const auto &[instruction, label] : m_pendingJumps) {
        m_chunk.code[instruction].k = m_labels[label] - static_cast<std::int64_t>(instruction);
    }
    m_chunk.iterators = m_iterators;
    if (m_tooManyLists) {
        refuseToRun();
    }
    return std::move(m_chunk);
}

void UnitCompiler::block(const typed::Block &statements)
{
    for (const typed::StmtPtr &stmt : statements) {
        const Scratch scratch(*this);
        m_span = stmt->span;
        statement(*stmt);
    }
}

void UnitCompiler::statement(const typed::Stmt &stmt)
{
    if (stmt.merge != typed::Stmt::Merge::None) {
        merge(stmt);
        return;
    }
    switch (stmt.kind) {
    case typed::Stmt::Kind::SetList:
        setList(*stmt.subject, *stmt.value);
        return;
    case typed::Stmt::Kind::SetItem:
        setItem(stmt);
        return;
    case typed::Stmt::Kind::SetLocal:
        valueInto(*stmt.value, static_cast<Register>(stmt.slot));
        return;
    case typed::Stmt::Kind::SetAttribute:
        setAttribute(stmt);
        return;
    case typed::Stmt::Kind::SetLayer:
        setLayer(stmt);
        return;
    case typed::Stmt::Kind::SetLink:
        setLink(stmt);
        return;
    case typed::Stmt::Kind::SetWorld:
        emit(Opcode::StoreWorld, value(*stmt.value), 0, 0, stmt.integer);
        return;
    case typed::Stmt::Kind::If:
        conditional(stmt);
        return;
    case typed::Stmt::Kind::For:
        loop(stmt);
        return;
    case typed::Stmt::Kind::Effect:
        value(*stmt.value);
        return;
    case typed::Stmt::Kind::Return:
        if (stmt.value) {
            emit(Opcode::Return, value(*stmt.value));
        } else {
            emit(Opcode::End);
        }
        return;
    }
}

void UnitCompiler::conditional(const typed::Stmt &stmt)
{
    const Label otherwise = newLabel();
    {
        const Scratch scratch(*this);
        condition(*stmt.value, otherwise);
    }
    block(stmt.body);
    if (stmt.otherwise.empty()) {
        place(otherwise);
        return;
    }
    const Label done = newLabel();
    jump(Opcode::Jump, done);
    place(otherwise);
    block(stmt.otherwise);
    place(done);
}

void UnitCompiler::loop(const typed::Stmt &stmt)
{
    forEach(
        *stmt.value,
        [&](Register element, Label) {
            emit(Opcode::Move, static_cast<Register>(stmt.slot), element);
            block(stmt.body);
        },
        [&](std::uint16_t iterator, Label done) {
            emit(Opcode::Collect, 0, 0, iterator);
            overBlocks(stmt, iterator, done);
        });
}

UnitCompiler::Register UnitCompiler::value(const typed::Expr &expr)
{
    if (expr.op == Op::Local) {
        return static_cast<Register>(expr.integer);
    }
    const Register to = temporary();
    valueInto(expr, to);
    return to;
}

void UnitCompiler::valueInto(const typed::Expr &expr, Register to)
{
    const Scratch scratch(*this);
    const ast::Span outer = m_span;
    if (expr.span.line != 0) {
        m_span = expr.span;
    }
    simple(expr, to);
    m_span = outer;
}

void UnitCompiler::simple(const typed::Expr &expr, Register to)
{
    switch (expr.op) {
    case Op::ConstBool:
    case Op::ConstInt:
    case Op::ConstCategory:
        constant(to, expr.integer);
        return;
    case Op::ConstFloat:
        constant(to, std::bit_cast<std::int64_t>(expr.number));
        return;
    case Op::ConstText:
        constant(to, textNumber(expr.text));
        return;
    case Op::ConstNobody:
        constant(to, 0xFFFFFFFF);
        return;
    case Op::Local:
        emit(Opcode::Move, to, static_cast<std::size_t>(expr.integer));
        return;
    case Op::Self:
        emit(Opcode::Self, to);
        return;
    case Op::SelfCell:
        emit(Opcode::SelfCell, to);
        return;
    case Op::Tick:
        emit(Opcode::Tick, to);
        return;
    case Op::Parameter:
        emit(Opcode::Parameter, to, 0,
             expr.type.base == typed::Type::Base::Float
                 ? 0U
                 : (expr.type.base == typed::Type::Base::Int ? 1U : 2U),
             expr.integer);
        return;
    case Op::Attribute:
        attribute(expr, to);
        return;
    case Op::Layer:
        emit(isNarrow(expr.type) ? Opcode::LoadLayerByte : Opcode::LoadLayerWord, to,
             center(*expr.children[0]), 0, expr.integer);
        return;
    case Op::LinkValue:
        emit(Opcode::LinkValue, to, value(*expr.children[0]), isNarrow(expr.type) ? 1 : 0,
             linkColumn(expr.children[0]->type.index, expr.integer));
        return;
    case Op::LinkEnd:
        emit(Opcode::LinkEnd, to, value(*expr.children[0]), static_cast<std::size_t>(expr.integer),
             expr.children[0]->type.index);
        return;
    case Op::OtherEnd:
    case Op::IsLinked:
    case Op::Disconnect:
        linkPair(expr, to);
        return;
    case Op::Connect:
        emit(Opcode::Connect, to, values(expr, 0), 0, createPlan(expr));
        return;
    case Op::WorldValue:
        emit(Opcode::LoadWorld, to, 0, 0, expr.integer);
        return;
    case Op::DatePart:
        emit(Opcode::DatePart, to, 0, 0, expr.integer);
        return;
    case Op::SeriesValue:
        emit(Opcode::SeriesValue, to, value(*expr.children[0]), 0, (expr.integer << 32U) | expr.columns[0]);
        return;
    case Op::IsKind:
        emit(Opcode::IsKind, to, value(*expr.children[0]), 0, expr.integer);
        return;
    case Op::And:
    case Op::Or:
    case Op::Conditional:
        logical(expr, to);
        return;
    case Op::RandomEmptyCell:
        emit(Opcode::RandomEmptyCell, to);
        return;
    case Op::RandomChoice:
        randomChoice(expr, to);
        return;
    case Op::WeightedChoice:
        weightedChoice(expr, to);
        return;
    case Op::Die:
        emit(Opcode::Die);
        return;
    case Op::Create:
        create(expr, to);
        return;
    case Op::Become:
        emit(Opcode::Become, 0, 0, values(expr, 0), createPlan(expr));
        return;
    case Op::Print:
        print(expr);
        return;
    case Op::Send:
        send(expr);
        return;
    case Op::Schedule:
    case Op::Cancel:
        event(expr, to);
        return;
    case Op::CallFunction:
        call(expr, to);
        return;
    case Op::Contains:
        contains(expr, to);
        return;
    case Op::ListLength:
    case Op::ListItem:
    case Op::ListAppend:
    case Op::ListPush:
    case Op::ListRemove:
    case Op::ListPop:
    case Op::ListClear:
        listOperation(expr, to);
        return;
    default:
        break;
    }
    const std::optional<Opcode> plain = plainOpcode(expr);
    if (!plain) {
        aggregate(expr, to);
        return;
    }
    if (isNobodyTest(expr)) {
        emit(Opcode::IsAlive, to, value(*expr.children[0]));
        if (expr.op == Op::Equal) {
            emit(Opcode::Not, to, to);
        }
        return;
    }
    if (addition(expr, to)) {
        return;
    }
    const Register first = value(*expr.children[0]);
    const Register second = expr.children.size() > 1 ? value(*expr.children[1]) : first;
    emit(*plain, to, first, second);
}

void UnitCompiler::attribute(const typed::Expr &expr, Register to)
{
    const bool narrow = isNarrow(expr.type);
    const typed::Expr &agent = *expr.children[0];
    if (isOwn(agent)) {
        emit(narrow ? Opcode::LoadOwnByte : Opcode::LoadOwnWord, to, 0, 0,
             expr.columns[static_cast<std::size_t>(m_unit.kind)]);
        return;
    }
    emit(Opcode::LoadAttribute, to, value(agent), narrow ? 1 : 0, columnMap(expr.columns));
}

void UnitCompiler::logical(const typed::Expr &expr, Register to)
{
    const Label otherwise = newLabel();
    const Label done = newLabel();
    // The result register may be read by the operands, so it is written last.
    const Register result = temporary();
    if (expr.op == Op::Conditional) {
        condition(*expr.children[0], otherwise);
        valueInto(*expr.children[1], result);
        jump(Opcode::Jump, done);
        place(otherwise);
        valueInto(*expr.children[2], result);
    } else {
        condition(expr, otherwise);
        constant(result, 1);
        jump(Opcode::Jump, done);
        place(otherwise);
        constant(result, 0);
    }
    place(done);
    emit(Opcode::Move, to, result);
}

void UnitCompiler::condition(const typed::Expr &expr, Label otherwise)
{
    const Scratch scratch(*this);
    if (expr.op == Op::And) {
        condition(*expr.children[0], otherwise);
        condition(*expr.children[1], otherwise);
        return;
    }
    if (expr.op == Op::Or) {
        const Label second = newLabel();
        const Label holds = newLabel();
        condition(*expr.children[0], second);
        jump(Opcode::Jump, holds);
        place(second);
        condition(*expr.children[1], otherwise);
        place(holds);
        return;
    }
    if (expr.op == Op::Not) {
        const Label fails = newLabel();
        condition(*expr.children[0], fails);
        jump(Opcode::Jump, otherwise);
        place(fails);
        return;
    }
    if (!comparison(expr, otherwise)) {
        jump(Opcode::JumpUnless, otherwise, 0, value(expr));
    }
}

/// The children from an index on, in registers side by side; returns the first.
UnitCompiler::Register UnitCompiler::values(const typed::Expr &expr, std::size_t begin)
{
    std::vector<Register> found;
    for (std::size_t i = begin; i < expr.children.size(); ++i) {
        const typed::Type type = expr.op == Op::CallFunction ? parameterType(expr, i) : typed::Type{};
        if (type.base == typed::Type::Base::List) {
            found.push_back(temporary());
            listArgument(*expr.children[i], type, found.back());
        } else {
            found.push_back(value(*expr.children[i]));
        }
    }
    const Register first = m_nextRegister;
    for (const Register from : found) {
        emit(Opcode::Move, temporary(), from);
    }
    return first;
}

const typed::Type &UnitCompiler::parameterType(const typed::Expr &call, std::size_t index) const
{
    const typed::UnitIndex unit = m_program.functions[static_cast<std::size_t>(call.integer)];
    return m_program.units[static_cast<std::size_t>(unit)].locals[index];
}

void UnitCompiler::call(const typed::Expr &expr, Register to)
{
    emit(Opcode::Call, to, values(expr, 0), 0, m_program.functions[static_cast<std::size_t>(expr.integer)]);
}

std::int64_t UnitCompiler::createPlan(const typed::Expr &expr)
{
    m_shared.createPlans.push_back({static_cast<std::int32_t>(expr.integer), expr.columns});
    return static_cast<std::int64_t>(m_shared.createPlans.size() - 1);
}

void UnitCompiler::create(const typed::Expr &expr, Register to)
{
    const Register cell = value(*expr.children[0]);
    const Register first = values(expr, 1);
    emit(Opcode::Create, to, cell, first, createPlan(expr));
}

void UnitCompiler::print(const typed::Expr &expr)
{
    for (const typed::ExprPtr &child : expr.children) {
        const Scratch scratch(*this);
        if (child->type.base == typed::Type::Base::List) {
            const ListOperand list = listOperand(*child, child->type);
            emit(Opcode::PrintList, 0, list.agent, 0, list.place);
            continue;
        }
        const Register from = value(*child);
        emit(Opcode::PrintText, 0, from, static_cast<std::size_t>(child->type.base), child->type.index);
    }
    emit(Opcode::PrintEnd);
}

void UnitCompiler::linkPair(const typed::Expr &expr, Register to)
{
    const Register first = value(*expr.children[0]);
    const Register second = value(*expr.children[1]);
    if (expr.op == Op::OtherEnd) {
        emit(Opcode::OtherEnd, to, first, second, expr.children[0]->type.index);
    } else {
        emit(expr.op == Op::IsLinked ? Opcode::IsLinked : Opcode::Disconnect, to, first, second,
             expr.integer);
    }
}

UnitCompiler::Register UnitCompiler::temporary()
{
    if (m_nextRegister >= kMostRegisters) { // only lists take so many; see refuseToRun()
        m_tooManyLists = true;
        return 0;
    }
    const Register result = m_nextRegister++;
    m_chunk.registers = std::max(m_chunk.registers, m_nextRegister);
    return result;
}

void UnitCompiler::emit(Opcode op, std::size_t a, std::size_t b, std::size_t c, std::int64_t k)
{
    m_chunk.code.push_back(
        {op, static_cast<Register>(a), static_cast<Register>(b), static_cast<Register>(c), k});
    m_chunk.spans.push_back(m_span);
}

UnitCompiler::Label UnitCompiler::newLabel()
{
    m_labels.push_back(-1);
    return m_labels.size() - 1;
}

void UnitCompiler::place(Label label)
{
    m_labels[label] = static_cast<std::int64_t>(m_chunk.code.size());
}

void UnitCompiler::jump(Opcode op, Label to, std::size_t a, std::size_t b, std::size_t c)
{
    m_pendingJumps.emplace_back(m_chunk.code.size(), to);
    emit(op, a, b, c);
}

std::int64_t UnitCompiler::columnMap(const std::vector<std::int32_t> &columns)
{
    auto &maps = m_shared.columnMaps;
    const auto found = std::find(maps.begin(), maps.end(), columns);
    if (found != maps.end()) {
        return found - maps.begin();
    }
    maps.push_back(columns);
    return static_cast<std::int64_t>(maps.size() - 1);
}

std::int64_t UnitCompiler::textNumber(const std::string &text)
{
    auto &texts = m_shared.texts;
    const auto found = std::find(texts.begin(), texts.end(), text);
    if (found != texts.end()) {
        return found - texts.begin();
    }
    texts.push_back(text);
    return static_cast<std::int64_t>(texts.size() - 1);
}

bool UnitCompiler::isNarrow(const typed::Type &type) const
{
    return type.base == typed::Type::Base::Bool || type.base == typed::Type::Base::Category;
}

} // namespace gridfolk
