// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/ParameterUses.h"

#include <algorithm>
#include <unordered_set>

namespace gridfolk
{

namespace
{

/// What some units, and the functions that they call, read and do.
class Uses
{
public:
    Uses(const typed::Program &program, std::size_t parameters)
        : m_program(program)
        , m_reads(parameters)
    {
    }

    void add(typed::UnitIndex index)
    {
        if (index < 0 || !m_seen.insert(index).second) {
            return;
        }
        const typed::Unit &unit = m_program.units[static_cast<std::size_t>(index)];
        look(unit.value);
        look(unit.body);
    }

    [[nodiscard]] bool reads(std::size_t parameter) const { return m_reads[parameter]; }

    /// Whether agents are born, change their kind or are linked, with values as at the start.
    [[nodiscard]] bool begins() const { return m_begins; }

private:
    void look(const typed::Block &block)
    {
        for (const typed::StmtPtr &stmt : block) {
            look(stmt->subject);
            look(stmt->value);
            look(stmt->body);
            look(stmt->otherwise);
        }
    }

    void look(const typed::ExprPtr &expr)
    {
        if (!expr) {
            return;
        }
        switch (expr->op) {
        case typed::Op::Parameter:
            m_reads[static_cast<std::size_t>(expr->integer)] = true;
            break;
        case typed::Op::Create:
        case typed::Op::Become:
        case typed::Op::Connect:
            m_begins = true;
            break;
        case typed::Op::CallFunction:
            add(m_program.functions[static_cast<std::size_t>(expr->integer)]);
            break;
        default:
            break;
        }
        for (const typed::ExprPtr &child : expr->children) {
            look(child);
        }
    }

    const typed::Program &m_program;
    std::vector<bool> m_reads;
    bool m_begins = false;
    std::unordered_set<typed::UnitIndex> m_seen;
};

/// Units by when they run; functions are left out, as their callers bring them in.
class Units
{
public:
    explicit Units(const typed::Program &program)
        : m_program(program)
    {
        for (const typed::KindCode &kind : program.kinds) {
            add(m_atBirth, kind.attributes);
            m_atStart.insert({kind.placementCount, kind.placementWhere});
        }
        for (const typed::LinkCode &link : program.links) {
            add(m_atBirth, link.attributes);
            m_atStart.insert({link.degree, link.probability});
        }
        for (const typed::LayerCode &layer : program.layers) {
            m_atStart.insert(layer.initial);
        }
        add(m_atStart, program.worldAttributes);
        m_atStart.insert(program.setup.begin(), program.setup.end());
    }

    [[nodiscard]] const std::unordered_set<typed::UnitIndex> &atStart() const { return m_atStart; }
    [[nodiscard]] const std::unordered_set<typed::UnitIndex> &atBirth() const { return m_atBirth; }

    /// All others.
    [[nodiscard]] std::vector<typed::UnitIndex> inRun() const
    {
        std::vector<typed::UnitIndex> units;
        for (std::size_t i = 0; i < m_program.units.size(); ++i) {
            const auto unit = static_cast<typed::UnitIndex>(i);
            const bool function = std::find(m_program.functions.begin(), m_program.functions.end(), unit) !=
                                  m_program.functions.end();
            if (!function && !m_atStart.contains(unit) && !m_atBirth.contains(unit)) {
                units.push_back(unit);
            }
        }
        return units;
    }

private:
    static void add(std::unordered_set<typed::UnitIndex> &units,
                    const std::vector<typed::AttributeCode> &attributes)
    {
        for (const typed::AttributeCode &attribute : attributes) {
            units.insert(attribute.initial);
        }
    }

    const typed::Program &m_program;
    std::unordered_set<typed::UnitIndex> m_atStart;
    std::unordered_set<typed::UnitIndex> m_atBirth; ///< of agents and links, at the start or in the run
};

template <class Indices>
void addAll(Uses &uses, const Indices &units)
{
    for (const typed::UnitIndex unit : units) {
        uses.add(unit);
    }
}

} // namespace

std::vector<bool> setupParameters(const typed::Program &program, std::size_t count)
{
    const Units units(program);
    Uses inRun(program, count);
    addAll(inRun, units.inRun());
    if (inRun.begins()) {
        addAll(inRun, units.atBirth());
    }
    Uses atStart(program, count);
    addAll(atStart, units.atStart());
    addAll(atStart, units.atBirth());
    std::vector<bool> setup(count);
    for (std::size_t parameter = 0; parameter < count; ++parameter) {
        setup[parameter] = atStart.reads(parameter) && !inRun.reads(parameter);
    }
    return setup;
}

} // namespace gridfolk
