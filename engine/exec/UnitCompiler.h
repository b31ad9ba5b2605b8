// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec/Bytecode.h"

#include <functional>
#include <unordered_map>

namespace gridfolk
{

/// Compiles one unit: locals get the first registers, values in flight a stack above them. Texts, column maps
/// and create plans go to the shared Bytecode.
class UnitCompiler
{
public:
    UnitCompiler(const typed::Program &program, const typed::Unit &unit, Bytecode &shared);

    [[nodiscard]] Chunk compile();

private:
    using Register = std::uint16_t;
    using Label = std::size_t; ///< index into m_labels

    /// Gives back the registers above a mark at the end of a scope.
    class Scratch
    {
    public:
        explicit Scratch(UnitCompiler &compiler)
            : m_compiler(compiler)
            , m_mark(compiler.m_nextRegister)
        {
        }
        ~Scratch() { m_compiler.m_nextRegister = m_mark; }
        Scratch(const Scratch &) = delete;
        Scratch &operator=(const Scratch &) = delete;

    private:
        UnitCompiler &m_compiler;
        Register m_mark;
    };

    void block(const typed::Block &block);
    void statement(const typed::Stmt &stmt);
    void merge(const typed::Stmt &stmt);
    void setAttribute(const typed::Stmt &stmt);
    void setLayer(const typed::Stmt &stmt);
    void setLink(const typed::Stmt &stmt);
    void conditional(const typed::Stmt &stmt);
    void loop(const typed::Stmt &stmt);

    Register value(const typed::Expr &expr);              ///< anywhere
    void valueInto(const typed::Expr &expr, Register to); ///< in a given register
    void condition(const typed::Expr &expr, Label otherwise);
    // In UnitCompilerNumbers.cpp; false: the plain way has to do
    [[nodiscard]] static bool isNobodyTest(const typed::Expr &expr);
    bool comparison(const typed::Expr &expr, Label otherwise);
    bool addition(const typed::Expr &expr, Register to);
    bool increment(const typed::Stmt &stmt);
    void simple(const typed::Expr &expr, Register to);
    void logical(const typed::Expr &expr, Register to);
    void attribute(const typed::Expr &expr, Register to);
    void call(const typed::Expr &expr, Register to);
    [[nodiscard]] const typed::Type &parameterType(const typed::Expr &call, std::size_t index) const;
    void linkPair(const typed::Expr &expr, Register to);
    [[nodiscard]] static std::int64_t linkColumn(std::int32_t kind, std::int64_t column)
    {
        return (static_cast<std::int64_t>(kind) << 32U) | column;
    }
    void create(const typed::Expr &expr, Register to);
    void print(const typed::Expr &expr);
    void send(const typed::Expr &expr);
    void event(const typed::Expr &expr, Register to);
    void randomChoice(const typed::Expr &expr, Register to);
    void weightedChoice(const typed::Expr &expr, Register to);
    Register values(const typed::Expr &expr, std::size_t begin);
    std::int64_t createPlan(const typed::Expr &expr);

    // Lists, in UnitCompilerLists.cpp
    struct ListOperand {
        std::int64_t place = 0; ///< into Bytecode::listPlaces
        Register agent = 0;     ///< whose it is, where that matters
    };
    void reserveLists();
    void refuseToRun();
    Register listRegisters(const typed::Type &type);
    [[nodiscard]] const typed::ListType &listOf(const typed::Type &type) const;
    std::int64_t listPlace(ListPlace::Source source, std::int64_t where, const typed::Type &type);
    ListOperand listOperand(const typed::Expr &expr, const typed::Type &wanted);
    ListOperand builtList(const typed::Expr &expr, const typed::Type &type);
    void setList(const typed::Expr &target, const typed::Expr &from);
    void setItem(const typed::Stmt &stmt);
    void listArgument(const typed::Expr &expr, const typed::Type &type, Register to);
    void listOperation(const typed::Expr &expr, Register to);
    void iterateList(const typed::Expr &list, std::uint16_t iterator);
    void contains(const typed::Expr &expr, Register to);

    // Sets, in UnitCompilerSets.cpp
    /// @param begun makes what comes between the start of the iterator and the first element
    void forEach(const typed::Expr &set, const std::function<void(Register element, Label done)> &body,
                 const std::function<void(std::uint16_t iterator, Label done)> &begun = {});
    void overBlocks(const typed::Stmt &loop, std::uint16_t iterator, Label done);
    Register center(const typed::Expr &cell);
    void around(Opcode op, const typed::Expr &set, std::uint16_t iterator);
    void rebuilt(const typed::Expr &set, std::uint16_t iterator);
    void startIterator(const typed::Expr &set, std::uint16_t iterator);
    void aggregate(const typed::Expr &expr, Register to);
    void count(const typed::Expr &expr, Register to);
    void total(const typed::Expr &expr, Register to);
    void mean(const typed::Expr &expr, Register to);
    void extreme(const typed::Expr &expr, Register to);
    void extremeElement(const typed::Expr &expr, Register to);
    void quantifier(const typed::Expr &expr, Register to);
    void statistic(const typed::Expr &expr, Register to);
    bool reduction(const typed::Expr &expr, Register to, std::uint16_t buffer = 0);
    bool test(const typed::Expr &expr, std::int64_t element, Reduction &result);
    bool tests(const typed::Expr &set, Reduction &result, const typed::Expr *&source);
    bool comparisonTest(const typed::Expr &expr, std::int64_t element, Reduction &result);
    [[nodiscard]] bool isSteady(const typed::Expr &expr, std::int64_t element) const;
    Register elementValue(const typed::Expr &aggregate, Register element);
    void failWhenFalse(Register flag);
    std::uint16_t newIterator() { return m_iterators++; }

    Register temporary();
    void emit(Opcode op, std::size_t a = 0, std::size_t b = 0, std::size_t c = 0, std::int64_t k = 0);
    void constant(Register to, std::int64_t bits) { emit(Opcode::Constant, to, 0, 0, bits); }
    Label newLabel();
    void place(Label label);
    void jump(Opcode op, Label to, std::size_t a = 0, std::size_t b = 0, std::size_t c = 0);
    std::int64_t columnMap(const std::vector<std::int32_t> &columns);
    std::int64_t textNumber(const std::string &text);
    [[nodiscard]] bool isNarrow(const typed::Type &type) const;
    [[nodiscard]] bool isOwn(const typed::Expr &agent) const
    {
        return agent.op == typed::Op::Self && m_unit.kind >= 0;
    }

    const typed::Program &m_program;
    const typed::Unit &m_unit;
    Bytecode &m_shared;
    Chunk m_chunk;
    ast::Span m_span;
    Register m_nextRegister = 0;
    bool m_tooManyLists = false; ///< more registers are needed than a frame may have
    std::uint16_t m_iterators = 0;
    std::vector<Register> m_listBases;                         ///< by slot of a list: register of its length
    std::vector<std::int64_t> m_labels;                        ///< target, or -1 until placed
    std::vector<std::pair<std::size_t, Label>> m_pendingJumps; ///< instruction to patch
};

} // namespace gridfolk
