// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "exchange/CsvWriter.h"
#include "record/Intervention.h"
#include "record/RunRecord.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Where a table comes from: enough to make it again.
struct Provenance {
    std::string programVersion{};
    std::string modelTitle{};
    std::string modelHash{};
    std::uint64_t seed = 0;
    std::vector<std::pair<std::string, double>> parameters{};
    std::vector<Intervention> interventions{};
    std::int64_t ticks = 0;
    std::string stateHash{};  ///< of the world at the end of the last tick, hexadecimal; empty: not known
    std::string provider{};   ///< "none" for models without minds
    std::string startedAt{};  ///< of the run, ISO 8601, UTC
    std::string exportedAt{}; ///< ISO 8601, UTC
};

/// The provenance of a stored run; the title is read from its document.
[[nodiscard]] Provenance provenanceOf(const RunRecord &run, const Clock &clock);

/// A wall-clock time as "2026-11-22T19:00:00Z".
[[nodiscard]] std::string isoTime(Clock::Duration sinceEpoch);

/// What lies beside a table as `<file>.json`: the provenance, the table's shape and the cells with an
/// apostrophe.
[[nodiscard]] std::string sidecarText(const Provenance &provenance, const std::string &table,
                                      const CsvWriter &csv, const std::vector<std::string> &columns,
                                      CsvOptions options);

} // namespace gridfolk
