// SPDX-License-Identifier: GPL-3.0-or-later
#include "mind/ShortTermMemory.h"

#include <utility>

namespace gridfolk
{

void ShortTermMemory::add(Entry entry, std::size_t capacity)
{
    m_entries.push_back(std::move(entry));
    while (m_entries.size() > capacity) {
        m_entries.pop_front();
        ++m_forgotten;
    }
}

} // namespace gridfolk
