// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ConnectionCheck.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr int kNotFound = 404;
constexpr std::int64_t kOutputTokens = 64; // enough for models that think before a word

/// A piece of a transport's or provider's message, in small letters, and what it gives away.
struct Symptom {
    std::string_view text;
    const char *code;
};

constexpr std::array kNetworkSymptoms{
    Symptom{"could not resolve", "connect.unknown-host"},
    Symptom{"certificate", "connect.untrusted"},
    Symptom{"ssl", "connect.untrusted"},
    Symptom{"tls", "connect.untrusted"},
    Symptom{"connection refused", "connect.refused"},
    Symptom{"failed to connect", "connect.refused"},
    Symptom{"couldn't connect", "connect.refused"},
};

std::string inSmallLetters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

const char *networkCode(const std::string &message)
{
    const auto found = std::find_if(kNetworkSymptoms.begin(), kNetworkSymptoms.end(),
                                    [&](const Symptom &symptom) { return contains(message, symptom.text); });
    return found != kNetworkSymptoms.end() ? found->code : "connect.network";
}

const char *requestCode(int status, const std::string &message)
{
    if (contains(message, "api key") || contains(message, "api_key")) {
        return "connect.wrong-key"; // Gemini says so with status 400
    }
    if (contains(message, "model")) {
        return "connect.no-model";
    }
    return status == kNotFound ? "connect.wrong-path" : "connect.bad-request";
}

const char *codeOf(const LlmError &error)
{
    const std::string message = inSmallLetters(error.message);
    switch (error.errorClass) {
    case ErrorClass::Authentication:
        return "connect.wrong-key";
    case ErrorClass::RateLimited:
        return error.terminal ? "connect.no-quota" : "connect.rate-limited";
    case ErrorClass::Timeout:
        return "connect.slow";
    case ErrorClass::Network:
        return networkCode(message);
    case ErrorClass::ServerError:
        return "connect.server-error";
    case ErrorClass::BadReply:
        return "connect.not-a-model";
    default:
        return requestCode(error.status, message);
    }
}

LlmRequest question(const std::string &model)
{
    LlmRequest request;
    request.model = model;
    request.system = "You are being tested for a connection.";
    request.messages = {{LlmMessage::Role::User, "Answer with the word: yes"}};
    request.maxOutputTokens = kOutputTokens;
    request.purpose = "check";
    return request;
}

} // namespace

Result<std::unique_ptr<ConnectionCheck>> ConnectionCheck::start(const ProviderSettings &settings,
                                                                const Environment &environment,
                                                                const KeySource &keys, Clock::Duration limit,
                                                                Completion done)
{
    auto provider = makeProvider(settings, environment, std::make_shared<SystemClock>(), keys);
    if (!provider) {
        return tl::make_unexpected(provider.error());
    }
    const std::string host = providerHost(settings).value_or(std::string());
    const std::string id = (*provider)->id();
    const std::string model = (*provider)->model();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limit);
    std::unique_ptr<ConnectionCheck> check(new ConnectionCheck(std::move(*provider)));
    check->m_provider->start(
        question(model), {}, limit,
        [id, model, host, seconds, done = std::move(done)](LlmResult<LlmReply> reply) {
            const bool declined = !reply && reply.error().errorClass == ErrorClass::Refused;
            if (!reply && reply.error().errorClass == ErrorClass::Cancelled) {
                return;
            }
            if (!reply && !declined) {
                Problem problem = diagnose(reply.error(), id, model, host);
                problem.args.emplace_back("limit", std::to_string(seconds.count()));
                done(tl::make_unexpected(std::move(problem)));
                return;
            }
            const LlmReply answer = reply.value_or(LlmReply());
            done(ConnectionReport{answer.model.empty() ? model : answer.model, answer.totalMilliseconds,
                                  answer.inputTokens, answer.outputTokens});
        });
    return check;
}

Problem diagnose(const LlmError &error, const std::string &provider, const std::string &model,
                 const std::string &host)
{
    Problem problem = toProblem(error, provider, model);
    problem.code = codeOf(error);
    problem.args.emplace_back("host", host);
    return problem;
}

} // namespace gridfolk
