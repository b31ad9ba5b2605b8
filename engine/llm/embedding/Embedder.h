// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "llm/LlmError.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace gridfolk
{

/// What texts mean, as vectors of one length.
struct Embeddings {
    std::string model;                       ///< that made them; vectors of different models do not compare
    std::vector<std::vector<float>> vectors; ///< one a text, in their order; finite numbers
    std::int64_t inputTokens = 0;            ///< 0: not said
    int status = 0;                          ///< of HTTP; 0: nothing went over a network

    bool operator==(const Embeddings &) const = default;
};

/// A maker of embeddings. One attempt per call, as LlmProvider. All functions are thread-safe. The destructor
/// cancels what is in the air and returns when no completion can be called any more.
class Embedder
{
public:
    using CallId = std::uint64_t;
    using Completion = std::function<void(LlmResult<Embeddings>)>;
    static constexpr std::size_t kMostTexts = 100; ///< of a call: the least that a provider allows

    virtual ~Embedder() = default;

    [[nodiscard]] virtual std::string id() const = 0;
    [[nodiscard]] virtual std::string model() const = 0;

    /// Starts an attempt that ends within `limit`. `done` is called exactly once, on any thread, perhaps
    /// before start() returns. More than kMostTexts, or none, end as ErrorClass::BadRequest.
    virtual CallId start(std::vector<std::string> texts, Clock::Duration limit, Completion done) = 0;

    /// Ends an attempt with ErrorClass::Cancelled within 100 ms; does nothing when it has ended.
    virtual void cancel(CallId call) = 0;
};

} // namespace gridfolk
