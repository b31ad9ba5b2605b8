// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "rules/Ast.h"
#include "rules/Typed.h"
#include "scenario/Scenario.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gridfolk
{

/// What a piece of code may do to the world, as a set of bits.
using Effects = std::uint16_t;
constexpr Effects kNoEffects = 0;
constexpr Effects kWritesAgents = 1;
constexpr Effects kWritesOwnCell = 2;
constexpr Effects kWritesCells = 4;
constexpr Effects kMoves = 8;
constexpr Effects kPopulation = 16; ///< births and deaths
constexpr Effects kPrints = 32;
constexpr Effects kWritesWorld = 64;
constexpr Effects kLinks = 128;
constexpr Effects kLater = 256; ///< messages and events
constexpr Effects kAllEffects = 511;

/// A function of the model as callers see it.
struct FunctionInfo {
    const ast::Declaration *declaration = nullptr; ///< owned by the checker's syntax tree
    std::vector<typed::Type> parameters;
    typed::Type result;
    Effects effects = kNoEffects;
    bool draws = false; ///< uses random numbers
};

/// Names of what the calendar says about a tick, in the order of typed::Op::DatePart: date, year, month, day,
/// day_of_week, day_of_year, hour, minute.
[[nodiscard]] std::span<const std::string_view> dateWords();

/// The names that a model gives to kinds, attributes, layers, parameters and functions, and their types.
/// Fills the types of attributes and layers and the category sets of the program. The first of equal names
/// wins.
class ModelScope
{
public:
    /// Both must outlive the scope.
    ModelScope(const Scenario &scenario, typed::Program &program);

    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] typed::Program &program() { return m_program; }

    /// Indices by name; -1: none.
    [[nodiscard]] std::int32_t kind(std::string_view name) const;
    [[nodiscard]] std::int32_t layer(std::string_view name) const;
    [[nodiscard]] std::int32_t parameter(std::string_view name) const;
    [[nodiscard]] std::int32_t attribute(std::int32_t kind, std::string_view name) const;
    [[nodiscard]] std::int32_t function(std::string_view name) const;
    [[nodiscard]] std::int32_t worldAttribute(std::string_view name) const;
    [[nodiscard]] std::int32_t linkKind(std::string_view name) const;
    [[nodiscard]] std::int32_t series(std::string_view name) const;
    [[nodiscard]] std::int32_t message(std::string_view name) const;
    [[nodiscard]] std::int32_t linkAttribute(std::int32_t kind, std::string_view name) const;

    /// Makes a rule known that can be scheduled, of a kind or (-1) of the model.
    void addScheduled(std::int32_t kind, const std::string &name);

    /// Index into Program::scheduled of a rule of exactly this kind; -1: none.
    [[nodiscard]] std::int32_t scheduled(std::int32_t kind, std::string_view name) const;

    [[nodiscard]] const SeriesData &seriesData(std::size_t index) const { return m_program.series[index]; }

    /// Why a table could not be read; null where it could.
    [[nodiscard]] const Problem *seriesProblem(std::size_t index) const
    {
        return m_seriesProblems[index] ? &*m_seriesProblems[index] : nullptr;
    }

    [[nodiscard]] const FunctionInfo &functionInfo(std::int32_t index) const;
    [[nodiscard]] FunctionInfo &functionInfo(std::int32_t index);
    [[nodiscard]] std::int32_t functionCount() const { return static_cast<std::int32_t>(m_functions.size()); }

    /// Makes a function known; the first of equal names wins. Returns its index.
    std::int32_t addFunction(FunctionInfo info);

    /// Type of a category with these names; the set is entered on first use.
    [[nodiscard]] typed::Type categoryType(const std::vector<std::string> &names);
    [[nodiscard]] typed::Type parameterType(std::int32_t index) const;

    /// Type of lists; entered on first use.
    [[nodiscard]] typed::Type listType(const typed::Type &element, std::int32_t capacity);

    /// Type of a written type, lists included; nothing if its name is unknown.
    [[nodiscard]] std::optional<typed::Type> typeWritten(const ast::TypeName &name);

    /// Type of a written type name: "int", "float", "bool", "text", "Cell", "Agent" or a kind; nothing if
    /// unknown.
    [[nodiscard]] std::optional<typed::Type> typeNamed(std::string_view name) const;

    /// Index of a value in a category set; -1: none.
    [[nodiscard]] std::int32_t categoryValue(std::int32_t set, std::string_view name) const;

    /// The only category set with this value; -1: none or several.
    [[nodiscard]] std::int32_t onlyCategoryWith(std::string_view name) const;

    /// Kind of the agents at the ends of links of a kind; -1: any. Links between agents of one kind stay so.
    [[nodiscard]] std::int32_t endsOf(std::int32_t linkKind) const;

    /// What the whole model already means by a name: "parameter", "function", "kind", "word" of the language;
    /// empty if nothing.
    [[nodiscard]] std::string_view meaningOf(std::string_view name) const;

    /// A type as people write it: "float", "Sheep", "one of red, blue", "agents".
    [[nodiscard]] std::string typeText(const typed::Type &type) const;

private:
    void declareKinds();
    void declareLinks();
    void declareTime();
    void declareMessages();

    using Index = std::unordered_map<std::string, std::int32_t>;

    [[nodiscard]] typed::Type typeOf(const Attribute &attribute);
    [[nodiscard]] typed::Type typeOf(ValueType type, const std::vector<std::string> &categories,
                                     const std::string &agentKind);

    const Scenario &m_scenario;
    typed::Program &m_program;
    Index m_kinds;
    Index m_layers;
    Index m_parameters;
    Index m_functionNames;
    Index m_worldAttributes;
    Index m_linkKinds;
    Index m_series;
    Index m_messages;
    std::vector<std::optional<Problem>> m_seriesProblems;
    std::vector<Index> m_linkAttributes;
    std::vector<Index> m_attributes;
    std::vector<FunctionInfo> m_functions;
};

} // namespace gridfolk
