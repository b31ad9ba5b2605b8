// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/ProviderSettings.h"
#include "llm/http/HttpTransport.h"

#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// A server of language models that runs on this machine.
struct LocalServer {
    std::string kind;                ///< "ollama", "llama.cpp", "vllm"; "openai-compatible": it does not say
    std::string url;                 ///< "http://127.0.0.1:11434/v1"
    std::vector<std::string> models; ///< their names; data from elsewhere, one line each

    bool operator==(const LocalServer &) const = default;
};

/// Where such servers usually are: GRIDFOLK_LOCAL_SERVERS, addresses with blanks between, where it is set
/// ("-": nowhere), else OLLAMA_HOST where it is on this machine, and the usual ports of Ollama, llama.cpp and
/// vLLM.
[[nodiscard]] std::vector<std::string> localAddresses(const Environment &environment);

/// Asks at all addresses at once for the models there, and waits for `limit` at most. Asks nobody but this
/// machine, sends no key, and takes an answer for one only if it is a list of models. In the order of the
/// addresses.
[[nodiscard]] std::vector<LocalServer> findLocalServers(HttpTransport &transport,
                                                        const std::vector<std::string> &addresses,
                                                        Clock::Duration limit = std::chrono::seconds(1));

/// Those at localAddresses(). Waits for a second at most.
[[nodiscard]] std::vector<LocalServer> findLocalServers(const Environment &environment);

/// The settings with address and model of the first server that has a model, where they name a compatible
/// server without an address; as they are otherwise, and where there is none.
[[nodiscard]] ProviderSettings withLocalServer(ProviderSettings settings, const Environment &environment);

} // namespace gridfolk
