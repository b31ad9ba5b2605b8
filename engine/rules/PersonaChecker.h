// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/TypeChecker.h"
#include "scenario/Persona.h"

#include <string>
#include <vector>

namespace gridfolk
{

/// Checks the persona of a kind: its expressions, templates and names.
class PersonaChecker
{
public:
    /// @param actions names of the kind's actions
    /// @param problems gets everything that is found, in the order of the form
    PersonaChecker(ModelScope &model, std::int32_t kind, std::vector<std::string> actions,
                   std::vector<Problem> &problems);

    [[nodiscard]] typed::PersonaCode check(const Persona &persona);

private:
    [[nodiscard]] UnitContext context(const std::string &part) const;
    void checkTrait(const Trait &trait, typed::PersonaCode &code);
    void checkNames(const Persona &persona);
    void checkBins(const Persona &persona);
    void checkActions(const Persona &persona);
    typed::PersonaCode::Template checkTemplate(const Persona &persona, const std::string &part,
                                               const std::string &text);
    void addPart(const Persona &persona, const UnitContext &context, const std::string &hole,
                 std::uint32_t line, std::uint32_t column, typed::PersonaCode::Template &result,
                 ProblemList &problems);
    void report(const std::string &part, std::string code, ProblemList::Args args, std::string hint = {});
    void take(ProblemList &list);

    ModelScope &m_model;
    TypeChecker m_types;
    std::int32_t m_kind;
    std::string m_path;
    std::vector<std::string> m_actions;
    std::vector<Problem> &m_problems;
};

} // namespace gridfolk
