// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace gridfolk
{

/// libcurl and nothing else, on the caller's thread: what the gateway's road is measured against.
class DirectClient
{
public:
    /// @param url of the chat completions
    explicit DirectClient(std::string url);
    ~DirectClient();
    DirectClient(const DirectClient &) = delete;
    DirectClient &operator=(const DirectClient &) = delete;

    /// Posts the body so many times at once and waits for all answers; how many were not a whole 200.
    int postAll(const std::string &body, int count);

private:
    struct Handles;
    std::unique_ptr<Handles> m_handles;
    std::string m_url;
};

} // namespace gridfolk
