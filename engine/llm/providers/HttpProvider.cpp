// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/providers/HttpProvider.h"

#include "base/Hash.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr Clock::Duration kStreamSilence = std::chrono::seconds(30); // between two pieces of an answer

std::string accountOf(const Endpoint &endpoint)
{
    std::string account = endpoint.provider;
    account += ' ';
    account += endpoint.host;
    account += ' ';
    account += endpoint.key.isEmpty() ? std::string("-") : textHash(endpoint.key.reveal());
    return account;
}

} // namespace

HttpProvider::HttpProvider(Endpoint endpoint, std::unique_ptr<const Dialect> dialect,
                           std::unique_ptr<HttpTransport> transport, std::shared_ptr<const Clock> clock)
    : m_endpoint(std::move(endpoint))
    , m_account(accountOf(m_endpoint))
    , m_dialect(std::move(dialect))
    , m_clock(std::move(clock))
    , m_transport(std::move(transport))
{
}

LlmProvider::CallId HttpProvider::start(const LlmRequest &request, const CallContext & /*context*/,
                                        Clock::Duration limit, Completion done)
{
    WireRequest wire = m_dialect->write(request, m_endpoint.stream);
    HttpRequest http;
    http.url = m_endpoint.url + wire.path;
    http.headers = std::move(wire.headers);
    http.headers.emplace_back("Content-Type", "application/json");
    http.headers.emplace_back("Accept", m_endpoint.stream ? "text/event-stream" : "application/json");
    if (!m_endpoint.key.isEmpty()) {
        http.headers.push_back(m_dialect->keyHeader(m_endpoint.key));
    }
    http.body = std::move(wire.body);
    http.limits.total = limit;
    // Without streaming, silence is how a model thinks.
    http.limits.idle = m_endpoint.stream ? std::min(limit, kStreamSilence) : limit;
    http.limits.maxBytes = m_endpoint.maxReplyBytes;
    return m_transport->start(std::move(http), [this, done = std::move(done)](HttpResult answer) {
        done(read(std::move(answer)));
    });
}

void HttpProvider::cancel(CallId call)
{
    m_transport->cancel(call);
}

LlmResult<LlmReply> HttpProvider::read(HttpResult answer) const
{
    // A server may echo what it was sent. Before anything is cut, or half a key would pass.
    if (!answer) {
        answer.error().message = m_endpoint.key.redact(std::move(answer.error().message));
        return tl::make_unexpected(toLlmError(answer.error()));
    }
    answer->body = m_endpoint.key.redact(std::move(answer->body));
    auto reply = m_dialect->read(*answer, m_clock->sinceEpoch());
    // And once more when all spellings have been read, "\u002b" among them.
    if (!reply) {
        reply.error().message = m_endpoint.key.redact(std::move(reply.error().message));
        return reply;
    }
    for (std::string *text : {&reply->text, &reply->model, &reply->finishReason}) {
        *text = m_endpoint.key.redact(std::move(*text));
    }
    for (LlmToolCall &call : reply->toolCalls) {
        for (std::string *text : {&call.id, &call.name, &call.arguments}) {
            *text = m_endpoint.key.redact(std::move(*text));
        }
    }
    return reply;
}

} // namespace gridfolk
