// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/PriorityQueue.h"

#include <algorithm>
#include <utility>

namespace gridfolk
{

PriorityQueue::PriorityQueue(std::size_t mostActive, CallLoop &loop, CallStation &next)
    : m_mostActive(std::max<std::size_t>(mostActive, 1))
    , m_loop(loop)
    , m_next(next)
{
}

PriorityQueue::Rank PriorityQueue::rankOf(const LlmCall &call)
{
    return {call.context.tick, -call.context.priority, call.id};
}

void PriorityQueue::start(LlmCall &call, Done done)
{
    m_waiting.emplace(rankOf(call), Waiting{&call, std::move(done)});
    m_loop.post([this] { admit(); }); // when all of a question's calls are here
}

void PriorityQueue::cancel(LlmCall &call)
{
    if (m_active.erase(call.id) > 0) {
        m_next.cancel(call);
        m_loop.post([this] { admit(); }); // not now: a stop cancels many, and must not start any
        return;
    }
    m_waiting.erase(rankOf(call));
}

void PriorityQueue::admit()
{
    if (m_admitting) {
        return; // a call ended inside next.start(); the loop below goes on
    }
    m_admitting = true;
    while (m_active.size() < m_mostActive && !m_waiting.empty()) {
        auto first = m_waiting.extract(m_waiting.begin());
        LlmCall &call = *first.mapped().call;
        m_active.insert(call.id);
        m_next.start(
            call, [this, done = std::move(first.mapped().done)](LlmCall &ended, LlmResult<LlmReply> result) {
                m_active.erase(ended.id);
                done(ended, std::move(result));
                admit();
            });
    }
    m_admitting = false;
}

} // namespace gridfolk
