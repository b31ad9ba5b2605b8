// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: word 0 is the length, the elements follow; what is behind them stays 0, so that equal lists are
// equal bytes.
#include "exec/ValueText.h"
#include "exec/Vm.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr const char *kFull = "run.list-full";

} // namespace

/// The words of a list, or nullptr after noting the problem. Valid until anything else runs.
const std::uint64_t *Vm::listAt(const Chunk &chunk, std::size_t at, std::int64_t place,
                                std::uint64_t agentBits, std::uint64_t *reg)
{
    const ListPlace &list = m_code.listPlaces[static_cast<std::size_t>(place)];
    const auto where = static_cast<std::size_t>(list.where);
    switch (list.source) {
    case ListPlace::Source::Registers:
        return reg + where;
    case ListPlace::Source::Own:
        return m_selfTable->columns[where].list(m_selfRow);
    case ListPlace::Source::World:
        return m_world.values().data() + m_world.values()[where];
    case ListPlace::Source::Agent:
        break;
    }
    const AgentRef agent = AgentRef::unpacked(agentBits);
    if (!m_world.isAlive(agent)) {
        fail(chunk, at, agent.isNobody() ? "run.reads-nobody" : "run.reads-dead");
        return nullptr;
    }
    const World::Body body = m_world.body(agent);
    const std::int32_t column = m_code.columnMaps[where][body.kind];
    if (column < 0) {
        fail(chunk, at, "run.lacks-attribute", {{"kind", m_scenario.kinds[body.kind].name}});
        return nullptr;
    }
    return attributeOf(body.kind, static_cast<std::size_t>(column)).list(body.row);
}

/// Its capacity, or the problem that it is full.
Vm::Status Vm::listIsFull(const Chunk &chunk, std::size_t at, std::int64_t place)
{
    return fail(chunk, at, kFull,
                {{"limit", std::to_string(m_code.listPlaces[static_cast<std::size_t>(place)].capacity)}});
}

Vm::Status Vm::copyList(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const std::int64_t to = in.k & 0xFFFFFFFF;
    const std::uint64_t *from = listAt(chunk, at, in.k >> 32U, reg[in.b], reg);
    const std::uint64_t *found = from == nullptr ? nullptr : listAt(chunk, at, to, reg[in.a], reg);
    if (found == nullptr) {
        return Status::Failed;
    }
    auto *target = const_cast<std::uint64_t *>(found); // see changeList()
    const auto capacity =
        static_cast<std::uint64_t>(m_code.listPlaces[static_cast<std::size_t>(to)].capacity);
    if (*from > capacity) {
        return listIsFull(chunk, at, to);
    }
    const std::uint64_t old = *target > capacity ? 0 : *target; // registers start with anything
    if (target != from) {
        std::copy_n(from, *from + 1, target);
        if (old > *target) {
            std::fill(target + 1 + *target, target + 1 + old, 0);
        }
    }
    return Status::Done;
}

