// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmProvider.h"
#include "llm/Secret.h"
#include "llm/http/HttpTransport.h"
#include "llm/providers/Dialect.h"

#include <memory>
#include <string>

namespace gridfolk
{

/// Where a model is, and with what it is asked.
struct Endpoint {
    std::string provider; ///< "gemini"
    std::string url;      ///< the dialect's path is added to it: "https://api.openai.com/v1"
    std::string host;
    std::string model;
    Secret key; ///< empty: no header for it
    bool stream = false;
    bool hasQuota = true;
    std::size_t maxReplyBytes = std::size_t{1} << 20U;
};

/// A provider over HTTP, in any dialect.
class HttpProvider final : public LlmProvider
{
public:
    /// @param clock tells the time to which dates in headers refer
    HttpProvider(Endpoint endpoint, std::unique_ptr<const Dialect> dialect,
                 std::unique_ptr<HttpTransport> transport, std::shared_ptr<const Clock> clock);

    [[nodiscard]] std::string id() const override { return m_endpoint.provider; }
    [[nodiscard]] std::string model() const override { return m_endpoint.model; }
    [[nodiscard]] std::string account() const override { return m_account; }
    [[nodiscard]] bool hasQuota() const override { return m_endpoint.hasQuota; }
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                 Completion done) override;
    void cancel(CallId call) override;

private:
    [[nodiscard]] LlmResult<LlmReply> read(HttpResult answer) const;

    Endpoint m_endpoint;
    std::string m_account;
    std::unique_ptr<const Dialect> m_dialect;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<HttpTransport> m_transport; // last: its completions read the members above
};

} // namespace gridfolk
