// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/KeepAliveServer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace gridfolk
{

namespace
{

constexpr std::string_view kBody =
    R"({"model":"bench-model","choices":[{"message":{"content":"hello"},"finish_reason":"stop"}],)"
    R"("usage":{"prompt_tokens":400,"completion_tokens":7}})";

std::string answer()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(kBody.size()) + "\r\n\r\n" + std::string(kBody);
}

/// Takes whole requests off the front of what came; how many there were.
int takeRequests(std::string &bytes)
{
    constexpr std::string_view kLength = "Content-Length: ";
    int count = 0;
    for (;;) {
        const std::size_t end = bytes.find("\r\n\r\n");
        const std::size_t field = bytes.find(kLength);
        std::size_t length = 0;
        if (field < end) {
            std::from_chars(bytes.data() + field + kLength.size(), bytes.data() + bytes.size(), length);
        }
        if (end == std::string::npos || bytes.size() < end + 4 + length) {
            return count;
        }
        bytes.erase(0, end + 4 + length);
        ++count;
    }
}

} // namespace

KeepAliveServer::KeepAliveServer()
    : m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 ||
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0 ||
        listen(m_listener, 256) != 0) {
        throw std::runtime_error("no free port on 127.0.0.1");
    }
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

KeepAliveServer::~KeepAliveServer()
{
    m_ending = true;
    m_thread.join();
    close(m_listener);
}

std::string KeepAliveServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void KeepAliveServer::serve()
{
    const std::string reply = answer();
    std::map<int, std::string> connections; // what came and was not answered
    std::vector<char> buffer(65536);
    while (!m_ending) {
        std::vector<pollfd> waiting{{m_listener, POLLIN, 0}};
        for (const auto &[connection, bytes] : connections) {
            waiting.push_back({connection, POLLIN, 0});
        }
        poll(waiting.data(), waiting.size(), 50);
        for (std::size_t i = 1; i < waiting.size(); ++i) {
            const int connection = waiting[i].fd;
            const ssize_t count =
                waiting[i].revents != 0 ? recv(connection, buffer.data(), buffer.size(), 0) : -1;
            if (count > 0) {
                std::string &bytes = connections[connection];
                bytes.append(buffer.data(), static_cast<std::size_t>(count));
                for (int left = takeRequests(bytes); left > 0; --left) {
                    send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
                }
            } else if (waiting[i].revents != 0) {
                close(connection);
                connections.erase(connection);
            }
        }
        if (waiting[0].revents != 0) {
            const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            const int yes = 1;
            setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            connections[connection];
        }
    }
    for (const auto &[connection, bytes] : connections) {
        close(connection);
    }
}

} // namespace gridfolk
