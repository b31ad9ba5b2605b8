// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelScope.h"
#include "rules/Typed.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gridfolk
{

/// What surrounds a piece of code: who acts, what it may see and do.
struct UnitContext {
    std::string name; ///< of the rule, function or action; may be empty
    std::string path;
    typed::Subject subject = typed::Subject::None;
    std::int32_t kind = -1; ///< of an agent subject
    Effects allowed = kNoEffects;
    bool simultaneous = false; ///< everyone acts at once; see typed::Program
    typed::Type result;        ///< what `return` must give
    std::int32_t visibleAttributes =
        std::numeric_limits<std::int32_t>::max(); ///< own ones that have a value yet
    std::int32_t visibleLayers = std::numeric_limits<std::int32_t>::max();
    std::int32_t visibleWorldAttributes = std::numeric_limits<std::int32_t>::max();
};

/// A name that a `let`, `for`, generator or parameter made.
struct LocalName {
    std::int32_t slot = -1;
    bool readOnly = false;
    bool mayBeNobody = false;
};

/// Names and facts while one unit is checked. Blocks open and close like brackets. Facts are what tests have
/// shown: that a name is not nobody, or of which kind it is.
class UnitScope
{
public:
    explicit UnitScope(UnitContext context)
        : m_context(std::move(context))
    {
    }

    [[nodiscard]] const UnitContext &context() const { return m_context; }

    struct Mark {
        std::size_t names = 0;
        std::size_t facts = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_names.size(), m_facts.size()}; }

    /// Closes everything that was opened since the mark; what was forgotten stays forgotten.
    void release(const Mark &mark);

    /// Closes only the names, or only the facts.
    void releaseFacts(const Mark &mark);

    /// A new slot under a name.
    std::int32_t declare(const std::string &name, const typed::Type &type, bool readOnly, bool mayBeNobody);

    /// A new slot without a name.
    std::int32_t temporary(const typed::Type &type);

    /// Notes that the name was set to what may be nobody.
    void setMayBeNobody(const std::string &name) { m_byName[name].mayBeNobody = true; }

    /// Null when there is none. Valid until the next declare().
    [[nodiscard]] const LocalName *find(std::string_view name) const;
    [[nodiscard]] bool isReadOnly(std::int32_t slot) const;
    [[nodiscard]] const typed::Type &typeOf(std::int32_t slot) const;
    [[nodiscard]] std::vector<std::string_view> names() const;
    [[nodiscard]] const std::vector<typed::Type> &slots() const { return m_slots; }

    /// Names that the unit assigns to after `let`; their kind cannot be narrowed.
    void setAssigned(std::unordered_set<std::string> names) { m_assigned = std::move(names); }

    void learnSomebody(const std::string &key);
    void learnKind(const std::string &key, std::int32_t kind);
    void forget(const std::string &key);
    [[nodiscard]] bool knownSomebody(const std::string &key) const;

    /// Kind that a local was tested for; -1: none.
    [[nodiscard]] std::int32_t knownKind(const std::string &key) const;

    void use(Effects effects) { m_effects = static_cast<Effects>(m_effects | effects); }
    void useDraw() { m_draws = true; }
    void useSlot(std::int32_t slot) { m_used.insert(slot); }
    [[nodiscard]] Effects effects() const { return m_effects; }
    [[nodiscard]] bool draws() const { return m_draws; }
    [[nodiscard]] bool uses(std::int32_t slot) const { return m_used.contains(slot); }

private:
    struct Fact {
        std::string key;
        std::int32_t kind = -1;
        bool somebody = false;
        bool forgotten = false;
    };

    UnitContext m_context;
    std::vector<typed::Type> m_slots;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, LocalName> m_byName;
    std::vector<Fact> m_facts;
    std::unordered_set<std::string> m_assigned;
    std::unordered_set<std::int32_t> m_used;
    Effects m_effects = kNoEffects;
    bool m_draws = false;
};

} // namespace gridfolk
