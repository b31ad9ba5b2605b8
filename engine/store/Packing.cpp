// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Packing.h"

#include "base/Numbers.h"

#include <bit>
#include <cstring>

namespace gridfolk::packing
{

namespace
{

static_assert(std::endian::native == std::endian::little, "packed numbers are stored in the machine's order");

template <class T>
void put(std::string &bytes, T value)
{
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
}

void putText(std::string &bytes, std::string_view text)
{
    put(bytes, static_cast<std::uint32_t>(text.size()));
    bytes += text;
}

/// Takes values from the front of bytes; once something is missing, nothing more comes.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    template <class T>
    T take()
    {
        T value{};
        if (m_bytes.size() < sizeof value) {
            fail();
            return value;
        }
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes.remove_prefix(sizeof value);
        return value;
    }

    std::string takeText()
    {
        const auto size = take<std::uint32_t>();
        if (m_bytes.size() < size) {
            fail();
            return {};
        }
        std::string text(m_bytes.substr(0, size));
        m_bytes.remove_prefix(size);
        return text;
    }

    [[nodiscard]] bool more() const { return m_sound && !m_bytes.empty(); }
    [[nodiscard]] bool sound() const { return m_sound; }

private:
    void fail()
    {
        m_sound = false;
        m_bytes = {};
    }

    std::string_view m_bytes;
    bool m_sound = true;
};

/// Takes elements to the end of the bytes.
template <class Element, class Take>
std::optional<std::vector<Element>> takeAll(std::string_view bytes, const Take &takeOne)
{
    Reader reader(bytes);
    std::vector<Element> elements;
    while (reader.more()) {
        elements.push_back(takeOne(reader));
    }
    return reader.sound() ? std::optional(std::move(elements)) : std::nullopt;
}

constexpr std::ptrdiff_t kAttemptFields = 8;

} // namespace

std::string pack(std::span<const double> values)
{
    std::string bytes;
    bytes.reserve(values.size_bytes());
    for (const double value : values) {
        put(bytes, value);
    }
    return bytes;
}

std::optional<std::vector<double>> unpackDoubles(std::string_view bytes)
{
    return takeAll<double>(bytes, [](Reader &reader) { return reader.take<double>(); });
}

std::string pack(std::span<const std::string> texts)
{
    std::string bytes;
    for (const std::string &text : texts) {
        putText(bytes, text);
    }
    return bytes;
}

std::optional<std::vector<std::string>> unpackTexts(std::string_view bytes)
{
    return takeAll<std::string>(bytes, [](Reader &reader) { return reader.takeText(); });
}

std::string pack(const TextPairs &pairs)
{
    std::string bytes;
    for (const auto &[name, value] : pairs) {
        putText(bytes, name);
        putText(bytes, value);
    }
    return bytes;
}

std::optional<TextPairs> unpackPairs(std::string_view bytes)
{
    return takeAll<TextPairs::value_type>(bytes, [](Reader &reader) {
        std::string name = reader.takeText();
        return std::pair(std::move(name), reader.takeText());
    });
}

std::string pack(const std::vector<std::pair<std::string, double>> &values)
{
    std::string bytes;
    for (const auto &[name, value] : values) {
        putText(bytes, name);
        put(bytes, value);
    }
    return bytes;
}

std::optional<std::vector<std::pair<std::string, double>>> unpackNamed(std::string_view bytes)
{
    return takeAll<std::pair<std::string, double>>(bytes, [](Reader &reader) {
        std::string name = reader.takeText();
        return std::pair(std::move(name), reader.take<double>());
    });
}

std::string pack(std::span<const TraceAttempt> attempts)
{
    std::vector<std::string> texts;
    texts.reserve(static_cast<std::size_t>(kAttemptFields) * attempts.size());
    for (const TraceAttempt &attempt : attempts) {
        texts.insert(texts.end(),
                     {attempt.provider, attempt.model, std::to_string(attempt.status), attempt.outcome,
                      numberText(attempt.milliseconds), std::to_string(attempt.inputTokens),
                      std::to_string(attempt.outputTokens), attempt.reply});
    }
    return pack(texts);
}

std::optional<std::vector<TraceAttempt>> unpackAttempts(std::string_view bytes)
{
    const auto texts = unpackTexts(bytes);
    if (!texts || std::ssize(*texts) % kAttemptFields != 0) {
        return std::nullopt;
    }
    std::vector<TraceAttempt> attempts;
    for (auto field = texts->begin(); field != texts->end(); field += kAttemptFields) {
        attempts.push_back({field[0], field[1], parseNumber<int>(field[2]).value_or(0), field[3],
                            parseNumber<double>(field[4]).value_or(0),
                            parseNumber<std::int64_t>(field[5]).value_or(0),
                            parseNumber<std::int64_t>(field[6]).value_or(0), field[7]});
    }
    return attempts;
}

std::string pack(std::span<const Intervention> interventions)
{
    std::string bytes;
    for (const Intervention &intervention : interventions) {
        put(bytes, intervention.tick);
        putText(bytes, intervention.parameter);
        put(bytes, intervention.value);
    }
    return bytes;
}

std::optional<std::vector<Intervention>> unpackInterventions(std::string_view bytes)
{
    return takeAll<Intervention>(bytes, [](Reader &reader) {
        Intervention intervention;
        intervention.tick = reader.take<std::int64_t>();
        intervention.parameter = reader.takeText();
        intervention.value = reader.take<double>();
        return intervention;
    });
}

std::string pack(const AgentColumn &column)
{
    std::string bytes;
    for (const AgentValue &cell : column.cells) {
        if (const auto *truth = std::get_if<bool>(&cell)) {
            bytes += *truth ? '\1' : '\0';
        } else if (const auto *integer = std::get_if<std::int64_t>(&cell)) {
            put(bytes, *integer);
        } else if (const auto *real = std::get_if<double>(&cell)) {
            put(bytes, *real);
        } else {
            putText(bytes, std::get<std::string>(cell));
        }
    }
    return bytes;
}

std::optional<std::vector<AgentValue>> unpackCells(AgentValueType type, std::string_view bytes)
{
    return takeAll<AgentValue>(bytes, [type](Reader &reader) -> AgentValue {
        switch (type) {
        case AgentValueType::Bool:
            return reader.take<char>() != '\0';
        case AgentValueType::Int:
            return reader.take<std::int64_t>();
        case AgentValueType::Float:
            return reader.take<double>();
        default:
            return reader.takeText();
        }
    });
}

} // namespace gridfolk::packing
