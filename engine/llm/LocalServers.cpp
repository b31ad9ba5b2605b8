// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/LocalServers.h"

#include "base/Mutex.h"
#include "llm/PlainText.h"
#include "llm/http/CurlTransport.h"
#include "llm/http/UrlPolicy.h"
#include "llm/providers/WireJson.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <sstream>
#include <utility>

namespace gridfolk
{

using namespace wire;

namespace
{

constexpr std::size_t kMostModels = 200;
constexpr std::size_t kNameLength = 200; // code points
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

std::string kindOf(const std::string &owner, const std::string &url)
{
    if (owner == "llamacpp") {
        return "llama.cpp";
    }
    if (owner == "vllm") {
        return "vllm";
    }
    return owner == "library" || url.find(":11434/") != std::string::npos ? "ollama" : "openai-compatible";
}

/// {"data": [{"id": "tiny", "owned_by": "llamacpp"}]}
std::optional<LocalServer> serverIn(const HttpResult &answer, const std::string &url)
{
    const Json document = answer && answer->status == 200 ? parse(answer->body) : Json();
    const Json &data = wire::at(document, "data");
    if (!data.is_array()) {
        return std::nullopt;
    }
    LocalServer server{kindOf(textAt(wire::at(data, std::size_t{0}), "owned_by"), url), url, {}};
    for (std::size_t i = 0; i < std::min(data.size(), kMostModels); ++i) {
        const std::string name = textAt(data[i], "id");
        if (!name.empty() && oneLine(name, kNameLength) == name) { // others could not be asked for
            server.models.push_back(name);
        }
    }
    return server;
}

/// What has been answered; outlives a search that gave up waiting.
struct Answers {
    Mutex mutex;
    ConditionVariable changed;
    std::vector<std::optional<LocalServer>> servers GUARDED_BY(mutex);
    std::size_t open GUARDED_BY(mutex) = 0;
};

} // namespace

std::vector<std::string> localAddresses(const Environment &environment)
{
    std::vector<std::string> addresses;
    if (const auto given = environment("GRIDFOLK_LOCAL_SERVERS")) {
        std::istringstream words(*given);
        for (std::string word; words >> word;) {
            addresses.push_back(std::move(word));
        }
        return addresses;
    }
    if (const auto ollama = environment("OLLAMA_HOST")) { // "127.0.0.1:11434", with or without http://
        addresses.push_back(ollama->find("://") == std::string::npos ? "http://" + *ollama : *ollama);
    }
    for (const char *port : {"11434", "8080", "9931", "8000"}) {
        addresses.push_back(std::string("http://127.0.0.1:") + port);
    }
    return addresses;
}

std::vector<LocalServer> findLocalServers(HttpTransport &transport, const std::vector<std::string> &addresses,
                                          Clock::Duration limit)
{
    const auto answers = std::make_shared<Answers>();
    {
        const MutexLock lock(answers->mutex);
        answers->servers.resize(addresses.size());
        answers->open = addresses.size();
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const auto url = checkUrl(addresses[i]);
        if (!url || !url->loopback) {
            const MutexLock lock(answers->mutex);
            --answers->open;
            continue;
        }
        std::string address = addresses[i];
        while (address.ends_with('/')) {
            address.pop_back();
        }
        address += url->path == "/" ? "/v1" : "";
        HttpRequest request;
        request.method = HttpRequest::Method::Get;
        request.url = address + "/models";
        request.limits = {limit, limit, limit, kMostBytes};
        transport.start(std::move(request), [answers, i, address](const HttpResult &answer) {
            const MutexLock lock(answers->mutex);
            answers->servers[i] = serverIn(answer, address);
            --answers->open;
            answers->changed.notify_all();
        });
    }
    const auto until = std::chrono::steady_clock::now() + limit;
    std::vector<LocalServer> found;
    const MutexLock lock(answers->mutex);
    while (answers->open > 0 && std::chrono::steady_clock::now() < until) {
        answers->changed.wait_until(answers->mutex, until);
    }
    for (const auto &server : answers->servers) {
        if (server && std::find(found.begin(), found.end(), *server) == found.end()) {
            found.push_back(*server);
        }
    }
    return found;
}

std::vector<LocalServer> findLocalServers(const Environment &environment)
{
    CurlTransport transport;
    return findLocalServers(transport, localAddresses(environment));
}

ProviderSettings withLocalServer(ProviderSettings settings, const Environment &environment)
{
    if (settings.id != "openai-compatible" || !settings.baseUrl.empty()) {
        return settings;
    }
    for (const LocalServer &server : findLocalServers(environment)) {
        const bool known =
            std::find(server.models.begin(), server.models.end(), settings.model) != server.models.end();
        if (known || (settings.model.empty() && !server.models.empty())) {
            settings.baseUrl = server.url;
            settings.model = known ? settings.model : server.models.front();
            break;
        }
    }
    return settings;
}

} // namespace gridfolk
