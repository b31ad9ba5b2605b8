// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "llm/Recovery.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gridfolk
{

/// What went wrong with a call, in no provider's dialect; decides whether another attempt can help.
enum class ErrorClass : std::uint8_t {
    Timeout,        ///< no answer in time
    RateLimited,    ///< too many requests or tokens
    ServerError,    ///< 5xx, overloaded
    Refused,        ///< the model declined, or a content filter did
    Authentication, ///< the key is missing, wrong or not allowed
    BadRequest,     ///< unknown model, unsupported option
    BadReply,       ///< an answer that is not in the provider's dialect
    Cancelled,      ///< by us
    Network,        ///< no connection, or it broke
    TooLarge,       ///< the answer passed the byte cap, or the prompt the model's window
    NotRecorded,    ///< a strict replay has no such reply
    CircuitOpen,    ///< by us: the provider kept failing and is left alone for a while
    OverBudget,     ///< by us: the attempt might cost more than is left under the cap
    LedgerFailed    ///< by us: what the attempt may cost could not be written down
};

/// A failed call or attempt. Texts are free of keys.
struct LlmError {
    ErrorClass errorClass = ErrorClass::Network;
    int status = 0;      ///< HTTP status; 0: none came
    std::string message; ///< from the provider or the transport; one line, possibly empty
    std::optional<Clock::Duration> retryAfter; ///< the server's hint
    bool terminal = false; ///< another attempt cannot help although the class allows one (spent quota)
    /// Whether the attempt may have cost something; nothing: it may unless `status` is an error's.
    std::optional<bool> mayHaveCost{};

    bool operator==(const LlmError &) const = default;
};

/// What an outcome says about the health of the provider.
enum class BreakerEffect : std::uint8_t {
    Success, ///< it answered, whatever it thought of the request
    Failure,
    Nothing, ///< the rate limiter's business, or our own
    Latch    ///< nothing will work until the key changes
};

/// A row of the error table: all that the gateway knows about a class of errors.
struct ErrorTraits {
    ErrorClass errorClass;
    std::string_view code; ///< of the problem: "llm.timeout"
    bool retryable;        ///< the same again may work
    BreakerEffect breakerEffect;
    std::span<const Recovery> recoveries; ///< what may help, the usual best first
};

[[nodiscard]] const ErrorTraits &traitsOf(ErrorClass errorClass);

template <class T>
using LlmResult = tl::expected<T, LlmError>;

/// Whether another attempt of the same call can help.
[[nodiscard]] bool isRetryable(const LlmError &error);

/// Whether the provider has too much to do: a reason to send it less at once.
[[nodiscard]] bool isOverload(const LlmError &error);

/// "llm.timeout", "llm.rate-limited" …
[[nodiscard]] std::string_view problemCode(ErrorClass errorClass);

/// The class that an HTTP status stands for, with the provider's own error code ("insufficient_quota") where
/// it says more than the status. `terminal` is set where waiting cannot help.
[[nodiscard]] LlmError classifyStatus(int status, std::string_view providerCode);

/// For people: code of the class; arguments provider, model, status, detail.
[[nodiscard]] Problem toProblem(const LlmError &error, const std::string &provider, const std::string &model);

} // namespace gridfolk
