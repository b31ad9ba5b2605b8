// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ConcurrencyLimiter.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

ConcurrencyLimiter::ConcurrencyLimiter(int limit, CallLoop &loop, CallStation &next)
    : m_limit(static_cast<std::size_t>(std::max(limit, 1)))
    , m_loop(loop)
    , m_next(next)
{
}

void ConcurrencyLimiter::start(LlmCall &call, Done done)
{
    m_waiting.push_back({&call, std::move(done)});
    admit();
}

void ConcurrencyLimiter::cancel(LlmCall &call)
{
    if (m_running.erase(call.id) > 0) {
        m_next.cancel(call);
        m_loop.post([this] { admit(); }); // not now: a stop cancels many, and must not start any
        return;
    }
    if (!m_waiting.empty() && m_waiting.back().call->id == call.id) {
        m_waiting.pop_back(); // a stop cancels the last first, so this is the common case
        return;
    }
    std::erase_if(m_waiting, [&call](const Waiting &waiting) { return waiting.call->id == call.id; });
}

void ConcurrencyLimiter::admit()
{
    if (m_admitting) {
        return; // an attempt ended inside next.start(); the loop below goes on
    }
    m_admitting = true;
    while (m_running.size() < m_limit && !m_waiting.empty()) {
        Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_running.insert(first.call->id);
        if (!first.call->startedAt) {
            first.call->startedAt = m_loop.now();
        }
        m_next.start(*first.call,
                     [this, done = std::move(first.done)](LlmCall &ended, LlmResult<LlmReply> result) {
                         m_running.erase(ended.id);
                         done(ended, std::move(result));
                         admit();
                     });
    }
    m_admitting = false;
}

} // namespace gridfolk
