// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelScope.h"
#include "rules/ProblemList.h"
#include "rules/TypeChecker.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// Resolves what triggers the rules of messages, events and statecharts: names of messages and states, what
/// a transition waits for, and the names that such a rule finds filled.
class EventChecker
{
public:
    /// All outlive the checker.
    EventChecker(ModelScope &model, TypeChecker &types, ProblemList &problems)
        : m_model(model)
        , m_types(types)
        , m_problems(problems)
    {
    }

    /// Makes the rules known that schedule() can ask for; kind -1: of the model.
    static void declareScheduled(ModelScope &model, std::int32_t kind, const ast::Module &module);

    /// Fills the rule's message, chart, states and amount; false after reporting. The given names stay valid
    /// as long as the checker.
    bool resolve(const ast::Declaration &declaration, const UnitContext &context, typed::Rule &rule,
                 TypeChecker::Given &given);

    /// Enters a checked `on enter` or `on exit` rule into its chart.
    void enter(const ast::Declaration &declaration, std::int32_t kind, const typed::Rule &rule);

private:
    bool message(const ast::Declaration &declaration, typed::Rule &rule, TypeChecker::Given &given);
    bool amount(const ast::Declaration &declaration, const UnitContext &context, typed::Rule &rule,
                const TypeChecker::Given &given);
    bool states(const ast::WrittenName &from, const ast::WrittenName &to, std::int32_t kind,
                typed::Rule &rule);
    void unknownState(const ast::WrittenName &name, const std::vector<std::int32_t> &attributes,
                      std::int32_t kind);
    [[nodiscard]] std::vector<std::int32_t> attributesWith(const std::string &state, std::int32_t kind) const;
    [[nodiscard]] std::int64_t valueOf(const std::string &state, std::int32_t attribute,
                                       std::int32_t kind) const;
    [[nodiscard]] std::int32_t chartOf(std::int32_t attribute, std::int32_t kind);

    ModelScope &m_model;
    TypeChecker &m_types;
    ProblemList &m_problems;
    std::vector<ast::Parameter> m_fields; ///< the sender and the fields of a message
};

} // namespace gridfolk
