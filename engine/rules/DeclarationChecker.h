// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Parser.h"
#include "rules/TypeChecker.h"

#include <cstdint>
#include <optional>

namespace gridfolk
{

/// Checks the rule texts of kinds, layers and the model and fills their parts of the program.
class DeclarationChecker
{
public:
    explicit DeclarationChecker(ModelScope &model)
        : m_model(model)
        , m_types(model)
    {
    }

    /// Makes the functions of the model's text known, with their parameter and result types. Call before
    /// anything else is checked; the module must outlive the scope.
    void declareFunctions(const ast::Module &module, ProblemList &problems);

    /// Checks the bodies of the functions, callees first.
    void checkFunctions(ProblemList &problems);

    /// Model rules: setup, before step, after step, stop when.
    void checkModel(const ast::Module &module, ProblemList &problems);
    void checkKind(std::int32_t kind, const ast::Module &module, ProblemList &problems);
    void checkLayer(std::int32_t layer, const ast::Module &module, ProblemList &problems);

private:
    std::optional<typed::Type> parameterType(const ast::Parameter &parameter, ProblemList &problems);
    std::optional<std::vector<typed::Type>> parameterTypes(const ast::Declaration &declaration,
                                                           ProblemList &problems);
    [[nodiscard]] TypeChecker::Given given(const ast::Declaration &declaration,
                                           std::vector<typed::Type> types) const;
    bool mayTrigger(const ast::Declaration &declaration, ProblemList &problems) const;
    void modelEvent(const ast::Declaration &declaration, ProblemList &problems);
    std::optional<typed::Rule> rule(const ast::Declaration &declaration, const UnitContext &context,
                                    ProblemList &problems);
    std::int32_t stage(const ast::Declaration &declaration, ProblemList &problems) const;
    std::int64_t interval(const ast::Declaration &declaration, ProblemList &problems);
    void action(std::int32_t kind, const ast::Declaration &declaration, const UnitContext &context,
                ProblemList &problems);
    bool actionParameter(const ast::Parameter &parameter, const typed::Type &type, const UnitContext &context,
                         typed::Action &action, ProblemList &problems);
    void checkUnique(const ast::Module &module, ProblemList &problems);
    static void misplaced(const ast::Declaration &declaration, ProblemList &problems);

    ModelScope &m_model;
    TypeChecker m_types;
};

} // namespace gridfolk
