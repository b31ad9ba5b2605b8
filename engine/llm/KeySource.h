// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace gridfolk
{

/// The key that a person entered for this provider ("gemini") at this host, or nothing. Never answers with a
/// key that was entered for another host. Thread-safe.
using KeySource =
    std::function<std::optional<std::string>(const std::string &provider, const std::string &host)>;

} // namespace gridfolk
