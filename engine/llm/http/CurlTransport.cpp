// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/http/CurlTransport.h"

#include "base/Mutex.h"
#include "llm/http/UrlPolicy.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <thread>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostHeaderBytes = std::size_t{256} << 10U;
constexpr int kPollMilliseconds = 1000; // cancels, starts and the end wake it; this is only a safety net

/// libcurl wants one initialization per process, before its first use.
void initializeCurl()
{
    struct Global {
        Global() { curl_global_init(CURL_GLOBAL_DEFAULT); }
        ~Global() { curl_global_cleanup(); }
        Global(const Global &) = delete;
        Global &operator=(const Global &) = delete;
    };
    static const Global global;
}

/// One request under way; touched by the network thread only once it is started.
struct Transfer {
    HttpTransport::RequestId id = 0;
    HttpRequest request;
    HttpTransport::Completion done;
    HttpResponse response;
    std::size_t headerBytes = 0; ///< of all answers, interim ones too
    bool headersEnded = false;
    bool tooLarge = false;
    CURL *easy = nullptr;
    curl_slist *headers = nullptr;
    std::array<char, CURL_ERROR_SIZE> error{};

    Transfer() = default;
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;
    ~Transfer()
    {
        if (easy != nullptr) {
            curl_easy_cleanup(easy);
        }
        curl_slist_free_all(headers);
    }
};

std::size_t takeBody(char *data, std::size_t size, std::size_t count, void *context)
{
    auto &transfer = *static_cast<Transfer *>(context);
    const std::size_t bytes = size * count;
    if (transfer.response.body.size() + bytes > transfer.request.limits.maxBytes) {
        transfer.tooLarge = true;
        return 0; // ends the transfer
    }
    transfer.response.body.append(data, bytes);
    return bytes;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::size_t takeHeader(char *data, std::size_t size, std::size_t count, void *context)
{
    auto &transfer = *static_cast<Transfer *>(context);
    const std::string_view line(data, size * count);
    transfer.headerBytes += line.size();
    if (transfer.headerBytes > kMostHeaderBytes) {
        transfer.tooLarge = true;
        return 0; // ends the transfer
    }
    transfer.headersEnded = trimmed(line).empty();
    if (line.starts_with("HTTP/")) {
        transfer.response.headers.clear(); // of an interim answer
        return line.size();
    }
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) {
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        transfer.response.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
    }
    return line.size();
}

HttpFailure::Kind kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return HttpFailure::Kind::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return HttpFailure::Kind::Untrusted;
    default:
        return HttpFailure::Kind::Network;
    }
}

long milliseconds(Clock::Duration duration)
{
    return static_cast<long>(
        std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::milliseconds>(duration).count()));
}

long wholeSeconds(Clock::Duration duration)
{
    return static_cast<long>(
        std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(duration).count()));
}

/// Fills the easy handle; false when libcurl is out of memory.
bool prepare(Transfer &transfer, const CurlTransport::Settings &settings)
{
    transfer.easy = curl_easy_init();
    if (transfer.easy == nullptr) {
        return false;
    }
    for (const auto &[name, value] : transfer.request.headers) {
        transfer.headers = curl_slist_append(transfer.headers, (name + ": " + value).c_str());
    }
    transfer.headers = curl_slist_append(transfer.headers, "Expect:"); // no round trip before large bodies
    CURL *easy = transfer.easy;
    const HttpLimits &limits = transfer.request.limits;
    curl_easy_setopt(easy, CURLOPT_URL, transfer.request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR,
                     "http,https"); // plain http was held against the policy before
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    if (!settings.proxyFromEnvironment) {
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
    }
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a cancel does not wait for a name lookup
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connect));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, milliseconds(limits.total));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, wholeSeconds(limits.idle));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
    if (transfer.request.method == HttpRequest::Method::Post) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, transfer.request.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(transfer.request.body.size()));
    }
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error.data());
    return true;
}

/// Whether the connection or its handshake failed before libcurl had a request to write.
bool neverSent(const Transfer &transfer)
{
    long bytes = 0;
    return curl_easy_getinfo(transfer.easy, CURLINFO_REQUEST_SIZE, &bytes) == CURLE_OK && bytes == 0;
}

HttpResult resultOf(Transfer &transfer, CURLcode code)
{
    if (transfer.tooLarge) {
        return tl::make_unexpected(
            HttpFailure{HttpFailure::Kind::TooLarge,
                        "the answer is larger than " + std::to_string(transfer.request.limits.maxBytes) +
                            " bytes, or its headers than " + std::to_string(kMostHeaderBytes)});
    }
    if (code != CURLE_OK) {
        const char *text = transfer.error[0] != '\0' ? transfer.error.data() : curl_easy_strerror(code);
        return tl::make_unexpected(HttpFailure{kindOf(code), text, neverSent(transfer)});
    }
    if (!transfer.headersEnded) {
        return tl::make_unexpected(
            HttpFailure{HttpFailure::Kind::Network, "the answer broke off in its headers", false});
    }
    long status = 0;
    curl_off_t firstByte = 0; // microseconds
    curl_off_t total = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer.easy, CURLINFO_STARTTRANSFER_TIME_T, &firstByte);
    curl_easy_getinfo(transfer.easy, CURLINFO_TOTAL_TIME_T, &total);
    transfer.response.status = static_cast<int>(status);
    transfer.response.firstByteMilliseconds = static_cast<double>(firstByte) / 1000;
    transfer.response.totalMilliseconds = static_cast<double>(total) / 1000;
    return std::move(transfer.response);
}

} // namespace

