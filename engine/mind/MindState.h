// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mind/ShortTermMemory.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// A trait as one agent drew it.
struct TraitValue {
    std::string name;
    std::string text;
    std::optional<double> number; ///< of a numeric trait; a bool is 0 or 1

    bool operator==(const TraitValue &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.name, self.text, self.number);
    }
};

/// Words that were said to an agent and that it has not decided upon yet.
struct HeardMessage {
    std::int64_t tick = 0;
    std::string from; ///< handle
    std::string words;
    bool toEveryone = false;

    bool operator==(const HeardMessage &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.tick, self.from, self.words, self.toEveryone);
    }
};

/// The mind of one agent: who it is and what it remembers.
struct AgentMind {
    std::string name;   ///< "Ana", or "Villager 12" where the persona has no names
    std::string handle; ///< "Ana #7"
    std::vector<TraitValue> traits;
    ShortTermMemory memory;
    std::deque<HeardMessage> inbox;
    std::int64_t unheard = 0; ///< messages that found the inbox full since the last decision

    bool operator==(const AgentMind &) const = default;

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.name, self.handle, self.traits, self.memory, self.inbox, self.unheard);
    }
};

/// Everything about minds that a later tick can depend on. Copies share the minds, which are never changed in
/// place, so a copy is a checkpoint.
struct MindState {
    std::map<std::uint64_t, std::shared_ptr<const AgentMind>> minds; ///< by serial; the living
    std::vector<std::vector<std::int32_t>> freeNames; ///< per kind: indices of names that nobody bears yet

    template <class Archive, class Self>
    static void archive(Archive &archive, Self &self)
    {
        archive(self.minds, self.freeNames);
    }

    /// Puts a changed copy of an agent's mind in place of the old one; nothing when there is none.
    template <class Change>
    void change(std::uint64_t serial, Change apply)
    {
        const auto found = minds.find(serial);
        if (found != minds.end()) {
            auto mind = std::make_shared<AgentMind>(*found->second);
            apply(*mind);
            found->second = std::move(mind);
        }
    }
};

} // namespace gridfolk
