// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/UnitScope.h"

#include <algorithm>
#include <iterator>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMaxFacts = 512;

} // namespace

void UnitScope::release(const Mark &mark)
{
    while (m_names.size() > mark.names) {
        m_byName.erase(m_names.back());
        m_names.pop_back();
    }
    releaseFacts(mark);
}

void UnitScope::releaseFacts(const Mark &mark)
{
    const auto begin = m_facts.begin() + static_cast<std::ptrdiff_t>(std::min(mark.facts, m_facts.size()));
    m_facts.erase(std::remove_if(begin, m_facts.end(), [](const Fact &fact) { return !fact.forgotten; }),
                  m_facts.end());
}

std::int32_t UnitScope::declare(const std::string &name, const typed::Type &type, bool readOnly,
                                bool mayBeNobody)
{
    const std::int32_t slot = temporary(type);
    m_names.push_back(name);
    m_byName[name] = {slot, readOnly, mayBeNobody};
    forget(name);
    return slot;
}

std::int32_t UnitScope::temporary(const typed::Type &type)
{
    m_slots.push_back(type);
    return static_cast<std::int32_t>(m_slots.size()) - 1;
}

const LocalName *UnitScope::find(std::string_view name) const
{
    const auto found = m_byName.find(std::string(name));
    return found == m_byName.end() ? nullptr : &found->second;
}

bool UnitScope::isReadOnly(std::int32_t slot) const
{
    return std::any_of(m_byName.begin(), m_byName.end(),
                       [&](const auto &entry) { return entry.second.slot == slot && entry.second.readOnly; });
}

const typed::Type &UnitScope::typeOf(std::int32_t slot) const
{
    return m_slots[static_cast<std::size_t>(slot)];
}

std::vector<std::string_view> UnitScope::names() const
{
    return {m_names.begin(), m_names.end()};
}

void UnitScope::learnSomebody(const std::string &key)
{
    if (m_facts.size() >= kMaxFacts) {
        return;
    }
    m_facts.push_back({key, -1, true, false});
}

void UnitScope::learnKind(const std::string &key, std::int32_t kind)
{
    if (m_facts.size() >= kMaxFacts) {
        return;
    }
    const bool fixed = find(key) != nullptr && !m_assigned.contains(key);
    m_facts.push_back({key, fixed ? kind : -1, true, false});
}

void UnitScope::forget(const std::string &key)
{
    const auto about = [&key](const Fact &fact) {
        return fact.key == key || (fact.key.starts_with(key) && fact.key[key.size()] == '.');
    };
    const auto last = std::find_if(m_facts.rbegin(), m_facts.rend(), about);
    if (last != m_facts.rend() && !(last->forgotten && last->key == key)) {
        m_facts.push_back({key, -1, false, true});
    }
}

bool UnitScope::knownSomebody(const std::string &key) const
{
    for (auto fact = m_facts.rbegin(); fact != m_facts.rend(); ++fact) {
        if (fact->forgotten &&
            (key == fact->key || (key.starts_with(fact->key) && key[fact->key.size()] == '.'))) {
            return false;
        }
        if (fact->somebody && fact->key == key) {
            return true;
        }
    }
    return false;
}

std::int32_t UnitScope::knownKind(const std::string &key) const
{
    for (auto fact = m_facts.rbegin(); fact != m_facts.rend(); ++fact) {
        if (fact->key == key && fact->forgotten) {
            return -1;
        }
        if (fact->key == key && fact->kind >= 0) {
            return fact->kind;
        }
    }
    return -1;
}

} // namespace gridfolk
