// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmProvider.h"

#include <string>
#include <utility>

namespace gridfolk
{

/// Stands for the provider of a recording: bears its names, so that requests are the same, and never asks
/// anybody.
class Silent final : public LlmProvider
{
public:
    Silent(std::string id, std::string model)
        : m_id(std::move(id))
        , m_model(std::move(model))
    {
    }

    [[nodiscard]] std::string id() const override { return m_id; }
    [[nodiscard]] std::string model() const override { return m_model; }
    [[nodiscard]] bool hasQuota() const override { return false; }
    CallId start(const LlmRequest & /*request*/, const CallContext & /*context*/, Clock::Duration /*limit*/,
                 Completion done) override
    {
        done(tl::make_unexpected(
            LlmError{ErrorClass::NotRecorded, 0, "this run only replays a recording", std::nullopt, true}));
        return 0;
    }
    void cancel(CallId /*call*/) override {} // nothing is ever in the air

private:
    std::string m_id;
    std::string m_model;
};

} // namespace gridfolk
