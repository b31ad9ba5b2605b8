// SPDX-License-Identifier: GPL-3.0-or-later
#include "Faults.h"

#include <string_view>

namespace gridfolk
{

namespace
{

using Manner = LoopbackServer::Reply::Manner;

constexpr std::size_t kDeep = 200'000; // levels of JSON

std::string repeated(std::string_view text, std::size_t count)
{
    std::string result;
    result.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        result += text;
    }
    return result;
}

std::string chunk(const std::string &bytes)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string size;
    for (std::size_t left = bytes.size(); left > 0; left /= 16) {
        size.insert(size.begin(), kHex[left % 16]);
    }
    return (size.empty() ? "0" : size) + "\r\n" + bytes + "\r\n";
}

/// Collects faults for one dialect.
class Collector
{
public:
    Collector(const ProviderFixture &fixture, bool stream)
        : m_fixture(fixture)
        , m_type(stream ? "text/event-stream" : "application/json")
        , m_good(stream ? fixture.stream : fixture.text)
        , m_stream(stream)
    {
    }

    std::vector<Fault> collect()
    {
        connection();
        http();
        statuses();
        bodies();
        if (m_stream) {
            streams();
        }
        return std::move(m_faults);
    }

private:
    void add(std::string name, LoopbackServer::Reply reply, std::optional<ErrorClass> expected,
             bool retryable = false)
    {
        m_faults.push_back({std::move(name), std::move(reply), expected, retryable});
    }
    void raw(const std::string &name, std::string bytes, std::optional<ErrorClass> expected,
             bool retryable = false)
    {
        add(name, {Manner::Raw, 200, {}, std::move(bytes), {}}, expected, retryable);
    }
    void body(const std::string &name, std::string bytes, std::optional<ErrorClass> expected,
              bool retryable = false)
    {
        add(name, {Manner::Answer, 200, {{"Content-Type", "application/json"}}, std::move(bytes), {}},
            expected, retryable);
    }
    void events(const std::string &name, std::string bytes, std::optional<ErrorClass> expected,
                bool retryable = false)
    {
        add(name, {Manner::Answer, 200, {{"Content-Type", "text/event-stream"}}, std::move(bytes), {}},
            expected, retryable);
    }
    [[nodiscard]] std::string head(const std::string &fields) const
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + m_type + "\r\n" + fields + "\r\n";
    }

    void connection()
    {
        using enum ErrorClass;
        const LoopbackServer::Reply good{Manner::Answer, 200, {{"Content-Type", m_type}}, m_good, {}};
        const auto manner = [&good](Manner how) {
            LoopbackServer::Reply reply = good;
            reply.manner = how;
            reply.pause = std::chrono::milliseconds(20);
            return reply;
        };
        add("silence", manner(Manner::Hang), Timeout, true);
        add("one byte now and then", manner(Manner::Drip), Timeout, true);
        add("hangs up", manner(Manner::CloseAtOnce), Network, true);
        add("hangs up in the middle", manner(Manner::CloseMidway), Network, true);
        add("breaks the connection", manner(Manner::Reset), Network, true);
        add("floods", {Manner::Flood, 200, {}, head("") + m_good, {}}, TooLarge);
        // Lines of 16 bytes, so that the flood goes on with whole ones.
        add("floods with headers",
            {Manner::Flood, 200, {}, "HTTP/1.1 200 OK\r\n" + repeated("X-More: abcdef\r\n", 4096), {}},
            TooLarge);
    }

    void http()
    {
        using enum ErrorClass;
        const std::string length = std::to_string(m_good.size());
        raw("nothing of HTTP", "\x01\x02 hello\r\n\r\n", Network, true);
        raw("HTTP/0.9", m_good, Network, true);
        raw("another protocol", "SSH-2.0-OpenSSH_9.2p1\r\n", Network, true);
        raw("half a status line", "HTTP/1.1 2", Network, true);
        raw("status without a number", "HTTP/1.1 OK\r\n\r\n", Network, true);
        raw("half the headers", "HTTP/1.1 200 OK\r\nContent-Ty", Network, true);
        raw("one header of 200 KB", head("X-Long: " + std::string(200'000, 'x') + "\r\n") + m_good, Network,
            true);
        raw("too many headers", head(repeated("X-Many: " + std::string(1000, 'x') + "\r\n", 300)) + m_good,
            TooLarge);
        raw("length of another body, longer", head("Content-Length: 99999\r\n") + m_good, Network, true);
        raw("length beyond all numbers", head("Content-Length: 99999999999999999999\r\n") + m_good,
            std::nullopt);
        raw("negative length", head("Content-Length: -5\r\n") + m_good, Network, true);
        raw("length in words", head("Content-Length: many\r\n") + m_good, Network, true);
        raw("no length at all", head("Connection: close\r\n") + m_good, std::nullopt);
        raw("after an interim answer",
            "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + head("Content-Length: " + length + "\r\n") +
                m_good,
            std::nullopt);
        raw("chunks",
            head("Transfer-Encoding: chunked\r\n") + chunk(m_good.substr(0, 9)) + chunk(m_good.substr(9)) +
                chunk(""),
            std::nullopt);
        raw("chunk with a broken size", head("Transfer-Encoding: chunked\r\n") + "zz\r\n" + m_good, Network,
            true);
        raw("chunks without end", head("Transfer-Encoding: chunked\r\n") + chunk(m_good.substr(0, 9)),
            Network, true);
        raw("half a chunk", head("Transfer-Encoding: chunked\r\n") + chunk(m_good).substr(0, 20), Network,
            true);
    }

    void statuses()
    {
        using enum ErrorClass;
        struct Row {
            int status;
            ErrorClass expected;
            bool retryable;
        };
        for (const Row &row : std::initializer_list<Row>{
                 {201, BadReply, false},       {202, BadReply, false},       {206, BadReply, false},
                 {301, BadRequest, false},     {302, BadRequest, false},     {303, BadRequest, false},
                 {304, BadRequest, false},     {307, BadRequest, false},     {308, BadRequest, false},
                 {400, BadRequest, false},     {401, Authentication, false}, {402, RateLimited, false},
                 {403, Authentication, false}, {404, BadRequest, false},     {405, BadRequest, false},
                 {408, Timeout, true},         {409, BadRequest, false},     {410, BadRequest, false},
                 {413, TooLarge, false},       {415, BadRequest, false},     {418, BadRequest, false},
                 {422, BadRequest, false},     {429, RateLimited, true},     {451, BadRequest, false},
                 {500, ServerError, true},     {501, BadRequest, false},     {502, ServerError, true},
                 {503, ServerError, true},     {504, ServerError, true},     {520, ServerError, true},
                 {522, ServerError, true},     {524, ServerError, true},     {529, ServerError, true},
                 {599, ServerError, true}}) {
            for (const char *text : {"", "<html><h1>It went wrong</h1></html>"}) {
                const std::string name = std::to_string(row.status) + (*text == '\0' ? "" : " as a page");
                const std::string type = *text == '\0' ? "application/json" : "text/html";
                add(name, {Manner::Answer, row.status, {{"Content-Type", type}}, text, {}}, row.expected,
                    row.retryable);
            }
        }
        const auto told = [this](const char *name, int status, const std::string &text, ErrorClass expected,
                                 bool retryable) {
            add(name, {Manner::Answer, status, {{"Content-Type", "application/json"}}, text, {}}, expected,
                retryable);
        };
        told("overloaded", 503, m_fixture.overloaded, ServerError, true);
        told("limited", 429, m_fixture.rateLimited, RateLimited, true);
        told("spent", 429, m_fixture.spent, RateLimited, false);
        told("bad key", 401, m_fixture.badKey, Authentication, false);
    }

    void bodies()
    {
        using enum ErrorClass;
        body("empty", "", BadReply);
        body("blank", " \r\n\t ", BadReply);
        body("null", "null", BadReply);
        body("a number", "42", BadReply);
        body("a list", "[]", BadReply);
        body("an empty object", "{}", BadReply);
        body("a page", "<!doctype html><title>Sign in</title>", BadReply);
        body("not UTF-8", "{\"a\":\"\xFF\xFE\"}", BadReply);
        body("zero bytes", std::string(100, '\0'), BadReply);
        body("compressed, unasked", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", BadReply);
        body("a number too large", R"({"usage":1e999})", BadReply);
        body("nested without end", repeated("[", kDeep), BadReply);
        body("nested deep", repeated("[", kDeep) + repeated("]", kDeep), BadReply);
        body("objects nested deep", repeated("{\"a\":", kDeep) + "1" + repeated("}", kDeep), BadReply);
        body("cut in the middle", m_fixture.text.substr(0, m_fixture.text.size() / 2), BadReply);
        body("twice", m_fixture.text + m_fixture.text, BadReply);
        body("error in words under 200", R"({"error":"the runner has crashed"})", ServerError, true);
        body("error under 200", R"({"error":{"message":"try later"}})", ServerError, true);
        body("larger than allowed", m_fixture.text + std::string(3'000'000, ' '), TooLarge);
        body("declined", m_fixture.refusal, Refused);
        for (std::size_t i = 0; i < m_fixture.unusable.size(); ++i) {
            body("unusable " + std::to_string(i), m_fixture.unusable[i], BadReply);
        }
        body("ended by the limit", m_fixture.cut, std::nullopt);
        body("with a byte order mark", "\xEF\xBB\xBF" + m_fixture.text, std::nullopt);
        add("another type", {Manner::Answer, 200, {{"Content-Type", "text/html"}}, m_fixture.text, {}},
            std::nullopt);
        add("no type", {Manner::Answer, 200, {}, m_fixture.text, {}}, std::nullopt);
    }

    void streams()
    {
        using enum ErrorClass;
        const std::string &good = m_fixture.stream;
        const std::size_t firstEvent =
            good.find("\n\n") != std::string::npos ? good.find("\n\n") + 2 : good.find("\r\n\r\n") + 4;
        events("no event", "", Network, true);
        events("comments only", ": wait\n\n: wait\n\n", Network, true);
        events("rubbish events", "data: {broken\n\ndata: 7\n\ndata: []\n\n", Network, true);
        events("unknown events", "event: news\ndata: {\"type\":\"news\"}\n\n", Network, true);
        events("the first event only", good.substr(0, firstEvent), Network, true);
        events("half of it", good.substr(0, good.size() / 2), Network, true);
        events("an error at the end", m_fixture.streamError, ServerError, true);
        events("an error at once", "data: {\"error\":{\"message\":\"no\"},\"type\":\"error\"}\n\n",
               ServerError, true);
        events("not UTF-8 inside", "data: {\"a\":\"\xFF\"}\n\n" + good, std::nullopt);
        events("comments in between", ": one\n\n" + good + ": two\n\n", std::nullopt);
        events("events of a megabyte", "data: " + std::string(3'000'000, 'x'), TooLarge);
    }

    const ProviderFixture &m_fixture;
    std::string m_type;
    std::string m_good;
    bool m_stream;
    std::vector<Fault> m_faults;
};

} // namespace

std::vector<Fault> faultsFor(const ProviderFixture &fixture, bool stream)
{
    return Collector(fixture, stream).collect();
}

} // namespace gridfolk
