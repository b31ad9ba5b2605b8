// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderFixture.h"
#include "llm/providers/Gemini.h"

namespace gridfolk
{

ProviderFixture geminiFixture()
{
    ProviderFixture fixture;
    fixture.name = "gemini";
    fixture.dialect = std::make_unique<Gemini>();
    fixture.keyHeader = "x-goog-api-key: conformance-key";
    fixture.path = "/v1beta/models/m:generateContent";
    fixture.streamPath = "/v1beta/models/m:streamGenerateContent?alt=sse";
    fixture.systemPointer = "/systemInstruction/parts/0/text";
    fixture.userPointer = "/contents/0/parts/0/text";
    fixture.limitPointer = "/generationConfig/maxOutputTokens";
    fixture.schemaPointer = "/generationConfig/responseJsonSchema";
    fixture.toolPointer = "/tools/0/functionDeclarations/0/name";
    fixture.resultPointer = "/contents/2/parts/0/functionResponse/response/result";
    fixture.text = R"({"candidates":[{"content":{"role":"model","parts":[
        {"text":"hmm","thought":true},{"text":"hel"},{"text":"lo","thoughtSignature":"c2ln"}]},
        "finishReason":"STOP","index":0,"safetyRatings":[]}],
        "usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":5,"candidatesTokenCount":4,
        "thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-001","responseId":"r"})";
    fixture.stream =
        "data: "
        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"hel\"}]},\"index\":0}],"
        "\"usageMetadata\":{\"promptTokenCount\":21,\"totalTokenCount\":21},\"modelVersion\":\"m-001\"}"
        "\r\n\r\n"
        "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"lo\"}]},"
        "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":21,"
        "\"cachedContentTokenCount\":5,\"candidatesTokenCount\":4,\"thoughtsTokenCount\":3,"
        "\"totalTokenCount\":28},\"modelVersion\":\"m-001\"}\r\n\r\n";
    fixture.cut = R"({"candidates":[{"content":{"parts":[{"text":"hel"}],"role":"model"},
        "finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":21}})";
    fixture.toolCall = R"({"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"id":"c1",
        "name":"look","args":{"at":"the wolf"}},"thoughtSignature":"c2ln"}]},"finishReason":"STOP"}]})";
    fixture.toolCallStream =
        "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"id\":\"c1\","
        "\"name\":\"look\",\"args\":{\"at\":\"the wolf\"}}}]},\"finishReason\":\"STOP\"}]}\n\n";
    fixture.refusal =
        R"({"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"promptTokenCount":21}})";
    fixture.unusable = {
        R"({"candidates":[]})",
        R"({"candidates":[{"finishReason":"STOP"}]})",
        R"({"candidates":[{"content":{"role":"model"},"finishReason":"STOP"}]})",
        R"({"candidates":[{"content":{"parts":[]},"finishReason":"MAX_TOKENS"}]})",
        R"({"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"MALFORMED_FUNCTION_CALL"}]})",
        R"({"candidates":[{"content":{"parts":[{"text":"hmm","thought":true}]},"finishReason":"STOP"}]})"};
    fixture.streamError =
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hel\"}]}}]}\n\n"
        "data: {\"error\":{\"code\":503,\"message\":\"overloaded\",\"status\":\"UNAVAILABLE\"}}\n\n";
    fixture.badKey = R"({"error":{"code":401,"message":"no","status":"UNAUTHENTICATED"}})";
    fixture.overloaded =
        R"([{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}])";
    fixture.rateLimited = R"({"error":{"code":429,"message":"Quota exceeded. Please retry in 58.2s.",
        "status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"q",
        "quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
        "quotaDimensions":{"model":"m","location":"global"},"quotaValue":"5"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"58s"}]}})";
    fixture.bodyHint = 58;
    fixture.spent =
        R"({"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{
        "quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}})";
    return fixture;
}

} // namespace gridfolk
