// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ProviderSettings.h"
#include "llm/providers/HttpProvider.h"

namespace gridfolk
{

/// Where a provider over HTTP is, with which model and key: the settings held against every rule for
/// addresses and keys. Problems as with makeProvider(); "llm.unknown-provider" for the rehearsal, too.
[[nodiscard]] Result<Endpoint> endpointFor(const ProviderSettings &settings, const Environment &environment);

} // namespace gridfolk
