// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/KeySource.h"
#include "llm/ModelRegistry.h"
#include "llm/ProviderSettings.h"
#include "record/GatewayControl.h"
#include "record/GatewayStatus.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// How much may be asked of each model of a provider, by all runs of the process together.
struct CallLimits {
    std::int64_t requestsPerMinute = 1000; ///< at least 1
    std::int64_t tokensPerMinute = 0;      ///< 0: no limit
    int atOnce = 64;                       ///< at least 1

    bool operator==(const CallLimits &) const = default;
};

/// What a person may choose for a run; everything left out is the scenario's.
struct RunOptions {
    std::optional<std::uint64_t> seed;
    std::optional<std::int64_t> ticks;
    std::vector<std::pair<std::string, double>> parameters;
    int threads = 1;                         ///< for cell rules; does not change results
    ProviderSettings provider;               ///< for models with minds
    std::vector<ProviderSettings> fallbacks; ///< asked in this order when the provider fails for good
    std::optional<double> capDollars;        ///< the run pauses before it could cost more
    std::optional<std::int64_t> tokenCap;    ///< the same for models without a price
    std::string recordPath;                  ///< replies are recorded here; empty: nowhere
    std::string replayPath;                  ///< replies come from this recording alone; empty: no replay
    int samples = 0;       ///< equal questions share so many replies; 0: each is asked for itself
    std::string cachePath; ///< shared replies stay here beyond the run; empty: nowhere
    std::shared_ptr<GatewayMonitor> monitor;     ///< told how the calls stand; may be null
    std::shared_ptr<GatewayControl> control;     ///< what a person wants during the run; may be null
    KeySource keys;                              ///< asked before the environment; may be empty
    std::map<std::string, CallLimits> limits;    ///< by id of a provider; others have the usual ones
    std::shared_ptr<const ModelRegistry> models; ///< prices and dates; null: those of the program
    std::string ledgerPath;                      ///< where spending is written down; empty: nowhere
};

} // namespace gridfolk
