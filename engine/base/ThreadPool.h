// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace gridfolk
{

/// Runs the blocks of a range on a fixed number of threads. The split into blocks does not depend on the
/// number of threads, so results that are combined in block order are equal for any pool. Owned and called by
/// one thread.
class ThreadPool
{
public:
    /// @param threads at least 1; 1 runs everything on the caller.
    explicit ThreadPool(int threads = 1);
    ~ThreadPool();
    ThreadPool(const ThreadPool &) = delete;
    ThreadPool &operator=(const ThreadPool &) = delete;

    [[nodiscard]] int threads() const { return static_cast<int>(m_workers.size()) + 1; }

    /// Calls body(block, begin, end) for each block of [0, count); returns when all are done. body must not
    /// throw.
    void forBlocks(std::size_t count, std::size_t blockSize,
                   const std::function<void(std::size_t block, std::size_t begin, std::size_t end)> &body)
        EXCLUDES(m_mutex);

private:
    void work();
    void takeBlocks() EXCLUDES(m_mutex);

    Mutex m_mutex;
    ConditionVariable m_wake;
    ConditionVariable m_done;
    const std::function<void(std::size_t, std::size_t, std::size_t)> *m_body GUARDED_BY(m_mutex) = nullptr;
    std::size_t m_count GUARDED_BY(m_mutex) = 0;
    std::size_t m_blockSize GUARDED_BY(m_mutex) = 1;
    std::size_t m_nextBlock GUARDED_BY(m_mutex) = 0;
    std::size_t m_running GUARDED_BY(m_mutex) = 0;
    bool m_ending GUARDED_BY(m_mutex) = false;
    std::vector<std::thread> m_workers;
};

} // namespace gridfolk
