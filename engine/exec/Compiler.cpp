// SPDX-License-Identifier: GPL-3.0-or-later
#include "exec/Compiler.h"

#include "exec/UnitCompiler.h"

namespace gridfolk
{

Bytecode compile(const typed::Program &program)
{
    Bytecode code;
    code.categories = program.categories;
    code.series = program.series;
    code.clock = program.clock;
    code.texts.emplace_back(); // number 0 is the empty text
    for (const typed::Unit &unit : program.units) {
        code.chunks.push_back(UnitCompiler(program, unit, code).compile());
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
    return code;
}

} // namespace gridfolk
