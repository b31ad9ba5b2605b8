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

/// Takes the address of a request apart. Fails, with the reason in English, on other schemes, on user names
/// and passwords in the address, and on plain http to anything but this machine.
[[nodiscard]] tl::expected<UrlParts, std::string> checkRequestUrl(const std::string &url);

/// As checkRequestUrl(), for an address that a person gives, to which paths are added: fails on a query, too.
[[nodiscard]] tl::expected<UrlParts, std::string> checkUrl(const std::string &url);

} // namespace gridfolk
