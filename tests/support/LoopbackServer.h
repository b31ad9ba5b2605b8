// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A web server on a free port of 127.0.0.1 for tests: answers, hangs, talks rubbish or hangs up as told. One
/// thread accepts, one serves each connection; the destructor ends them all. Thread-safe.
class LoopbackServer
{
public:
    /// How one request is answered.
    struct Reply {
        enum class Manner {
            Answer,      ///< status, headers, body
            Hang,        ///< reads the request, then says nothing
            CloseAtOnce, ///< reads the request, then hangs up
            CloseMidway, ///< announces the whole body, sends half of it, hangs up
            Raw,         ///< sends `body` as it is, without a status line
            Drip,        ///< as Answer, one byte of the body every `pause`
            Flood,       ///< sends `body` as it is, its last 64 KiB or less again and again up to 1 GiB
            Reset        ///< reads the request, then breaks the connection (RST)
        };
        Manner manner = Manner::Answer;
        int status = 200;
        std::vector<std::pair<std::string, std::string>> headers;
        std::string body;
        std::chrono::milliseconds pause{10};
    };

    /// A request as it came.
    struct Received {
        std::string head; ///< request line and headers
        std::string body;
    };
    using Handler = std::function<Reply(const Received &)>;

    LoopbackServer();
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    /// "http://127.0.0.1:PORT"
    [[nodiscard]] std::string url() const;

    /// Answers the next request that has no earlier entry in the queue.
    void enqueue(Reply reply);

    /// Answers whatever finds the queue empty; 404 without one. Called on connection threads.
    void setHandler(Handler handler);

    [[nodiscard]] std::vector<Received> received() const;
    [[nodiscard]] std::size_t requestCount() const;

    /// The most requests that were open at once.
    [[nodiscard]] int mostAtOnce() const;

    /// The most bytes that a Flood could get rid of before the other side had enough.
    [[nodiscard]] std::size_t mostFlooded() const;

    /// Waits until so many requests have come; false after `limit`.
    [[nodiscard]] bool waitForRequests(std::size_t count, std::chrono::milliseconds limit) const;

    /// An address of this machine on which nobody listens.
    [[nodiscard]] static std::string deadUrl();

    /// A chat completion with this text as its content.
    [[nodiscard]] static Reply chat(const std::string &content);

private:
    void acceptLoop();
    void serve(int connection);
    void joinFinished();
    void answer(int connection, const Reply &reply);
    void flood(int connection, const std::string &body);
    [[nodiscard]] Reply replyFor(const Received &request);
    bool waitWhileOpen(std::chrono::milliseconds duration);

    int m_listener = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::deque<Reply> m_queue;
    Handler m_handler;
    std::vector<Received> m_received;
    std::vector<int> m_connections;
    std::map<std::thread::id, std::thread> m_threads; ///< one a connection
    std::vector<std::thread> m_finished;
    int m_open = 0;
    int m_mostOpen = 0;
    std::size_t m_mostFlooded = 0;
    bool m_ending = false;
    std::thread m_acceptor;
};

} // namespace gridfolk
