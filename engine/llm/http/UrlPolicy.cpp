// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/UrlPolicy.h"

#include <curl/curl.h>

#include <arpa/inet.h>
#include <memory>

namespace gridfolk
{

namespace
{

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU *url, CURLUPart which)
{
    char *text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK) {
        return {};
    }
    const std::string result = text;
    curl_free(text);
    return result;
}

bool isLoopback(const std::string &host)
{
    in_addr address{};
    if (inet_pton(AF_INET, host.c_str(), &address) == 1) {
        return (ntohl(address.s_addr) >> 24U) == 127U;
    }
    return host == "localhost" || host == "[::1]";
}

} // namespace

tl::expected<UrlParts, std::string> checkRequestUrl(const std::string &url)
{
    if (url.find("://") == std::string::npos) {
        return tl::make_unexpected("it does not start with https:// or http://");
    }
    const UrlHandle handle(curl_url(), &curl_url_cleanup);
    if (curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
        return tl::make_unexpected("it is not a web address");
    }
    UrlParts parts{part(handle.get(), CURLUPART_SCHEME), part(handle.get(), CURLUPART_HOST),
                   part(handle.get(), CURLUPART_PATH), false};
    if (parts.scheme != "https" && parts.scheme != "http") {
        return tl::make_unexpected("it does not start with https:// or http://");
    }
    if (!part(handle.get(), CURLUPART_USER).empty() || !part(handle.get(), CURLUPART_PASSWORD).empty()) {
        return tl::make_unexpected("it contains a user name or password");
    }
    parts.loopback = isLoopback(parts.host);
    if (parts.scheme == "http" && !parts.loopback) {
        return tl::make_unexpected(
            "it is not encrypted; only addresses of this computer may start with http://");
    }
    return parts;
}

tl::expected<UrlParts, std::string> checkUrl(const std::string &url)
{
    if (url.find('?') != std::string::npos) {
        return tl::make_unexpected("it contains a query after \"?\"");
    }
    return checkRequestUrl(url);
}

} // namespace gridfolk
