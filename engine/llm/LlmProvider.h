// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "llm/CallContext.h"
#include "llm/LlmError.h"
#include "llm/LlmReply.h"
#include "llm/LlmRequest.h"

#include <cstdint>
#include <functional>
#include <string>

namespace gridfolk
{

/// A road to a language model. One attempt per call: no retries, no caches, no limits in here; those are
/// stations of the LlmGateway. All functions are thread-safe. The destructor cancels what is in the air and
/// returns when no completion can be called any more.
class LlmProvider
{
public:
    using CallId = std::uint64_t;
    using Completion = std::function<void(LlmResult<LlmReply>)>;

    virtual ~LlmProvider() = default;

    /// "rehearsal", "openai-compatible"; as in settings and traces.
    [[nodiscard]] virtual std::string id() const = 0;

    /// The model that is asked when a request names none.
    [[nodiscard]] virtual std::string model() const = 0;

    /// Who pays and whose limits count: provider, host and key, the key as a fingerprint only.
    [[nodiscard]] virtual std::string account() const { return id(); }

    /// Whether somebody limits requests a minute; not so on this machine.
    [[nodiscard]] virtual bool hasQuota() const { return true; }

    /// Whether equal questions always get equal answers at no cost, so that keeping replies is of no use.
    [[nodiscard]] virtual bool isPure() const { return false; }

    /// Starts an attempt that ends within `limit`. `done` is called exactly once, on any thread, perhaps
    /// before start() returns; it must be quick.
    virtual CallId start(const LlmRequest &request, const CallContext &context, Clock::Duration limit,
                         Completion done) = 0;

    /// Ends an attempt with ErrorClass::Cancelled within 100 ms; does nothing when it has ended.
    virtual void cancel(CallId call) = 0;
};

} // namespace gridfolk
