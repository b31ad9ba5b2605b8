// SPDX-License-Identifier: GPL-3.0-or-later
#include "llm/ProviderSettings.h"

#include <QtTest>

#include <map>

using namespace gridfolk;

namespace
{

Environment environment(const std::map<std::string, std::string> &values)
{
    return [values](const std::string &name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

std::string problemOf(const ProviderSettings &settings, const std::map<std::string, std::string> &values = {})
{
    const auto clock = std::make_shared<SystemClock>();
    const auto provider = makeProvider(settings, environment(values), clock);
    return provider ? std::string() : provider.error().code;
}

} // namespace

class TestProviderSettings : public QObject
{
    Q_OBJECT

private slots:
    void rehearsalNeedsNothing()
    {
        const auto clock = std::make_shared<SystemClock>();
        const auto provider = makeProvider({}, environment({}), clock);
        QVERIFY(provider);
        QCOMPARE((*provider)->id(), std::string("rehearsal"));
    }

    void environmentGivesAddressAndModel()
    {
        const auto settings = providerSettings(
            "openai-compatible",
            environment({{"GRIDFOLK_LLM_URL", "http://127.0.0.1:1/v1"}, {"GRIDFOLK_LLM_MODEL", "m"}}));
        QCOMPARE(settings.baseUrl, std::string("http://127.0.0.1:1/v1"));
        QCOMPARE(settings.model, std::string("m"));
        QCOMPARE(problemOf(settings), std::string());
        QCOMPARE(providerSettings("openai-compatible", environment({{"OPENAI_API_KEY", "k"}})).baseUrl,
                 std::string("https://api.openai.com/v1"));
    }

    void saysWhatIsMissing()
    {
        QCOMPARE(problemOf({"oracle", "", ""}), std::string("llm.unknown-provider"));
        QCOMPARE(problemOf({"openai-compatible", "", "m"}), std::string("llm.no-address"));
        QCOMPARE(problemOf({"openai-compatible", "http://example.org/v1", "m"}),
                 std::string("llm.bad-address"));
        QCOMPARE(problemOf({"openai-compatible", "http://127.0.0.1:1", ""}), std::string("llm.no-model"));
        QCOMPARE(problemOf({"openai-compatible", "https://example.org/v1", "m"}), std::string("llm.no-key"));
    }

    void openAisKeyGoesToOpenAiOnly()
    {
        const std::map<std::string, std::string> key{{"OPENAI_API_KEY", "k"}};
        QCOMPARE(problemOf({"openai-compatible", "https://example.org/v1", "m"}, key),
                 std::string("llm.no-key"));
        QCOMPARE(problemOf({"openai-compatible", "https://api.openai.com/v1", "m"}, key), std::string());
        QCOMPARE(
            problemOf({"openai-compatible", "https://example.org/v1", "m"}, {{"GRIDFOLK_OPENAI_KEY", "k"}}),
            std::string());
    }

    void aKeyCannotAddHeaders()
    {
        QCOMPARE(problemOf({"openai-compatible", "https://example.org", "m"},
                           {{"GRIDFOLK_OPENAI_KEY", "k\r\nX: y"}}),
                 std::string("llm.bad-key"));
    }

    void aPasswordInTheAddressIsNotQuoted()
    {
        const auto clock = std::make_shared<SystemClock>();
        const auto provider =
            makeProvider({"openai-compatible", "https://me:hush@example.org", "m"}, environment({}), clock);
        QVERIFY(!provider);
        for (const auto &[name, value] : provider.error().args) {
            QVERIFY(value.find("hush") == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestProviderSettings)
#include "tst_provider_settings.moc"
