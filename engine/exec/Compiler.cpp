// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/Compiler.h"

#include "exec/IdleTurns.h"
#include "exec/UnitCompiler.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

bool draws(Opcode op)
{
    switch (op) {
    case Opcode::Chance:
    case Opcode::RandomFloat:
    case Opcode::RandomInt:
    case Opcode::RandomNormal:
    case Opcode::RandomExponential:
    case Opcode::RandomPoisson:
    case Opcode::RandomLogNormal:
    case Opcode::RandomEmptyCell:
    case Opcode::PickNeighborCell:
    case Opcode::PickNearCell:
    case Opcode::PickAgent:
    case Opcode::PickCell:
        return true;
    default:
        return false;
    }
}

/// Instructions that always lead to the next one, or end the run with a problem.
bool goesOn(Opcode op)
{
    return op == Opcode::Constant || (op >= Opcode::Self && op <= Opcode::NotEqualFloat);
}

bool drawsFirst(const Chunk &chunk)
{
    for (const Instruction &instruction : chunk.code) {
        if (draws(instruction.op) || !goesOn(instruction.op)) {
            return draws(instruction.op);
        }
    }
    return false;
}

/// Numbers the attributes that reductions over neighbors read, and tells the reductions.
class Mirrors
{
public:
    explicit Mirrors(Bytecode &code)
        : m_code(code)
    {
    }

    void add(Reduction &reduction)
    {
        if (reduction.source != Reduction::Source::Neighbors) {
            return;
        }
        bool known = reduction.yield == Reduction::Yield::Count || isThere(reduction, reduction.columns);
        for (const Reduction::Test &test : reduction.tests) {
            known = known && isThere(reduction, test.columns);
        }
        if (!known) {
            return; // reading what a kind lacks is a problem, which the plain way finds
        }
        reduction.mirrored = true;
        for (Reduction::Test &test : reduction.tests) {
            test.plane = planeOf(test.columns);
        }
        if (reduction.yield != Reduction::Yield::Count) {
            reduction.plane = planeOf(reduction.columns);
        }
        reduction.countsMirrored = reduction.yield == Reduction::Yield::Count;
        findPresence(reduction);
        reduction.countsEqual =
            reduction.countsMirrored && reduction.tellsPresence && reduction.tests.size() == 1;
    }

private:
    /// Bytes are CellMirror::kAbsent where nobody has the attribute, so equality with one that somebody may
    /// have says that somebody is there; it comes first then.
    void findPresence(Reduction &reduction) const
    {
        const auto tells = [&](const Reduction::Test &test) {
            const std::vector<std::int32_t> &map = m_code.columnMaps[static_cast<std::size_t>(test.columns)];
            const auto having =
                std::count_if(map.begin(), map.end(), [](auto column) { return column >= 0; });
            return test.narrow && test.relation == Reduction::Relation::Equal &&
                   (reduction.kind < 0 || having == 1);
        };
        const auto found = std::find_if(reduction.tests.begin(), reduction.tests.end(), tells);
        reduction.tellsPresence = found != reduction.tests.end();
        if (reduction.tellsPresence) {
            std::rotate(reduction.tests.begin(), found, found + 1);
        }
    }
    [[nodiscard]] bool isThere(const Reduction &reduction, std::int64_t columns) const
    {
        const std::vector<std::int32_t> &map = m_code.columnMaps[static_cast<std::size_t>(columns)];
        return reduction.kind >= 0
                   ? map[static_cast<std::size_t>(reduction.kind)] >= 0
                   : std::none_of(map.begin(), map.end(), [](auto column) { return column < 0; });
    }
    std::size_t planeOf(std::int64_t columns)
    {
        const std::vector<std::int32_t> &map = m_code.columnMaps[static_cast<std::size_t>(columns)];
        const auto found = std::find(m_code.mirrored.begin(), m_code.mirrored.end(), map);
        if (found == m_code.mirrored.end()) {
            m_code.mirrored.push_back(map);
            return m_code.mirrored.size() - 1;
        }
        return static_cast<std::size_t>(found - m_code.mirrored.begin());
    }

    Bytecode &m_code;
};

} // namespace

Bytecode compile(const typed::Program &program)
{
    Bytecode code;
    code.categories = program.categories;
    code.series = program.series;
    code.clock = program.clock;
    code.texts.emplace_back(); // number 0 is the empty text
    for (const typed::Unit &unit : program.units) {
        Chunk &chunk = code.chunks.emplace_back(UnitCompiler(program, unit, code).compile());
        chunk.drawsFirst = drawsFirst(chunk);
    }
    Mirrors mirrors(code);
    for (Reduction &reduction : code.reductions) {
        mirrors.add(reduction);
    }
    for (const typed::LinkCode &link : program.links) {
        LinkPlan &plan = code.links.emplace_back();
        for (const typed::AttributeCode &attribute : link.attributes) {
            plan.initial.push_back(attribute.initial);
        }
    }
    for (const typed::KindCode &kind : program.kinds) {
        BirthCode &birth = code.births.emplace_back();
        birth.carried = kind.carried;
        birth.charts = kind.charts;
        for (const typed::AttributeCode &attribute : kind.attributes) {
            birth.initial.push_back(attribute.initial);
        }
        for (const typed::Rule &rule : kind.rules) {
            if (rule.trigger == ast::Trigger::OnBirth) {
                birth.onBirth.push_back(rule);
            } else if (rule.trigger == ast::Trigger::OnDeath) {
                birth.onDeath.push_back(rule);
            }
        }
    }
    findIdleTurns(program, code);
    return code;
}

} // namespace gridfolk
