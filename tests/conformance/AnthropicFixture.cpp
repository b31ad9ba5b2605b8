// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderFixture.h"
#include "llm/providers/Anthropic.h"

namespace gridfolk
{

ProviderFixture anthropicFixture()
{
    ProviderFixture fixture;
    fixture.name = "anthropic";
    fixture.dialect = std::make_unique<Anthropic>();
    fixture.keyHeader = "x-api-key: conformance-key";
    fixture.path = "/v1/messages";
    fixture.streamPath = "/v1/messages";
    fixture.systemPointer = "/system";
    fixture.userPointer = "/messages/0/content";
    fixture.limitPointer = "/max_tokens";
    fixture.schemaPointer = "/output_config/format/schema";
    fixture.toolPointer = "/tools/0/name";
    fixture.resultPointer = "/messages/2/content/0/content";
    fixture.text = R"({"id":"x","type":"message","role":"assistant","model":"m-001","content":[
        {"type":"thinking","thinking":"hmm","signature":"s"},{"type":"text","text":"hello"}],
        "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":14,
        "cache_creation_input_tokens":2,"cache_read_input_tokens":5,
        "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":0},"output_tokens":7,
        "service_tier":"standard"}})";
    fixture.stream =
        "event: message_start\ndata: "
        "{\"type\":\"message_start\",\"message\":{\"id\":\"x\",\"type\":\"message\","
        "\"role\":\"assistant\",\"model\":\"m-001\",\"content\":[],\"stop_reason\":null,\"usage\":{"
        "\"input_tokens\":14,\"cache_creation_input_tokens\":2,\"cache_read_input_tokens\":5,"
        "\"output_tokens\":1}}}\n\n"
        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
        "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
        "event: ping\ndata: {\"type\":\"ping\"}\n\n"
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
        "\"delta\":{\"type\":\"text_delta\",\"text\":\"hel\"}}\n\n"
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
        "\"delta\":{\"type\":\"text_delta\",\"text\":\"lo\"}}\n\n"
        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\","
        "\"stop_sequence\":null},\"usage\":{\"output_tokens\":7}}\n\n"
        "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    fixture.cut = R"({"content":[{"type":"text","text":"hel"}],"stop_reason":"max_tokens"})";
    fixture.toolCall = R"({"content":[{"type":"text","text":"let me see"},{"type":"tool_use","id":"c1",
        "name":"look","input":{"at":"the wolf"}}],"stop_reason":"tool_use"})";
    fixture.toolCallStream =
        "data: {\"type\":\"message_start\",\"message\":{\"content\":[],\"usage\":{}}}\n\n"
        "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\","
        "\"id\":\"c1\",\"name\":\"look\",\"input\":{}}}\n\n"
        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
        "\"partial_json\":\"{\\\"at\\\":\"}}\n\n"
        "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
        "\"partial_json\":\"\\\"the wolf\\\"}\"}}\n\n"
        "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{}}\n\n"
        "data: {\"type\":\"message_stop\"}\n\n";
    fixture.refusal = R"({"content":[],"stop_reason":"refusal","usage":{"input_tokens":3}})";
    fixture.unusable = {R"({"content":[]})", R"({"content":[{"type":"thinking","signature":"s"}]})",
                        R"({"content":[{"type":"text","text":""}],"stop_reason":"end_turn"})"};
    fixture.streamError =
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"content\":[]}}\n\n"
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
        "\"message\":\"Overloaded\"}}\n\n";
    fixture.badKey =
        R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})";
    fixture.overloaded =
        R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"r"})";
    fixture.rateLimited =
        R"({"type":"error","error":{"type":"rate_limit_error","message":"slow down"},"request_id":"r"})";
    fixture.spent = R"({"type":"error","error":{"type":"rate_limit_error","message":"spend limit",
        "details":{"error_code":"enforced_spend_limit_reached"}}})";
    return fixture;
}

} // namespace gridfolk
