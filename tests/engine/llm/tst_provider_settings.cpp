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

    void keysWithBlanksAreRefused()
    {
        for (const char *key : {"two words", "copied ", "copied\n", "tab\t", "\xC3\xA9"}) {
            QCOMPARE(problemOf({"anthropic", "", ""}, {{"ANTHROPIC_API_KEY", key}}),
                     std::string("llm.bad-key"));
        }
    }

    void everyVendorHasAnAddressAndAModel()
    {
        QCOMPARE(problemOf({"gemini", "", ""}, {{"GEMINI_API_KEY", "k"}}), std::string());
        QCOMPARE(problemOf({"gemini", "", ""}, {{"GOOGLE_API_KEY", "k"}}), std::string());
        QCOMPARE(problemOf({"openai", "", ""}, {{"OPENAI_API_KEY", "k"}}), std::string());
        QCOMPARE(problemOf({"anthropic", "", ""}, {{"ANTHROPIC_API_KEY", "k"}}), std::string());
        const auto gemini = makeProvider({"gemini", "", ""}, environment({{"GEMINI_API_KEY", "k"}}),
                                         std::make_shared<SystemClock>());
        QCOMPARE((*gemini)->model(), std::string("gemini-2.5-flash-lite"));
        QVERIFY((*gemini)->account().find("generativelanguage.googleapis.com") != std::string::npos);
    }

    void aVendorsKeyGoesToTheVendorOnly()
    {
        for (const auto &[id, variable] :
             {std::pair("gemini", "GEMINI_API_KEY"), std::pair("openai", "OPENAI_API_KEY"),
              std::pair("anthropic", "ANTHROPIC_API_KEY")}) {
            QCOMPARE(problemOf({id, "https://example.org", "m"}, {{variable, "k"}}),
                     std::string("llm.no-key"));
        }
    }

    void badAddressesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"api.example.org/v1", "localhost:8080/v1", "127.0.0.1:8080", "ftp://example.org",
              "file:///etc/passwd", "http://example.org", "http://127.0.0.1.example.org",
              "https://me:hush@example.org", "https://example.org/?key=k", "https://", "http://[::2]",
              "javascript://x", " https://example.org", "http://localhost.example.org"}) {
            QTest::newRow(address) << address;
        }
    }
    void badAddressesAreRefusedWithAReason()
    {
        QFETCH(QString, address);
        for (const char *id : {"gemini", "openai", "anthropic", "openai-compatible"}) {
            const auto made = makeProvider({id, address.toStdString(), "m"}, environment({}),
                                           std::make_shared<SystemClock>());
            QVERIFY(!made);
            QCOMPARE(made.error().code, std::string("llm.bad-address"));
            QVERIFY(!made.error().arg("reason").empty());
        }
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
