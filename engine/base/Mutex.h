// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

// Names of clang's thread-safety analysis; nothing under other compilers.
#if defined(__clang__)
#define GRIDFOLK_THREAD_ATTRIBUTE(x) __attribute__((x))
#else
#define GRIDFOLK_THREAD_ATTRIBUTE(x)
#endif
#define CAPABILITY(x) GRIDFOLK_THREAD_ATTRIBUTE(capability(x))
#define SCOPED_CAPABILITY GRIDFOLK_THREAD_ATTRIBUTE(scoped_lockable)
#define GUARDED_BY(x) GRIDFOLK_THREAD_ATTRIBUTE(guarded_by(x))
#define REQUIRES(...) GRIDFOLK_THREAD_ATTRIBUTE(requires_capability(__VA_ARGS__))
#define ACQUIRE(...) GRIDFOLK_THREAD_ATTRIBUTE(acquire_capability(__VA_ARGS__))
#define RELEASE(...) GRIDFOLK_THREAD_ATTRIBUTE(release_capability(__VA_ARGS__))
#define EXCLUDES(...) GRIDFOLK_THREAD_ATTRIBUTE(locks_excluded(__VA_ARGS__))

namespace gridfolk
{

/// std::mutex that clang's analysis can follow.
class CAPABILITY("mutex") Mutex
{
public:
    void lock() ACQUIRE() { m_mutex.lock(); }
    void unlock() RELEASE() { m_mutex.unlock(); }

private:
    std::mutex m_mutex;
};

/// Holds a Mutex for a scope.
class SCOPED_CAPABILITY MutexLock
{
public:
    explicit MutexLock(Mutex &mutex) ACQUIRE(mutex)
        : m_mutex(mutex)
    {
        m_mutex.lock();
    }
    ~MutexLock() RELEASE() { m_mutex.unlock(); }
    MutexLock(const MutexLock &) = delete;
    MutexLock &operator=(const MutexLock &) = delete;

private:
    Mutex &m_mutex;
};

/// Waits on a Mutex; as std::condition_variable_any, so it may wake without cause: always wait in a loop.
using ConditionVariable = std::condition_variable_any;

} // namespace gridfolk