/// The network thread and its inbox of starts and cancels.
class CurlTransport::Worker
{
public:
    explicit Worker(Settings settings)
        : m_settings(settings)
        , m_multi(curl_multi_init())
        , m_thread([this] { work(); })
    {
    }

    ~Worker()
    {
        {
            const MutexLock lock(m_mutex);
            m_ending = true;
        }
        curl_multi_wakeup(m_multi);
        m_thread.join();
        curl_multi_cleanup(m_multi);
    }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    RequestId start(HttpRequest request, Completion done) EXCLUDES(m_mutex)
    {
        auto transfer = std::make_unique<Transfer>();
        transfer->request = std::move(request);
        transfer->done = std::move(done);
        RequestId id = 0;
        bool first = false;
        {
            const MutexLock lock(m_mutex);
            first = isIdle();
            id = m_nextId++;
            transfer->id = id;
            m_starts.push_back(std::move(transfer));
        }
        wakeIf(first);
        return id;
    }

    void cancel(RequestId request) EXCLUDES(m_mutex)
    {
        bool first = false;
        {
            const MutexLock lock(m_mutex);
            first = isIdle();
            m_cancels.push_back(request);
        }
        wakeIf(first);
    }

private:
    /// Whether there are no orders that the network thread has been woken for.
    [[nodiscard]] bool isIdle() const REQUIRES(m_mutex) { return m_starts.empty() && m_cancels.empty(); }

    /// Each wake-up is a system call and a change of threads; orders that come together share one.
    void wakeIf(bool first)
    {
        if (first) {
            curl_multi_wakeup(m_multi);
        }
    }

    void work()
    {
        while (takeOrders()) {
            int running = 0;
            curl_multi_perform(m_multi, &running);
            finishEnded();
            curl_multi_poll(m_multi, nullptr, 0, kPollMilliseconds, nullptr);
        }
        while (!m_transfers.empty()) {
            cancelNow(m_transfers.begin()->first);
        }
    }

    /// False when the worker ends.
    bool takeOrders() EXCLUDES(m_mutex)
    {
        std::vector<std::unique_ptr<Transfer>> starts;
        std::vector<RequestId> cancels;
        bool ending = false;
        {
            const MutexLock lock(m_mutex);
            starts.swap(m_starts);
            cancels.swap(m_cancels);
            ending = m_ending;
        }
        for (std::unique_ptr<Transfer> &transfer : starts) {
            startNow(std::move(transfer));
        }
        for (const RequestId id : cancels) {
            cancelNow(id);
        }
        return !ending;
    }

    void startNow(std::unique_ptr<Transfer> transfer)
    {
        const auto url = checkRequestUrl(transfer->request.url);
        if (!url) {
            transfer->done(
                tl::make_unexpected(HttpFailure{HttpFailure::Kind::BadAddress, url.error(), true}));
            return;
        }
        if (!prepare(*transfer, m_settings) || curl_multi_add_handle(m_multi, transfer->easy) != CURLM_OK) {
            transfer->done(tl::make_unexpected(
                HttpFailure{HttpFailure::Kind::Network, "libcurl is out of memory", true}));
            return;
        }
        m_transfers.emplace(transfer->id, std::move(transfer));
    }

    void cancelNow(RequestId id)
    {
        auto node = m_transfers.extract(id);
        if (node.empty()) {
            return;
        }
        Transfer &transfer = *node.mapped();
        // The answer first: taking a transfer out can wait for a name lookup.
        transfer.done(
            tl::make_unexpected(HttpFailure{HttpFailure::Kind::Cancelled, "cancelled", neverSent(transfer)}));
        curl_multi_remove_handle(m_multi, transfer.easy);
    }

    void finishEnded()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE) {
                continue;
            }
            CURL *easy = message->easy_handle; // the message is gone once its handle is removed
            const CURLcode code = message->data.result;
            char *owner = nullptr;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &owner);
            const auto node = m_transfers.extract(reinterpret_cast<const Transfer *>(owner)->id);
            curl_multi_remove_handle(m_multi, easy);
            node.mapped()->done(resultOf(*node.mapped(), code));
        }
    }

    Settings m_settings;
    CURLM *m_multi;
    std::map<RequestId, std::unique_ptr<Transfer>> m_transfers; // of the network thread
    Mutex m_mutex;
    RequestId m_nextId GUARDED_BY(m_mutex) = 1;
    std::vector<std::unique_ptr<Transfer>> m_starts GUARDED_BY(m_mutex);
    std::vector<RequestId> m_cancels GUARDED_BY(m_mutex);
    bool m_ending GUARDED_BY(m_mutex) = false;
    std::thread m_thread; // last: it starts when everything above stands
};

CurlTransport::CurlTransport(Settings settings)
{
    initializeCurl();
    m_worker = std::make_unique<Worker>(settings);
}

CurlTransport::~CurlTransport() = default;

HttpTransport::RequestId CurlTransport::start(HttpRequest request, Completion done)
{
    return m_worker->start(std::move(request), std::move(done));
}

void CurlTransport::cancel(RequestId request)
{
    m_worker->cancel(request);
}

} // namespace gridfolk
