// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/Ast.h"
#include "rules/ModelScope.h"
#include "rules/ProblemList.h"
#include "rules/Typed.h"
#include "rules/UnitScope.h"

#include <optional>
#include <string_view>
#include <vector>

namespace gridfolk
{

/// What an expression of a form must give.
struct Wanted {
    enum class Sort : std::uint8_t {
        Exact,  ///< `type`
        Metric, ///< int, float or bool
        Shown   ///< anything that has a text: no cell, no set
    };
    Sort sort = Sort::Exact;
    typed::Type type;
    std::int32_t list = -1; ///< attribute of the acting agent, or of the world, that is such a list
};

/// Turns one text or declaration into a unit of the program. Units with errors are left out: index -1.
class TypeChecker
{
public:
    explicit TypeChecker(ModelScope &model)
        : m_model(model)
    {
    }

    /// Names that the caller fills, and conditions that hold when the unit starts.
    struct Given {
        const std::vector<ast::Parameter> *parameters = nullptr;
        std::vector<typed::Type> types; ///< of the parameters
        std::vector<const ast::Expr *> facts;
    };

    /// What else is known of a checked unit.
    struct Outcome {
        typed::UnitIndex unit = -1;
        Effects effects = kNoEffects;
        bool draws = false;
        std::vector<bool> usedParameters;
    };

    /// Parses and checks the text of a form.
    typed::UnitIndex expression(std::string_view text, const UnitContext &context, const Wanted &wanted,
                                ProblemList &problems);

    /// Checks an expression inside rule text.
    Outcome expression(const ast::Expr &expr, const UnitContext &context, const Wanted &wanted,
                       const Given &given, ProblemList &problems);

    /// Checks the statements of a declaration from the `begin`-th on; `context.result` is what they return.
    Outcome body(const ast::Declaration &declaration, const UnitContext &context, const Given &given,
                 std::size_t begin, ProblemList &problems);

private:
    typed::UnitIndex addUnit(typed::Unit unit, const UnitScope &scope, const Given &given);
    [[nodiscard]] static Outcome outcome(typed::UnitIndex unit, const UnitScope &scope, const Given &given);

    ModelScope &m_model;
};

} // namespace gridfolk
