// SPDX-License-Identifier: GPL-3.0-or-later
#include "DirectClient.h"

#include <curl/curl.h>

#include <utility>
#include <vector>

namespace gridfolk
{

namespace
{

std::size_t takeBody(char * /*data*/, std::size_t size, std::size_t count, void *total)
{
    *static_cast<std::size_t *>(total) += size * count;
    return size * count;
}

} // namespace

struct DirectClient::Handles {
    CURLM *multi = curl_multi_init();
    curl_slist *headers = curl_slist_append(nullptr, "Content-Type: application/json");
    std::vector<CURL *> easy;
    std::vector<std::size_t> bytes; ///< received, by handle

    Handles() = default;
    Handles(const Handles &) = delete;
    Handles &operator=(const Handles &) = delete;
    ~Handles()
    {
        for (CURL *handle : easy) {
            curl_easy_cleanup(handle);
        }
        curl_slist_free_all(headers);
        curl_multi_cleanup(multi);
    }
};

DirectClient::DirectClient(std::string url)
    : m_handles(std::make_unique<Handles>())
    , m_url(std::move(url))
{
}

DirectClient::~DirectClient() = default;

int DirectClient::postAll(const std::string &body, int count)
{
    const auto wanted = static_cast<std::size_t>(count);
    while (m_handles->easy.size() < wanted) {
        m_handles->easy.push_back(curl_easy_init());
    }
    m_handles->bytes.assign(wanted, 0);
    for (std::size_t i = 0; i < wanted; ++i) {
        CURL *easy = m_handles->easy[i];
        curl_easy_setopt(easy, CURLOPT_URL, m_url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_handles->headers);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &takeBody);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &m_handles->bytes[i]);
        curl_multi_add_handle(m_handles->multi, easy);
    }
    int running = count;
    while (running > 0) {
        curl_multi_perform(m_handles->multi, &running);
        if (running > 0) {
            curl_multi_poll(m_handles->multi, nullptr, 0, 1000, nullptr);
        }
    }
    int bad = 0;
    for (std::size_t i = 0; i < wanted; ++i) {
        long status = 0;
        curl_easy_getinfo(m_handles->easy[i], CURLINFO_RESPONSE_CODE, &status);
        bad += status != 200 || m_handles->bytes[i] == 0 ? 1 : 0;
        curl_multi_remove_handle(m_handles->multi, m_handles->easy[i]);
    }
    return bad;
}

} // namespace gridfolk
