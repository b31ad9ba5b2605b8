// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/embedding/EmbeddingDialect.h"

#include "llm/providers/Gemini.h"
#include "llm/providers/OpenAiChat.h"
#include "llm/providers/WireJson.h"

#include <cmath>

namespace gridfolk
{

using namespace wire;

namespace
{

constexpr std::size_t kMostDimensions = 65536;

/// Nothing when it is no list of finite numbers.
std::optional<std::vector<float>> vectorOf(const wire::Json &values)
{
    if (!values.is_array() || values.empty() || values.size() > kMostDimensions) {
        return std::nullopt;
    }
    std::vector<float> vector;
    vector.reserve(values.size());
    for (const wire::Json &value : values) {
        const float number = value.is_number() ? value.get<float>() : NAN;
        if (!std::isfinite(number)) {
            return std::nullopt;
        }
        vector.push_back(number);
    }
    return vector;
}

class OpenAi final : public EmbeddingDialect
{
public:
    OpenAi()
        : EmbeddingDialect(std::make_unique<OpenAiChat>())
    {
    }
    [[nodiscard]] WireRequest write(const std::string &model,
                                    const std::vector<std::string> &texts) const override
    {
        return {
            "/embeddings", {}, dump(Json{{"model", model}, {"input", texts}, {"encoding_format", "float"}})};
    }

private:
    [[nodiscard]] std::vector<Json> vectorsIn(const Json &document, std::size_t count) const override
    {
        std::vector<Json> vectors(count);
        const Json &data = wire::at(document, "data");
        for (std::size_t i = 0; i < data.size() && data.is_array(); ++i) {
            const bool numbered = wire::at(data[i], "index").is_number_integer();
            const auto index = numbered ? static_cast<std::size_t>(countAt(data[i], "index")) : i;
            if (index >= count || !vectors[index].is_null()) {
                return {}; // one too many, or twice the same
            }
            vectors[index] = wire::at(data[i], "embedding");
        }
        return vectors;
    }
};

class GeminiBatch final : public EmbeddingDialect
{
public:
    GeminiBatch()
        : EmbeddingDialect(std::make_unique<Gemini>())
    {
    }
    [[nodiscard]] WireRequest write(const std::string &model,
                                    const std::vector<std::string> &texts) const override
    {
        Json requests = Json::array();
        for (const std::string &text : texts) {
            requests.push_back(
                {{"model", "models/" + model}, {"content", {{"parts", Json::array({{{"text", text}}})}}}});
        }
        return {"/v1beta/models/" + percentEncoded(model) + ":batchEmbedContents",
                {},
                dump(Json{{"requests", std::move(requests)}})};
    }

private:
    [[nodiscard]] std::vector<Json> vectorsIn(const Json &document, std::size_t /*count*/) const override
    {
        std::vector<Json> vectors;
        const Json &embeddings = wire::at(document, "embeddings");
        for (std::size_t i = 0; i < embeddings.size() && embeddings.is_array(); ++i) {
            vectors.push_back(wire::at(embeddings[i], "values"));
        }
        return vectors;
    }
};

} // namespace

LlmResult<Embeddings> EmbeddingDialect::read(const HttpResponse &response, std::size_t count,
                                             Clock::Duration sinceEpoch) const
{
    const Json document = response.status == 200 ? parse(response.body) : Json();
    if (response.status != 200 || !wire::at(document, "error").is_null()) {
        return tl::make_unexpected(m_talk->read(response, sinceEpoch).error());
    }
    const std::vector<Json> lists = vectorsIn(document, count);
    if (lists.size() != count) {
        return tl::make_unexpected(badReply("the answer has not one vector for each text"));
    }
    Embeddings result;
    for (const Json &list : lists) {
        auto vector = vectorOf(list);
        if (!vector || (!result.vectors.empty() && vector->size() != result.vectors.front().size())) {
            return tl::make_unexpected(badReply("the answer has vectors that are none"));
        }
        result.vectors.push_back(std::move(*vector));
    }
    result.model = textAt(document, "model");
    result.inputTokens = countAt(wire::at(document, "usage"), "prompt_tokens");
    result.status = response.status;
    return result;
}

std::unique_ptr<const EmbeddingDialect> openAiEmbeddings()
{
    return std::make_unique<OpenAi>();
}

std::unique_ptr<const EmbeddingDialect> geminiEmbeddings()
{
    return std::make_unique<GeminiBatch>();
}

} // namespace gridfolk
