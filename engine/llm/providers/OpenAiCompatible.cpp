// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/OpenAiCompatible.h"

#include "llm/providers/OpenAiWire.h"

#include <utility>

namespace gridfolk
{

OpenAiCompatible::OpenAiCompatible(Endpoint endpoint, std::unique_ptr<HttpTransport> transport,
                                   std::shared_ptr<const Clock> clock)
    : m_endpoint(std::move(endpoint))
    , m_clock(std::move(clock))
    , m_transport(std::move(transport))
{
}

LlmProvider::CallId OpenAiCompatible::start(const LlmRequest &request, const CallContext & /*context*/,
                                            Clock::Duration limit, Completion done)
{
    HttpRequest http;
    http.url = m_endpoint.url;
    http.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    if (!m_endpoint.key.isEmpty()) {
        http.headers.emplace_back("Authorization", "Bearer " + m_endpoint.key.reveal());
    }
    http.body = openai::chatBody(request, m_endpoint.tokenField);
    http.limits.total = limit;
    http.limits.idle = limit; // without streaming, silence is how a model thinks
    http.limits.maxBytes = m_endpoint.maxReplyBytes;
    return m_transport->start(std::move(http), [this, done = std::move(done)](HttpResult answer) {
        done(read(std::move(answer)));
    });
}

void OpenAiCompatible::cancel(CallId call)
{
    m_transport->cancel(call);
}

LlmResult<LlmReply> OpenAiCompatible::read(HttpResult answer) const
{
    // A server may echo what it was sent. Before anything is cut, or half a key would pass.
    if (!answer) {
        answer.error().message = m_endpoint.key.redact(std::move(answer.error().message));
        return tl::make_unexpected(openai::readFailure(answer.error()));
    }
    answer->body = m_endpoint.key.redact(std::move(answer->body));
    return openai::readAnswer(*answer, m_clock->sinceEpoch());
}

} // namespace gridfolk
