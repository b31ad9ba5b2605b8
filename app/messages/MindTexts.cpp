// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    // Setting a provider up
    {"llm.unknown-provider",
     QT_TRANSLATE_NOOP("Problem", "There is no provider of language models called {provider}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Choose one of: {known}. Rehearsal works without a network and without a key.")},
    {"llm.no-address", QT_TRANSLATE_NOOP("Problem", "The address of the language model is missing."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give the address, for example http://127.0.0.1:11434/v1 for Ollama on this computer, "
                       "on the command line in GRIDFOLK_LLM_URL, or choose Rehearsal.")},
    {"llm.bad-address",
     QT_TRANSLATE_NOOP("Problem", "The address of the language model cannot be used: {reason}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give an address that starts with https://, or with http:// for this computer, and "
                       "keep names and keys out of it.")},
    {"llm.no-embeddings", QT_TRANSLATE_NOOP("Problem", "{provider} has no embeddings."),
     QT_TRANSLATE_NOOP("Problem", "Choose gemini, openai or a compatible server for them.")},
    {"llm.no-model", QT_TRANSLATE_NOOP("Problem", "No model is named for {address}."),
     QT_TRANSLATE_NOOP("Problem", "Name a model that the server offers, on the command line in "
                                  "GRIDFOLK_LLM_MODEL.")},
    {"llm.no-key", QT_TRANSLATE_NOOP("Problem", "There is no key for {host}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Enter it under Language model, or set {variable} in the environment and start the "
                       "program again. Keys are never written into files, and used for the address alone "
                       "that they were given for.")},
    {"llm.bad-key",
     QT_TRANSLATE_NOOP("Problem",
                       "The key contains a blank, a line break or a letter that keys do not have."),
     QT_TRANSLATE_NOOP("Problem", "Copy the key again, without anything around it.")},
    {"llm.keychain-waits",
     QT_TRANSLATE_NOOP("Problem", "The keychain of this computer has not answered yet."),
     QT_TRANSLATE_NOOP("Problem", "Unlock it if it asks for its password, then press play again.")},
    {"llm.key-not-kept",
     QT_TRANSLATE_NOOP("Problem", "The key for {host} is kept until Gridfolk ends: no keychain took it[ "
                                  "({detail})]."),
     QT_TRANSLATE_NOOP("Problem", "Install a keychain (GNOME Keyring or KWallet), or give the key in the "
                                  "environment. It is never written into a file.")},
    // Testing a connection
    {"connect.wrong-key", QT_TRANSLATE_NOOP("Problem", "{host} does not accept the key[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Copy the whole key again from your account there, and check that it may "
                                  "use {model}.")},
    {"connect.no-model", QT_TRANSLATE_NOOP("Problem", "{host} does not know the model {model}[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Choose another model, or check how its name is written.")},
    {"connect.wrong-path",
     QT_TRANSLATE_NOOP("Problem",
                       "There is a server, but not for language models at this address[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the end of the address; it is usually /v1.")},
    {"connect.rate-limited",
     QT_TRANSLATE_NOOP("Problem", "The key works, but {host} takes no more requests for now[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Wait a minute and test again. For runs, set fewer requests per minute.")},
    {"connect.no-quota",
     QT_TRANSLATE_NOOP("Problem", "The key is known, but its account may not ask[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the quota and the bill of your account there.")},
    {"connect.slow", QT_TRANSLATE_NOOP("Problem", "{host} did not answer within {limit} seconds."),
     QT_TRANSLATE_NOOP("Problem", "A model on this computer may still be loading: test again. Else choose a "
                                  "faster model.")},
    {"connect.unknown-host", QT_TRANSLATE_NOOP("Problem", "There is no computer called {host}."),
     QT_TRANSLATE_NOOP("Problem", "Check how the address is written, and that this computer is online.")},
    {"connect.refused", QT_TRANSLATE_NOOP("Problem", "Nothing listens at this address of {host}."),
     QT_TRANSLATE_NOOP("Problem", "Start the server, and check the number after the colon in the address.")},
    {"connect.untrusted",
     QT_TRANSLATE_NOOP("Problem", "No safe connection to {host} could be made[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Its certificate cannot be trusted, or it does not speak https at this "
                                  "address. Check the address; nothing was sent.")},
    {"connect.network", QT_TRANSLATE_NOOP("Problem", "The connection to {host} broke[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the network and the address, and test again.")},
    {"connect.server-error",
     QT_TRANSLATE_NOOP("Problem", "{host} has a fault of its own[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Nothing is wrong here. Test again in a while.")},
    {"connect.not-a-model",
     QT_TRANSLATE_NOOP("Problem", "{host} answered, but not as a language model does[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the address; it usually ends in /v1.")},
    {"connect.bad-request",
     QT_TRANSLATE_NOOP("Problem", "{host} does not accept the question[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the address and the model.")},
    // How calls go
    {"llm.breaker-open",
     QT_TRANSLATE_NOOP("Problem", "{model} ({provider}) kept failing and is left alone for a while."),
     QT_TRANSLATE_NOOP("Problem", "It is tried again by itself. If it stays so, look at the failed calls in "
                                  "the trace, or let another provider stand in.")},
    {"llm.key-refused", QT_TRANSLATE_NOOP("Problem", "{provider} does not accept the key for {model}."),
     QT_TRANSLATE_NOOP("Problem", "Enter another key under Language model, then press play.")},
    {"llm.cap-near", QT_TRANSLATE_NOOP("Problem", "{spent} of {cap} are spent: the cap is near."),
     QT_TRANSLATE_NOOP("Problem", "The run pauses before it could pass the cap; you can raise it then.")},
    {"llm.errors-rising",
     QT_TRANSLATE_NOOP("Problem", "Calls to {model} ({provider}) fail more often: {now} of the last ones, "
                                  "{before} before."),
     QT_TRANSLATE_NOOP("Problem", "Failed calls are tried again. Look at them in the trace; fewer calls at "
                                  "once often help.")},
    {"llm.latency-rising",
     QT_TRANSLATE_NOOP("Problem", "{model} ({provider}) answers more slowly: {now} on average, {before} "
                                  "before."),
     QT_TRANSLATE_NOOP("Problem",
                       "The provider is busy, or the prompts have grown. Fewer calls at once often "
                       "help.")},
    // Calls that failed
    {"llm.timeout", QT_TRANSLATE_NOOP("Problem", "The language model[ {model}] did not answer in time."),
     QT_TRANSLATE_NOOP("Problem",
                       "Press play to ask again; answers that came are kept. If it happens often, let fewer "
                       "agents decide at once or choose a faster model.")},
    {"llm.rate-limited",
     QT_TRANSLATE_NOOP("Problem",
                       "The provider takes no more requests for now[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Wait a minute and press play, or check the quota and the bill of your account.")},
    {"llm.server-error",
     QT_TRANSLATE_NOOP("Problem", "The server of the language model failed[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "This is on the provider's side. Press play to ask again.")},
    {"llm.refused", QT_TRANSLATE_NOOP("Problem", "The model[ {model}] declined to answer[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Look at the prompt in the trace; reword the persona, or choose another model.")},
    {"llm.authentication",
     QT_TRANSLATE_NOOP("Problem", "The provider does not accept the key[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Check whether the key may use {model}, and press play to ask again, or enter another "
                       "key under Language model; the results so far are kept.")},
    {"llm.bad-request",
     QT_TRANSLATE_NOOP("Problem", "The server does not accept the request[ (status {status})][: {detail}]"),
     QT_TRANSLATE_NOOP("Problem", "Check the address and the name of the model ({model}); a redirect is not "
                                  "followed. Press play to ask "
                                  "again, or start again with another model.")},
    {"llm.bad-reply",
     QT_TRANSLATE_NOOP("Problem", "What came back is not an answer of a language model[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Check that the address leads to a server that speaks OpenAI's chat completions; it "
                       "usually ends in /v1. Press play to ask again, or choose Rehearsal.")},
    {"llm.cancelled", QT_TRANSLATE_NOOP("Problem", "The call to the language model was cancelled."),
     QT_TRANSLATE_NOOP("Problem", "Press play to ask again; answers that came are kept.")},
    {"llm.network", QT_TRANSLATE_NOOP("Problem", "The language model cannot be reached[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Check the address, that the server runs, and the network. Press play to ask again, "
                       "or choose Rehearsal.")},
    {"llm.too-large", QT_TRANSLATE_NOOP("Problem", "The prompt or the answer is too large[: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Let the persona see and remember less, or choose a model with a larger window.")},
    {"llm.not-recorded",
     QT_TRANSLATE_NOOP("Problem", "The recording has no reply for this decision[: {detail}]."),
     QT_TRANSLATE_NOOP("Problem", "Allow new calls, or run the model exactly as it was recorded.")},
    {"llm.circuit-open",
     QT_TRANSLATE_NOOP("Problem",
                       "The language model[ {model}] ({provider}) kept failing and is left alone for a "
                       "while[; the last failure was: {detail}]"),
     QT_TRANSLATE_NOOP("Problem",
                       "Check the address, that the server runs, and the network. Wait a minute and press "
                       "play; answers that came are kept. Or choose Rehearsal.")},
    {"llm.over-budget",
     QT_TRANSLATE_NOOP("Problem", "The next call might cost more than is left under the cap: {detail}"),
     QT_TRANSLATE_NOOP("Problem",
                       "Raise the cap and go on, switch to Rehearsal, or stop; the results so far are "
                       "kept.")},
    {"llm.ledger-failed",
     QT_TRANSLATE_NOOP("Problem", "A call to a language model could not be written down ({detail})."),
     QT_TRANSLATE_NOOP("Problem",
                       "No call is made without it. Check the disk and the folder of the file, then press "
                       "play.")},
    {"llm.bad-model-table",
     QT_TRANSLATE_NOOP("Problem", "The table of models and prices cannot be read: {detail}."),
     QT_TRANSLATE_NOOP("Problem", "Correct the table, or remove it to use the one of the program.")},
    {"llm.model-retired", QT_TRANSLATE_NOOP("Problem", "The model {model} was shut down on {date}."),
     QT_TRANSLATE_NOOP("Problem", "[Use {successor} instead. ]Its provider may send calls elsewhere, "
                                  "at another price.")},
    {"llm.model-retiring", QT_TRANSLATE_NOOP("Problem", "The model {model} will be shut down on {date}."),
     QT_TRANSLATE_NOOP("Problem", "[{successor} is to follow it. ]Runs that must be repeated later "
                                  "need their recording.")},
    // Minds
    {"mind.no-persona", QT_TRANSLATE_NOOP("Problem", "This agent has no persona, so there is no prompt."),
     QT_TRANSLATE_NOOP("Problem", "Choose an agent of a kind that has a persona.")},
    {"mind.bad-reply",
     QT_TRANSLATE_NOOP("Problem", "A reply of the language model could not be used[: {detail}]."),
     QT_TRANSLATE_NOOP("Problem", "It was sent back with this reason; see the attempts in the trace.")},
    {"mind.fallbacks",
     QT_TRANSLATE_NOOP(
         "Problem",
         "{count} of {decisions} decisions got no usable reply from {model} and took the fallback."),
     QT_TRANSLATE_NOOP(
         "Problem", "The trace shows each reply and what was wrong with it. A larger model, fewer actions or "
                    "a shorter prompt help.")},
    {"mind.died-first", QT_TRANSLATE_NOOP("Problem", "The agent died before its turn came."),
     QT_TRANSLATE_NOOP("Problem", "Nothing to do: its decision had no effect.")},
    {"mind.partner-gone", QT_TRANSLATE_NOOP("Problem", "The agent that the action was meant for was gone."),
     QT_TRANSLATE_NOOP("Problem", "Nothing to do: the action had no effect.")},
};

/// Why an address cannot be used: what the engine gives as {reason}, for translators.
[[maybe_unused]] constexpr std::string_view kAddressReasons[] = {
    QT_TRANSLATE_NOOP("Problem", "it does not start with https:// or http://"),
    QT_TRANSLATE_NOOP("Problem", "it is not a web address"),
    QT_TRANSLATE_NOOP("Problem", "it contains a user name or password"),
    QT_TRANSLATE_NOOP("Problem",
                      "it is not encrypted; only addresses of this computer may start with http://"),
    QT_TRANSLATE_NOOP("Problem", "it contains a query after \"?\""),
};

} // namespace

std::span<const ProblemText> mindTexts()
{
    return kTexts;
}

} // namespace gridfolk
