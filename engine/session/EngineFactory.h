// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "record/RunRecord.h"
#include "run/HybridSimulationEngine.h"
#include "session/RunOptions.h"

#include <functional>
#include <memory>

namespace gridfolk
{

/// Composes engines: the one place that knows every part, and where a test swaps one. Thread-safe after
/// construction.
class EngineFactory
{
public:
    using MakeMinds =
        std::function<Result<std::unique_ptr<DecisionPolicy>>(const RunOptions &, const Scenario &)>;

    /// With the machine's clock, environment and network.
    EngineFactory();

    /// What makes the minds of a model that has personas; the default asks language models through the
    /// gateway.
    void setMinds(MakeMinds make) { m_makeMinds = std::move(make); }
    void setClock(std::shared_ptr<const Clock> clock) { m_clock = std::move(clock); }
    [[nodiscard]] const std::shared_ptr<const Clock> &clock() const { return m_clock; }

    /// An engine before setUp(). Fails with the first error of checkModel(), with "run.unknown-parameter", or
    /// with a provider's problem.
    [[nodiscard]] Result<std::unique_ptr<HybridSimulationEngine>>
    make(std::shared_ptr<const Scenario> scenario, const RunOptions &options) const;

    /// The head of a run with these options.
    [[nodiscard]] RunRecord describe(const Scenario &scenario, const RunOptions &options) const;

private:
    std::shared_ptr<const Clock> m_clock;
    MakeMinds m_makeMinds;
};

/// True when a kind has a persona.
[[nodiscard]] bool hasMinds(const Scenario &scenario);

/// The program's version, "0.1.0".
[[nodiscard]] const char *programVersion();

} // namespace gridfolk
