// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ProviderFixture.h"
#include "llm/LlmError.h"
#include "support/LoopbackServer.h"

#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// One way in which a provider can misbehave.
struct Fault {
    std::string name;
    LoopbackServer::Reply reply;
    std::optional<ErrorClass> expected; ///< nothing: the answer is usable all the same
    bool retryable = false;             ///< whether the same again may work
};

/// Everything that can come instead of an answer, or around one: of the connection, of HTTP, of JSON, of the
/// stream, and every status that a provider or something before it gives.
[[nodiscard]] std::vector<Fault> faultsFor(const ProviderFixture &fixture, bool stream);

} // namespace gridfolk
