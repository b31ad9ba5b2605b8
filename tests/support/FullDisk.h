// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace gridfolk
{

/// While it lives no file of this process can be written beyond `bytes`, as on a disk that is full: the
/// system answers EFBIG, and the program takes that as it takes ENOSPC. For all threads; a log that goes to a
/// file is cut, too.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes = 0)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace gridfolk
