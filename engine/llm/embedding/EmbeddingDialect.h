// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/embedding/Embedder.h"
#include "llm/providers/Dialect.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// How one provider takes texts and gives vectors; pure functions. Keys and errors are those of the dialect
/// in which the provider talks.
class EmbeddingDialect
{
public:
    explicit EmbeddingDialect(std::unique_ptr<const Dialect> talk)
        : m_talk(std::move(talk))
    {
    }
    virtual ~EmbeddingDialect() = default;

    [[nodiscard]] virtual WireRequest write(const std::string &model,
                                            const std::vector<std::string> &texts) const = 0;

    [[nodiscard]] std::pair<std::string, std::string> keyHeader(const Secret &key) const
    {
        return m_talk->keyHeader(key);
    }

    /// The vectors in an answer to `count` texts. ErrorClass::BadReply where there are not as many, where
    /// they are of different lengths, empty, or not numbers.
    [[nodiscard]] LlmResult<Embeddings> read(const HttpResponse &response, std::size_t count,
                                             Clock::Duration sinceEpoch) const;

protected:
    using Json = nlohmann::ordered_json;

private:
    /// The lists of numbers in a document without error, in the order of the texts; null where one is
    /// missing.
    [[nodiscard]] virtual std::vector<Json> vectorsIn(const Json &document, std::size_t count) const = 0;

    std::unique_ptr<const Dialect> m_talk;
};

/// OpenAI's embeddings, and those of the servers that speak them (llama.cpp, Ollama, vLLM).
[[nodiscard]] std::unique_ptr<const EmbeddingDialect> openAiEmbeddings();

/// Gemini's batchEmbedContents.
[[nodiscard]] std::unique_ptr<const EmbeddingDialect> geminiEmbeddings();

} // namespace gridfolk
