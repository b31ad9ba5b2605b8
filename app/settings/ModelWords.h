// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QDate>
#include <QString>

namespace gridfolk
{

/// The price that holds on this day for prompts of usual length; null without one.
[[nodiscard]] const PriceTier *priceOn(const ModelInfo &model, const QDate &day);

/// Dollars per million tokens.
[[nodiscard]] double perMillion(Money perToken);

/// "$0.10", "$0.075"; as many digits as the price has.
[[nodiscard]] QString priceText(double dollars);

/// "$0.10 in · $0.40 out per million tokens · about $0.10 for 1 000 decisions"
[[nodiscard]] QString priceWords(const ModelInfo &model, const QDate &day);

/// "Shuts down on 2026-12-01; gemini-3.5-flash-lite follows."; empty when no end is known.
[[nodiscard]] QString endWords(const ModelInfo &model, const QDate &day);

[[nodiscard]] bool isRetired(const ModelInfo &model, const QDate &day);

} // namespace gridfolk
