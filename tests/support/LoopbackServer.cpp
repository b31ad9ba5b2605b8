// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/LoopbackServer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <netinet/in.h>
#include <optional>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace gridfolk
{

namespace
{

/// A socket bound to a free port of 127.0.0.1, and that port.
std::pair<int, int> boundSocket()
{
    const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (handle < 0 || bind(handle, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        getsockname(handle, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        throw std::runtime_error("no free port on 127.0.0.1");
    }
    return {handle, ntohs(address.sin_port)};
}

bool sendAll(int connection, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::size_t contentLength(const std::string &head)
{
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::string name = "content-length: ";
    const std::size_t at = lower.find(name);
    std::size_t length = 0;
    if (at != std::string::npos) {
        std::from_chars(lower.data() + at + name.size(), lower.data() + lower.size(), length);
    }
    return length;
}

/// Nothing when the other side hung up first.
std::optional<LoopbackServer::Received> readRequest(int connection)
{
    std::string bytes;
    char buffer[4096];
    const std::string blankLine = "\r\n\r\n";
    while (true) {
        const std::size_t end = bytes.find(blankLine);
        if (end != std::string::npos && bytes.size() >= end + 4 + contentLength(bytes.substr(0, end))) {
            return LoopbackServer::Received{bytes.substr(0, end), bytes.substr(end + 4)};
        }
        const ssize_t count = recv(connection, buffer, sizeof buffer, 0);
        if (count <= 0) {
            return std::nullopt;
        }
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
}

std::string headOf(const LoopbackServer::Reply &reply)
{
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) +
                       " Reply\r\nContent-Length: " + std::to_string(reply.body.size()) +
                       "\r\nConnection: close\r\n";
    for (const auto &[name, value] : reply.headers) {
        head += name + ": " + value + "\r\n";
    }
    return head + "\r\n";
}

} // namespace

LoopbackServer::LoopbackServer()
{
    std::tie(m_listener, m_port) = boundSocket();
    listen(m_listener, 64);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

LoopbackServer::~LoopbackServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (const int connection : m_connections) {
            shutdown(connection, SHUT_RDWR);
        }
    }
    m_changed.notify_all();
    shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_threads.empty(); });
    joinFinished();
    lock.unlock();
    close(m_listener);
}

std::string LoopbackServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void LoopbackServer::enqueue(Reply reply)
{
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(reply));
}

void LoopbackServer::setHandler(Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_handler = std::move(handler);
}

std::vector<LoopbackServer::Received> LoopbackServer::received() const
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

std::size_t LoopbackServer::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_received.size();
}

int LoopbackServer::mostAtOnce() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostOpen;
}

bool LoopbackServer::waitForRequests(std::size_t count, std::chrono::milliseconds limit) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [this, count] { return m_received.size() >= count; });
}

std::string LoopbackServer::deadUrl()
{
    const auto [handle, port] = boundSocket(); // bound for a moment, never listening
    close(handle);
    return "http://127.0.0.1:" + std::to_string(port);
}

LoopbackServer::Reply LoopbackServer::chat(const std::string &content)
{
    const nlohmann::json body{
        {"id", "chat-1"},
        {"model", "loopback-model"},
        {"choices",
         {{{"index", 0},
           {"message", {{"role", "assistant"}, {"content", content}}},
           {"finish_reason", "stop"}}}},
        {"usage", {{"prompt_tokens", 21}, {"completion_tokens", 7}, {"total_tokens", 28}}}};
    Reply reply;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = body.dump();
    return reply;
}

void LoopbackServer::acceptLoop()
{
    while (true) {
        const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(m_mutex);
        if (m_ending || connection < 0) {
            if (connection >= 0) {
                close(connection);
            }
            return;
        }
        m_connections.push_back(connection);
        joinFinished();
        std::thread thread([this, connection] { serve(connection); });
        const std::thread::id id = thread.get_id();
        m_threads.emplace(id, std::move(thread));
    }
}

void LoopbackServer::serve(int connection)
{
    if (const auto request = readRequest(connection)) {
        const Reply reply = replyFor(*request);
        answer(connection, reply);
        const std::lock_guard lock(m_mutex);
        --m_open;
    }
    const std::lock_guard lock(m_mutex);
    std::erase(m_connections, connection);
    close(connection);
    m_finished.push_back(std::move(m_threads.extract(std::this_thread::get_id()).mapped()));
    m_changed.notify_all();
}

/// With the lock held, which they need no more.
void LoopbackServer::joinFinished()
{
    for (std::thread &thread : m_finished) {
        thread.join();
    }
    m_finished.clear();
}

LoopbackServer::Reply LoopbackServer::replyFor(const Received &request)
{
    Handler handler;
    {
        const std::lock_guard lock(m_mutex);
        m_mostOpen = std::max(m_mostOpen, ++m_open);
        m_received.push_back(request);
        m_changed.notify_all();
        if (!m_queue.empty()) {
            Reply reply = std::move(m_queue.front());
            m_queue.pop_front();
            return reply;
        }
        handler = m_handler;
    }
    return handler ? handler(request) : Reply{Reply::Manner::Answer, 404, {}, "nothing to say", {}};
}

void LoopbackServer::answer(int connection, const Reply &reply)
{
    switch (reply.manner) {
    case Reply::Manner::Answer:
        sendAll(connection, headOf(reply) + reply.body);
        return;
    case Reply::Manner::Hang: {
        char byte = 0;
        recv(connection, &byte, 1, 0); // until the other side or the destructor hangs up
        return;
    }
    case Reply::Manner::CloseAtOnce:
        return;
    case Reply::Manner::CloseMidway:
        sendAll(connection, headOf(reply) + reply.body.substr(0, reply.body.size() / 2));
        return;
    case Reply::Manner::Raw:
        sendAll(connection, reply.body);
        return;
    case Reply::Manner::Flood:
        flood(connection, reply.body);
        return;
    case Reply::Manner::Reset: {
        const linger atOnce{1, 0};
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        return;
    }
    case Reply::Manner::Drip:
        sendAll(connection, headOf(reply));
        for (const char &c : reply.body) {
            if (!waitWhileOpen(reply.pause) || !sendAll(connection, {&c, 1})) {
                return;
            }
        }
        return;
    }
}

void LoopbackServer::flood(int connection, const std::string &body)
{
    constexpr std::size_t kGibibyte = std::size_t{1} << 30U;
    std::string piece;
    while (piece.size() < (1U << 16U)) {
        piece += body.substr(body.size() - std::min<std::size_t>(body.size(), 1U << 16U));
    }
    std::size_t sent = body.size();
    for (bool open = sendAll(connection, body); open && sent < kGibibyte; sent += piece.size()) {
        open = sendAll(connection, piece);
    }
    const std::lock_guard lock(m_mutex);
    m_mostFlooded = std::max(m_mostFlooded, sent);
}

std::size_t LoopbackServer::mostFlooded() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostFlooded;
}

bool LoopbackServer::waitWhileOpen(std::chrono::milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(lock, duration, [this] { return m_ending; });
}

} // namespace gridfolk
