// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmProvider.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A provider for tests on one thread: answers each attempt from a function, or never when that gives
/// nothing.
class ScriptedProvider final : public LlmProvider
{
public:
    struct Seen {
        LlmRequest request;
        CallContext context;
        Clock::Duration limit{};
    };
    using Script = std::function<std::optional<LlmResult<LlmReply>>(const Seen &)>;

    /// @param seen,cancelled outlive the provider; they are filled as attempts come
    ScriptedProvider(Script script, std::vector<Seen> &seen, int &cancelled)
        : m_script(std::move(script))
        , m_seen(seen)
        , m_cancelled(cancelled)
    {
    }

    [[nodiscard]] std::string id() const override { return "scripted"; }
    [[nodiscard]] std::string model() const override { return "scripted-model"; }
    CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                 Completion done) override
    {
        m_seen.push_back({request, context, limit});
        if (auto answer = m_script(m_seen.back())) {
            done(std::move(*answer));
        }
        return m_seen.size();
    }
    void cancel(CallId /*call*/) override { ++m_cancelled; }

    /// An answer with this text.
    [[nodiscard]] static LlmResult<LlmReply> text(const std::string &words)
    {
        LlmReply reply;
        reply.text = words;
        reply.model = "scripted-model";
        reply.status = 200;
        return reply;
    }
    [[nodiscard]] static LlmResult<LlmReply> error(ErrorClass errorClass, int status = 0,
                                                   std::optional<Clock::Duration> retryAfter = std::nullopt)
    {
        return tl::make_unexpected(LlmError{errorClass, status, "scripted", retryAfter, false});
    }

private:
    Script m_script;
    std::vector<Seen> &m_seen;
    int &m_cancelled;
};

} // namespace gridfolk
