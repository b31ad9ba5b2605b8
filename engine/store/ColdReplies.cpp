// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ColdReplies.h"

#include "base/Numbers.h"
#include "store/Packing.h"

#include <algorithm>
#include <array>
#include <utility>
#include <zdict.h>
#include <zstd.h>

namespace gridfolk
{

namespace
{

constexpr int kLevel = 9;
constexpr std::size_t kMostBytes = std::size_t{16} << 20U; // of one reply; a file may say anything
constexpr std::size_t kDictionaryBytes = 16384;
constexpr std::size_t kSamplesToTrainOn = 64;

std::string pack(const LlmReply &reply)
{
    const std::array<std::string, 7> fields{reply.text,
                                            reply.model,
                                            reply.finishReason,
                                            numberText(std::int64_t{reply.status}),
                                            numberText(reply.inputTokens),
                                            numberText(reply.outputTokens),
                                            numberText(reply.cachedTokens)};
    return packing::pack(std::span<const std::string>(fields));
}

std::optional<LlmReply> unpack(std::string_view bytes)
{
    auto fields = packing::unpackTexts(bytes);
    if (!fields || fields->size() != 7) {
        return std::nullopt;
    }
    const auto number = [&fields](std::size_t index) {
        return parseNumber<std::int64_t>((*fields)[index]).value_or(0);
    };
    LlmReply reply;
    reply.text = std::move((*fields)[0]);
    reply.model = std::move((*fields)[1]);
    reply.finishReason = std::move((*fields)[2]);
    reply.status = static_cast<int>(number(3));
    reply.inputTokens = number(4);
    reply.outputTokens = number(5);
    reply.cachedTokens = number(6);
    return reply;
}

} // namespace

/// Contexts and dictionaries of zstd, with which one thread compresses and reads.
struct ColdReplies::Codec {
    ZSTD_CCtx *compressor = ZSTD_createCCtx();
    ZSTD_DCtx *reader = ZSTD_createDCtx();
    ZSTD_CDict *writing = nullptr; ///< null: none yet
    ZSTD_DDict *reading = nullptr;

    Codec() = default;
    Codec(const Codec &) = delete;
    Codec &operator=(const Codec &) = delete;
    ~Codec()
    {
        ZSTD_freeCDict(writing);
        ZSTD_freeDDict(reading);
        ZSTD_freeCCtx(compressor);
        ZSTD_freeDCtx(reader);
    }

    [[nodiscard]] std::string compress(const std::string &bytes) const
    {
        std::string packed(ZSTD_compressBound(bytes.size()), '\0');
        const std::size_t size = writing != nullptr
                                     ? ZSTD_compress_usingCDict(compressor, packed.data(), packed.size(),
                                                                bytes.data(), bytes.size(), writing)
                                     : ZSTD_compressCCtx(compressor, packed.data(), packed.size(),
                                                         bytes.data(), bytes.size(), kLevel);
        packed.resize(ZSTD_isError(size) != 0 ? 0 : size);
        return packed;
    }

    [[nodiscard]] std::optional<std::string> decompress(std::string_view packed) const
    {
        const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
        if (size > kMostBytes) { // or one of the values that say it is no frame
            return std::nullopt;
        }
        std::string bytes(static_cast<std::size_t>(size), '\0');
        const bool withDictionary = ZSTD_getDictID_fromFrame(packed.data(), packed.size()) != 0;
        const std::size_t got =
            withDictionary && reading != nullptr
                ? ZSTD_decompress_usingDDict(reader, bytes.data(), bytes.size(), packed.data(), packed.size(),
                                             reading)
                : ZSTD_decompressDCtx(reader, bytes.data(), bytes.size(), packed.data(), packed.size());
        return got == bytes.size() ? std::optional(std::move(bytes)) : std::nullopt;
    }
};

ColdReplies::ColdReplies(Database &database)
    : m_database(database)
    , m_codec(std::make_unique<Codec>())
{
}

ColdReplies::~ColdReplies() = default;

Result<void> ColdReplies::prepare()
{
    auto rows = m_database.query("SELECT bytes FROM dictionary ORDER BY id LIMIT 1");
    const Result<bool> row = rows ? rows->step() : tl::make_unexpected(rows.error());
    auto find = m_database.prepare("SELECT packed FROM cold WHERE key = ?");
    auto remove = m_database.prepare("DELETE FROM cold WHERE key = ?");
    auto add = m_database.prepare("INSERT OR REPLACE INTO cold(key, used, packed) VALUES(?, ?, ?)");
    if (!row || !find || !remove || !add) {
        return failure("store.corrupt", {{"file", m_database.path()}, {"detail", "kept replies"}});
    }
    m_find = std::move(*find);
    m_remove = std::move(*remove);
    m_add = std::move(*add);
    return *row ? useDictionary(rows->text(0)) : Result<void>();
}

std::optional<LlmReply> ColdReplies::take(const std::string &key)
{
    m_find->bindAll(key);
    const Result<bool> row = m_find->step();
    if (!row || !*row) {
        return std::nullopt;
    }
    const std::string packed = m_find->text(0);
    static_cast<void>(m_find->finish()); // an open read would keep others from tidying the file
    m_remove->bindAll(key);
    static_cast<void>(m_remove->finish());
    const auto bytes = m_codec->decompress(packed);
    return bytes ? unpack(*bytes) : std::nullopt;
}

Result<void> ColdReplies::add(const std::vector<Entry> &entries)
{
    std::vector<std::string> packed;
    packed.reserve(entries.size());
    std::transform(entries.begin(), entries.end(), std::back_inserter(packed),
                   [](const Entry &entry) { return pack(entry.reply); });
    if (m_codec->writing == nullptr && packed.size() >= kSamplesToTrainOn) {
        if (auto trained = trainOn(packed); !trained) {
            return trained;
        }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string bytes = m_codec->compress(packed[i]);
        m_add->bindAll(entries[i].key, entries[i].used, Blob{bytes});
        if (auto done = m_add->finish(); !done) {
            return done;
        }
    }
    return {};
}

Result<void> ColdReplies::keepAtMost(std::int64_t entries)
{
    return m_database.run("DELETE FROM cold WHERE key IN "
                          "(SELECT key FROM cold ORDER BY used DESC, key LIMIT -1 OFFSET ?)",
                          entries);
}

Result<void> ColdReplies::trainOn(const std::vector<std::string> &samples)
{
    std::string all;
    std::vector<std::size_t> sizes;
    for (const std::string &sample : samples) {
        all += sample;
        sizes.push_back(sample.size());
    }
    std::string bytes(std::min(kDictionaryBytes, all.size() / 8), '\0'); // a part of what it is made from
    const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), all.data(), sizes.data(),
                                                   static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0) {
        return {}; // too much alike or too little: each is compressed for itself
    }
    bytes.resize(size);
    auto written = m_database.run("INSERT INTO dictionary(bytes) VALUES(?)", Blob{bytes});
    return written ? useDictionary(bytes) : written;
}

Result<void> ColdReplies::useDictionary(std::string_view bytes)
{
    m_codec->writing = ZSTD_createCDict(bytes.data(), bytes.size(), kLevel);
    m_codec->reading = ZSTD_createDDict(bytes.data(), bytes.size());
    return {};
}

} // namespace gridfolk
