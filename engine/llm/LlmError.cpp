// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmError.h"

#include <array>

namespace gridfolk
{

namespace
{

using enum BreakerEffect;
using enum Recovery;

constexpr std::array kWait{Wait, Switch};
constexpr std::array kSwitch{Switch};
constexpr std::array kSwitchOrWait{Switch, Wait};
constexpr std::array kShrink{Shrink, Switch};
constexpr std::array kDegrade{Degrade, Switch};
constexpr std::span<const Recovery> kNone;

constexpr std::array kTraits{
    ErrorTraits{ErrorClass::Timeout, "llm.timeout", true, Failure, kWait},
    ErrorTraits{ErrorClass::RateLimited, "llm.rate-limited", true, Nothing, kWait},
    ErrorTraits{ErrorClass::ServerError, "llm.server-error", true, Failure, kWait},
    ErrorTraits{ErrorClass::Refused, "llm.refused", false, Success, kNone},
    ErrorTraits{ErrorClass::Authentication, "llm.authentication", false, Latch, kSwitch},
    ErrorTraits{ErrorClass::BadRequest, "llm.bad-request", false, Success, kDegrade},
    ErrorTraits{ErrorClass::BadReply, "llm.bad-reply", false, Success, kNone},
    ErrorTraits{ErrorClass::Cancelled, "llm.cancelled", false, Nothing, kNone},
    ErrorTraits{ErrorClass::Network, "llm.network", true, Failure, kWait},
    ErrorTraits{ErrorClass::TooLarge, "llm.too-large", false, Success, kShrink},
    ErrorTraits{ErrorClass::NotRecorded, "llm.not-recorded", false, Nothing, kNone},
    ErrorTraits{ErrorClass::CircuitOpen, "llm.circuit-open", true, Nothing, kSwitchOrWait},
    ErrorTraits{ErrorClass::OverBudget, "llm.over-budget", false, Nothing, kNone},
    ErrorTraits{ErrorClass::LedgerFailed, "llm.ledger-failed", false, Nothing, kNone},
};

struct StatusRow {
    int first;
    int last;
    std::string_view providerCode; ///< empty: any
    ErrorClass errorClass;
    bool terminal;
};

// The first row that fits counts.
constexpr std::array kStatuses{
    StatusRow{429, 429, "insufficient_quota", ErrorClass::RateLimited, true},
    StatusRow{429, 429, "billing_hard_limit_reached", ErrorClass::RateLimited, true},
    StatusRow{400, 400, "context_length_exceeded", ErrorClass::TooLarge, true},
    StatusRow{400, 400, "exceed_context_size_error", ErrorClass::TooLarge, true},
    StatusRow{400, 400, "content_filter", ErrorClass::Refused, true},
    StatusRow{401, 401, "", ErrorClass::Authentication, true},
    StatusRow{402, 402, "", ErrorClass::RateLimited, true},
    StatusRow{403, 403, "", ErrorClass::Authentication, true},
    StatusRow{408, 408, "", ErrorClass::Timeout, false},
    StatusRow{413, 413, "", ErrorClass::TooLarge, true},
    StatusRow{429, 429, "", ErrorClass::RateLimited, false},
    StatusRow{400, 499, "", ErrorClass::BadRequest, true},
    StatusRow{501, 501, "", ErrorClass::BadRequest, true},
    StatusRow{500, 599, "", ErrorClass::ServerError, false},
    StatusRow{300, 399, "", ErrorClass::BadRequest,
              true}, // redirects are off: they would hand the key to another host
};

} // namespace

const ErrorTraits &traitsOf(ErrorClass errorClass)
{
    return kTraits.at(static_cast<std::size_t>(errorClass));
}

bool isRetryable(const LlmError &error)
{
    return traitsOf(error.errorClass).retryable && !error.terminal;
}

bool isOverload(const LlmError &error)
{
    return error.errorClass == ErrorClass::RateLimited || error.status == 503 || error.status == 529;
}

std::string_view problemCode(ErrorClass errorClass)
{
    return traitsOf(errorClass).code;
}

std::string_view recoveryName(Recovery recovery)
{
    constexpr std::array<std::string_view, 4> kNames{"wait", "shrink", "degrade", "switch"};
    return kNames.at(static_cast<std::size_t>(recovery));
}

LlmError classifyStatus(int status, std::string_view providerCode)
{
    LlmError error;
    error.status = status;
    error.errorClass = ErrorClass::BadReply;
    for (const StatusRow &row : kStatuses) {
        if (status >= row.first && status <= row.last &&
            (row.providerCode.empty() || row.providerCode == providerCode)) {
            error.errorClass = row.errorClass;
            error.terminal = row.terminal;
            break;
        }
    }
    return error;
}

Problem toProblem(const LlmError &error, const std::string &provider, const std::string &model)
{
    Problem problem;
    problem.code = problemCode(error.errorClass);
    problem.args = {{"provider", provider},
                    {"model", model},
                    {"status", std::to_string(error.status)},
                    {"detail", error.message}};
    return problem;
}

} // namespace gridfolk
