// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ThreadPool.h"

#include <algorithm>

namespace gridfolk
{

ThreadPool::ThreadPool(int threads)
{
    for (int i = 1; i < threads; ++i) {
        m_workers.emplace_back([this] { work(); });
    }
}

ThreadPool::~ThreadPool()
{
    {
        const MutexLock lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    for (std::thread &worker : m_workers) {
        worker.join();
    }
}

void ThreadPool::forBlocks(std::size_t count, std::size_t blockSize,
                           const std::function<void(std::size_t, std::size_t, std::size_t)> &body)
{
    if (m_workers.empty() || count <= blockSize) {
        for (std::size_t begin = 0, block = 0; begin < count; begin += blockSize, ++block) {
            body(block, begin, std::min(begin + blockSize, count));
        }
        return;
    }
    {
        const MutexLock lock(m_mutex);
        m_body = &body;
        m_count = count;
        m_blockSize = blockSize;
        m_nextBlock = 0;
    }
    m_wake.notify_all();
    takeBlocks();
    const MutexLock lock(m_mutex);
    while (m_running > 0) {
        m_done.wait(m_mutex);
    }
    m_body = nullptr;
}

void ThreadPool::takeBlocks()
{
    m_mutex.lock();
    while (m_body != nullptr && m_nextBlock * m_blockSize < m_count) {
        const std::size_t block = m_nextBlock++;
        const std::size_t begin = block * m_blockSize;
        const std::size_t end = std::min(begin + m_blockSize, m_count);
        const auto &body = *m_body;
        ++m_running;
        m_mutex.unlock();
        body(block, begin, end);
        m_mutex.lock();
        --m_running;
    }
    const bool allDone = m_running == 0;
    m_mutex.unlock();
    if (allDone) {
        m_done.notify_all();
    }
}

void ThreadPool::work()
{
    for (;;) {
        {
            const MutexLock lock(m_mutex);
            while (!m_ending && (m_body == nullptr || m_nextBlock * m_blockSize >= m_count)) {
                m_wake.wait(m_mutex);
            }
            if (m_ending) {
                return;
            }
        }
        takeBlocks();
    }
}

} // namespace gridfolk
