// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LlmError.h"

#include <array>

namespace gridfolk
{

namespace
{

struct ClassRow {
    ErrorClass errorClass;
    std::string_view code;
    bool retryable;
};

constexpr std::array kClasses{
    ClassRow{ErrorClass::Timeout, "llm.timeout", true},
    ClassRow{ErrorClass::RateLimited, "llm.rate-limited", true},
    ClassRow{ErrorClass::ServerError, "llm.server-error", true},
    ClassRow{ErrorClass::Refused, "llm.refused", false},
    ClassRow{ErrorClass::Authentication, "llm.authentication", false},
    ClassRow{ErrorClass::BadRequest, "llm.bad-request", false},
    ClassRow{ErrorClass::BadReply, "llm.bad-reply", false},
    ClassRow{ErrorClass::Cancelled, "llm.cancelled", false},
    ClassRow{ErrorClass::Network, "llm.network", true},
    ClassRow{ErrorClass::TooLarge, "llm.too-large", false},
    ClassRow{ErrorClass::NotRecorded, "llm.not-recorded", false},
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

const ClassRow &rowOf(ErrorClass errorClass)
{
    return kClasses.at(static_cast<std::size_t>(errorClass));
}

} // namespace

bool isRetryable(const LlmError &error)
{
    return rowOf(error.errorClass).retryable && !error.terminal;
}

std::string_view problemCode(ErrorClass errorClass)
{
    return rowOf(errorClass).code;
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
