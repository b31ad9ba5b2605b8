// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace gridfolk
{

/// What an address says, as far as it decides whom a key may be sent to.
struct UrlParts {
    std::string scheme; ///< "https" or "http"
    std::string host;
    std::string path;      ///< "/v1"; "/" when none was given
    bool loopback = false; ///< localhost, 127.0.0.0/8 or ::1
};

/// Takes a web address apart. Fails, with the reason in English, on other schemes, on user names and
/// passwords in the address, on a query, and on plain http to anything but this machine.
[[nodiscard]] tl::expected<UrlParts, std::string> checkUrl(const std::string &url);

} // namespace gridfolk
