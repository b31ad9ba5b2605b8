// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/AgentTableRecord.h"
#include "record/Intervention.h"
#include "record/TraceEvent.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Lists as bytes for BLOB columns, little-endian. Unpacking takes any bytes and gives nothing where they are
/// no such list; it never reads outside them and never allocates more than they hold.
namespace gridfolk::packing
{

[[nodiscard]] std::string pack(std::span<const double> values);
[[nodiscard]] std::optional<std::vector<double>> unpackDoubles(std::string_view bytes);

/// Each text behind its length, so that it may hold any bytes.
[[nodiscard]] std::string pack(std::span<const std::string> texts);
[[nodiscard]] std::optional<std::vector<std::string>> unpackTexts(std::string_view bytes);

using TextPairs = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string pack(const TextPairs &pairs);
[[nodiscard]] std::optional<TextPairs> unpackPairs(std::string_view bytes);

[[nodiscard]] std::string pack(const std::vector<std::pair<std::string, double>> &values);
[[nodiscard]] std::optional<std::vector<std::pair<std::string, double>>> unpackNamed(std::string_view bytes);

[[nodiscard]] std::string pack(std::span<const TraceAttempt> attempts);
[[nodiscard]] std::optional<std::vector<TraceAttempt>> unpackAttempts(std::string_view bytes);

[[nodiscard]] std::string pack(std::span<const Intervention> interventions);
[[nodiscard]] std::optional<std::vector<Intervention>> unpackInterventions(std::string_view bytes);

/// The cells of a column; its name and type are stored beside.
[[nodiscard]] std::string pack(const AgentColumn &column);
[[nodiscard]] std::optional<std::vector<AgentValue>> unpackCells(AgentValueType type, std::string_view bytes);

} // namespace gridfolk::packing
