// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/CallContext.h"
#include "llm/LlmError.h"
#include "llm/LlmReply.h"
#include "llm/LlmRequest.h"
#include "record/TraceEvent.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace gridfolk
{

/// A call on its way through the gateway; owned by the gateway, shared by the stations it passes.
struct LlmCall {
    std::uint64_t id = 0; ///< unique in its gateway
    LlmRequest request;
    CallContext context;  ///< deadline is set
    std::string shareKey; ///< calls with the same one may share a reply; empty: none may
    LlmRequest
        sent; ///< what the present attempt sends: the request for one model, perhaps shrunk or degraded
    bool wentOut = false; ///< the present attempt was handed to its provider
    std::vector<TraceAttempt> attempts;
    std::optional<Clock::Duration>
        startedAt; ///< when the first attempt got its place; the deadline counts from here

    /// When the call must have ended; nothing before the first attempt.
    [[nodiscard]] std::optional<Clock::Duration> endsAt() const
    {
        return startedAt ? std::optional(*startedAt + context.deadline) : std::nullopt;
    }
};

/// One stop on a call's way to its provider. A station does its own part and hands the call to the next one.
/// All stations of a gateway live on the thread that runs its CallLoop; none locks.
class CallStation
{
public:
    using Done = std::function<void(LlmCall &call, LlmResult<LlmReply> result)>;

    virtual ~CallStation() = default;

    /// Takes the call; `done` is called exactly once, perhaps before start() returns, unless cancel() comes
    /// first.
    virtual void start(LlmCall &call, Done done) = 0;

    /// Drops a started call; its `done` is not called any more.
    virtual void cancel(LlmCall &call) = 0;
};

} // namespace gridfolk
