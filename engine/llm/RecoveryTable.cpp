// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/RecoveryTable.h"

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr double kPriorTries = 4;

} // namespace

std::vector<Recovery> RecoveryTable::order(const std::string &provider, ErrorClass errorClass) const
{
    std::vector<std::pair<double, Recovery>> ranked;
    double priorSuccess = kPriorTries - 1; // of the first in the error table; each further one has less
    for (const Recovery recovery : traitsOf(errorClass).recoveries) {
        const auto found = m_counts.find({provider, errorClass, recovery});
        const Count count = found != m_counts.end() ? found->second : Count{};
        ranked.emplace_back((priorSuccess + count.worked) / (kPriorTries + count.tried), recovery);
        priorSuccess -= 1;
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Recovery> order;
    order.reserve(ranked.size());
    for (const auto &[score, recovery] : ranked) {
        order.push_back(recovery);
    }
    return order;
}

void RecoveryTable::note(const std::string &provider, ErrorClass errorClass, Recovery recovery, bool worked)
{
    Count &count = m_counts[{provider, errorClass, recovery}];
    ++count.tried;
    count.worked += worked ? 1 : 0;
}

std::vector<RecoveryTable::Row> RecoveryTable::rows() const
{
    std::vector<Row> rows;
    for (const auto &[key, count] : m_counts) {
        const auto &[provider, errorClass, recovery] = key;
        rows.push_back({provider, errorClass, recovery, count.tried, count.worked});
    }
    return rows;
}

} // namespace gridfolk
