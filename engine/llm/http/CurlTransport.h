// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/http/HttpTransport.h"

#include <memory>

namespace gridfolk
{

/// HTTP over libcurl's multi interface on one thread of its own. TLS 1.2 at least and verified; https only,
/// except to this machine; redirects off, since they would hand the key to another host; HTTP/2 where
/// offered; no proxy unless wanted. Answers to cancel() within 100 ms.
class CurlTransport final : public HttpTransport
{
public:
    struct Settings {
        bool proxyFromEnvironment = false; ///< honor https_proxy and its kin
    };

    explicit CurlTransport(Settings settings);
    CurlTransport()
        : CurlTransport(Settings())
    {
    }
    ~CurlTransport() override;
    CurlTransport(const CurlTransport &) = delete;
    CurlTransport &operator=(const CurlTransport &) = delete;

    RequestId start(HttpRequest request, Completion done) override;
    void cancel(RequestId request) override;

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace gridfolk
