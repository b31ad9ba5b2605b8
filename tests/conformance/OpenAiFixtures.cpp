// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderFixture.h"
#include "llm/providers/OpenAiChat.h"
#include "llm/providers/OpenAiResponses.h"

namespace gridfolk
{

namespace
{

void addErrors(ProviderFixture &fixture)
{
    fixture.keyHeader = "authorization: Bearer conformance-key";
    fixture.badKey = R"({"error":{"message":"Incorrect API key","type":"invalid_request_error","param":null,
        "code":"invalid_api_key"}})";
    fixture.overloaded =
        R"({"error":{"message":"overloaded","type":"server_error","param":null,"code":null}})";
    fixture.rateLimited = R"({"error":{"message":"Rate limit reached","type":"requests","param":null,
        "code":"rate_limit_exceeded"}})";
    fixture.spent = R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota",
        "param":null,"code":"insufficient_quota"}})";
}

} // namespace

ProviderFixture openAiChatFixture()
{
    ProviderFixture fixture;
    addErrors(fixture);
    fixture.name = "openai chat";
    fixture.dialect = std::make_unique<OpenAiChat>("max_completion_tokens");
    fixture.path = "/chat/completions";
    fixture.streamPath = "/chat/completions";
    fixture.systemPointer = "/messages/0/content";
    fixture.userPointer = "/messages/1/content";
    fixture.limitPointer = "/max_completion_tokens";
    fixture.schemaPointer = "/response_format/json_schema/schema";
    fixture.toolPointer = "/tools/0/function/name";
    fixture.resultPointer = "/messages/3/content";
    fixture.text = R"({"id":"x","model":"m-001","choices":[{"index":0,"message":{"role":"assistant",
        "content":"hello","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":21,
        "completion_tokens":7,"total_tokens":28,"prompt_tokens_details":{"cached_tokens":5,
        "cache_write_tokens":0},"completion_tokens_details":{"reasoning_tokens":3}},
        "system_fingerprint":"f","service_tier":"default"})";
    fixture.stream =
        "data: {\"id\":\"x\",\"model\":\"m-001\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
        "\"content\":\"\"},\"finish_reason\":null}]}\n\n"
        "data: {\"model\":\"m-001\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hel\"}}]}\n\n"
        ": keep alive\n\n"
        "data: {\"model\":\"m-001\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"}}]}\n\n"
        "data: {\"model\":\"m-001\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        "data: {\"model\":\"m-001\",\"choices\":[],\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":7,"
        "\"prompt_tokens_details\":{\"cached_tokens\":5}}}\n\ndata: [DONE]\n\n";
    fixture.cut = R"({"choices":[{"message":{"content":"hel"},"finish_reason":"length"}]})";
    fixture.toolCall = R"({"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1",
        "type":"function","function":{"name":"look","arguments":"{\"at\":\"the wolf\"}"}}]},
        "finish_reason":"tool_calls"}]})";
    fixture.toolCallStream =
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\","
        "\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]}}]}\n\n"
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":"
        "\"{\\\"at\\\":\"}}]}}]}\n\n"
        "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":"
        "\"\\\"the wolf\\\"}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n";
    fixture.refusal =
        R"({"choices":[{"message":{"content":null,"refusal":"I cannot"},"finish_reason":"stop"}]})";
    fixture.unusable = {R"({"choices":[]})", R"({"choices":[{"message":{}}]})", R"({"choices":[{}]})",
                        R"({"choices":[{"message":{"content":null},"finish_reason":"stop"}]})"};
    fixture.streamError = "data: {\"choices\":[{\"delta\":{\"content\":\"hel\"}}]}\n\n"
                          "data: {\"error\":\"the runner has crashed\"}\n\n"; // as Ollama says it
    return fixture;
}

ProviderFixture openAiResponsesFixture()
{
    ProviderFixture fixture;
    addErrors(fixture);
    fixture.name = "openai responses";
    fixture.dialect = std::make_unique<OpenAiResponses>();
    fixture.path = "/responses";
    fixture.streamPath = "/responses";
    fixture.systemPointer = "/instructions";
    fixture.userPointer = "/input/0/content";
    fixture.limitPointer = "/max_output_tokens";
    fixture.schemaPointer = "/text/format/schema";
    fixture.toolPointer = "/tools/0/name";
    fixture.resultPointer = "/input/2/output";
    const std::string response = R"({"id":"x","status":"completed","model":"m-001","output":[
        {"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[
        {"type":"output_text","text":"hello","annotations":[]}]}],"usage":{"input_tokens":21,
        "input_tokens_details":{"cached_tokens":5,"cache_write_tokens":0},"output_tokens":7,
        "output_tokens_details":{"reasoning_tokens":3},"total_tokens":28}})";
    const std::string call = R"({"status":"completed","output":[{"type":"function_call","call_id":"c1",
        "name":"look","arguments":"{\"at\":\"the wolf\"}"}]})";
    const auto completed = [](std::string document) {
        std::erase(document, '\n');
        return "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":" + document +
               "}\n\n";
    };
    fixture.text = response;
    fixture.stream = "event: response.created\ndata: {\"type\":\"response.created\"}\n\n"
                     "event: response.output_text.delta\n"
                     "data: {\"type\":\"response.output_text.delta\",\"delta\":\"hello\"}\n\n";
    fixture.stream += completed(response);
    fixture.cut = R"({"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},
        "output":[{"type":"message","content":[{"type":"output_text","text":"hel"}]}]})";
    fixture.toolCall = call;
    fixture.toolCallStream = completed(call);
    fixture.refusal =
        R"({"output":[{"type":"message","content":[{"type":"refusal","refusal":"I cannot"}]}]})";
    fixture.unusable = {R"({"output":[]})", R"({"output":[{"type":"reasoning"}]})", R"({})"};
    fixture.streamError =
        "event: response.failed\ndata: {\"type\":\"response.failed\",\"response\":{\"error\":"
        "{\"code\":\"server_error\",\"message\":\"failed\"}}}\n\n";
    return fixture;
}

} // namespace gridfolk
