// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ConcurrencyLimiter.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

ConcurrencyLimiter::ConcurrencyLimiter(const ConcurrencyPolicy &policy, CallLoop &loop, CallStation &next)
    : m_policy(policy)
    , m_limit(std::max(std::min(policy.start, policy.most), 1))
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
        m_loop.post([this] { makeRoom(); }); // not now: a stop cancels many, and must not start any
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
    while (m_running.size() < static_cast<std::size_t>(m_limit) && !m_waiting.empty()) {
        Waiting first = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_running.insert(first.call->id);
        if (!first.call->startedAt) {
            first.call->startedAt = m_loop.now();
        }
        m_next.start(*first.call, [this, window = m_window,
                                   done = std::move(first.done)](LlmCall &ended, LlmResult<LlmReply> result) {
            m_running.erase(ended.id);
            learn(window, result);
            done(ended, std::move(result));
            makeRoom();
        });
    }
    m_admitting = false;
}

void ConcurrencyLimiter::makeRoom()
{
    admit();
    if (hasRoom()) {
        m_whenRoom();
    }
}

void ConcurrencyLimiter::learn(std::uint64_t window, const LlmResult<LlmReply> &result)
{
    if (result && ++m_successes >= limit()) {
        m_limit = std::min(m_limit + 1, static_cast<double>(std::max(m_policy.most, 1)));
        m_successes = 0;
        return;
    }
    if (!result && isOverload(result.error()) && window == m_window) {
        m_limit = std::max(m_limit * m_policy.decrease, 1.0);
        m_successes = 0;
        ++m_window;
    }
}

} // namespace gridfolk
