// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace gridfolk
{

/// A web server on a free port of 127.0.0.1 that answers every request with the same chat completion and
/// keeps its connections open; one thread for all of them, so that it costs little.
class KeepAliveServer
{
public:
    KeepAliveServer();
    ~KeepAliveServer();
    KeepAliveServer(const KeepAliveServer &) = delete;
    KeepAliveServer &operator=(const KeepAliveServer &) = delete;

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] std::string url() const;

private:
    void serve();

    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ending{false};
    std::thread m_thread;
};

} // namespace gridfolk
