// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "run/TickContext.h"

#include <memory>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Register machines for threads that run rules side by side; kept from tick to tick, as making one
/// allocates. Thread-safe. All machines are of one engine.
class MachinePool
{
public:
    [[nodiscard]] std::unique_ptr<Vm> take(const Scenario &scenario, const TickContext &context)
        EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        if (m_idle.empty()) {
            return std::make_unique<Vm>(scenario, context.code, context.state.world(), context.seed);
        }
        std::unique_ptr<Vm> machine = std::move(m_idle.back());
        m_idle.pop_back();
        return machine;
    }

    void give(std::unique_ptr<Vm> machine) EXCLUDES(m_mutex)
    {
        const MutexLock lock(m_mutex);
        m_idle.push_back(std::move(machine));
    }

private:
    Mutex m_mutex;
    std::vector<std::unique_ptr<Vm>> m_idle GUARDED_BY(m_mutex);
};

} // namespace gridfolk