/// One instruction that changes a list in its place.
Vm::Status Vm::changeList(const Chunk &chunk, std::size_t at, std::uint64_t *reg)
{
    const Instruction &in = chunk.code[at];
    const ListPlace &place = m_code.listPlaces[static_cast<std::size_t>(in.k)];
    if (place.capacity < 0) {
        return fail(chunk, at, "run.too-many-lists");
    }
    const std::uint64_t *found = listAt(chunk, at, in.k, reg[in.b], reg);
    if (found == nullptr) {
        return Status::Failed;
    }
    // The checker lets only one's own lists be written where all act at once, and those are no copies.
    auto *list = const_cast<std::uint64_t *>(found);
    std::uint64_t &length = *list;
    std::uint64_t *elements = list + 1;
    switch (in.op) {
    case Opcode::ListPush:
        if (length == static_cast<std::uint64_t>(place.capacity)) {
            std::copy(elements + 1, elements + length, elements);
            --length;
        }
        [[fallthrough]];
    case Opcode::ListAppend:
        if (length == static_cast<std::uint64_t>(place.capacity)) {
            return listIsFull(chunk, at, in.k);
        }
        elements[length++] = reg[in.a];
        return Status::Done;
    case Opcode::ListSet:
        if (std::uint64_t index = 0; listIndex(reg[in.c], length, index)) {
            elements[index] = reg[in.a];
            return Status::Done;
        }
        return noSuchElement(chunk, at, reg[in.c], length);
    case Opcode::ListPop:
        if (length == 0) {
            return noSuchElement(chunk, at, ~std::uint64_t{0}, 0);
        }
        reg[in.a] = elements[length - 1];
        elements[--length] = 0;
        return Status::Done;
    case Opcode::ListRemove: {
        const auto same = [&](std::uint64_t element) {
            return element == reg[in.c] || (place.element.base == typed::Type::Base::Agent &&
                                            !m_world.isAlive(AgentRef::unpacked(element)) &&
                                            !m_world.isAlive(AgentRef::unpacked(reg[in.c])));
        };
        std::uint64_t *gone = std::find_if(elements, elements + length, same);
        const bool there = gone != elements + length;
        if (there) {
            std::copy(gone + 1, elements + length, gone);
            elements[--length] = 0;
        }
        reg[in.a] = there ? 1 : 0;
        return Status::Done;
    }
    default:
        std::fill_n(list, length + 1, 0);
        return Status::Done;
    }
}

/// Negative numbers count from the end.
bool Vm::listIndex(std::uint64_t wanted, std::uint64_t length, std::uint64_t &index)
{
    auto number = static_cast<std::int64_t>(wanted);
    const auto size = static_cast<std::int64_t>(length);
    number = number < 0 && number >= -size ? number + size : number;
    index = static_cast<std::uint64_t>(number);
    return number >= 0 && number < size;
}

Vm::Status Vm::noSuchElement(const Chunk &chunk, std::size_t at, std::uint64_t wanted, std::uint64_t length)
{
    return fail(
        chunk, at, "run.list-index",
        {{"value", std::to_string(static_cast<std::int64_t>(wanted))}, {"length", std::to_string(length)}});
}

/// One instruction about lists.
Vm::Status Vm::lists(const Chunk &chunk, std::size_t at, std::uint64_t *reg, SetIterator *iterators)
{
    const Instruction &in = chunk.code[at];
    switch (in.op) {
    case Opcode::ListCopy:
        return copyList(chunk, at, reg);
    case Opcode::ListAddress:
        reg[in.a] = static_cast<std::uint64_t>(reg + in.b - m_registers.data());
        return Status::Done;
    case Opcode::ListReceive: {
        const std::uint64_t *from = m_registers.data() + reg[in.b];
        const ListPlace &place = m_code.listPlaces[static_cast<std::size_t>(in.k)];
        std::copy_n(from, *from + 1, reg + place.where);
        return Status::Done;
    }
    case Opcode::ListLength:
    case Opcode::ListItem:
    case Opcode::IterateList:
    case Opcode::PrintList:
        break;
    default:
        return changeList(chunk, at, reg);
    }
    const std::uint64_t *list = listAt(chunk, at, in.k, reg[in.b], reg);
    if (list == nullptr) {
        return Status::Failed;
    }
    if (in.op == Opcode::ListLength) {
        reg[in.a] = *list;
        return Status::Done;
    }
    if (in.op == Opcode::ListItem) {
        std::uint64_t index = 0;
        if (!listIndex(reg[in.c], *list, index)) {
            return noSuchElement(chunk, at, reg[in.c], *list);
        }
        reg[in.a] = list[1 + index];
        return Status::Done;
    }
    if (in.op == Opcode::IterateList) {
        iterators[in.c].buffer().assign(list + 1, list + 1 + *list);
        iterators[in.c].overBuffer(in.a, 0);
        return Status::Done;
    }
    m_line += m_line.empty() ? "" : " ";
    m_line += listText(m_scenario, m_code.categories, m_world,
                       m_code.listPlaces[static_cast<std::size_t>(in.k)].element, {list + 1, *list});
    return Status::Done;
}

} // namespace gridfolk
