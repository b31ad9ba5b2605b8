// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// How long and how much a request may take.
struct HttpLimits {
    Clock::Duration connect = std::chrono::seconds(10);
    Clock::Duration idle =
        std::chrono::seconds(60); ///< without a byte in either direction; rounded up to seconds
    Clock::Duration total = std::chrono::seconds(120);
    std::size_t maxBytes = std::size_t{1} << 20U; ///< of the answer's body
};

/// Carries the key in a header: never stored or logged.
struct HttpRequest {
    enum class Method : std::uint8_t { Post, Get };
    Method method = Method::Post;
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body; ///< of a POST
    HttpLimits limits;
};

/// An answer of any status.
struct HttpResponse {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;
    double firstByteMilliseconds = 0;
    double totalMilliseconds = 0;

    /// The value of a header by its lower-case name; empty when absent.
    [[nodiscard]] std::string header(const std::string &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
};

/// Why no complete answer came.
struct HttpFailure {
    enum class Kind : std::uint8_t {
        Network,   ///< no connection, or it broke before the answer was complete
        Untrusted, ///< the certificate does not hold; trying again cannot help
        Timeout,
        TooLarge,
        Cancelled,
        BadAddress ///< not a web address, or neither https nor loopback
    };
    Kind kind = Kind::Network;
    std::string message;    ///< English, of the library or the system
    bool neverSent = false; ///< not a byte of the request was handed to a connection
};

using HttpResult = tl::expected<HttpResponse, HttpFailure>;

/// Makes requests without blocking. All functions are thread-safe. The destructor cancels what is in the air
/// and returns when no completion can be called any more.
class HttpTransport
{
public:
    using RequestId = std::uint64_t;
    using Completion = std::function<void(HttpResult)>;

    virtual ~HttpTransport() = default;

    /// `done` is called exactly once, on the transport's thread, perhaps before start() returns; it must be
    /// quick and must not destroy the transport.
    virtual RequestId start(HttpRequest request, Completion done) = 0;

    /// Ends a request as Cancelled within 100 ms; does nothing when it has ended.
    virtual void cancel(RequestId request) = 0;
};

} // namespace gridfolk
