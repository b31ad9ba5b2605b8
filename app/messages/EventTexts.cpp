// SPDX-License-Identifier: GPL-3.0-or-later
// Problems with messages, scheduled rules and statecharts.
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    {"rules.unknown-message", QT_TRANSLATE_NOOP("Problem", "There is no message[ `{name}`]."),
     QT_TRANSLATE_NOOP("Problem", "[Did you mean `{hint}`? ]The model lists its kinds of `messages`.")},
    {"rules.unknown-field", QT_TRANSLATE_NOOP("Problem", "A message `{message}` has no field `{name}`."),
     QT_TRANSLATE_NOOP("Problem", "[Did you mean `{hint}`? ]The model lists the fields of its messages.")},
    {"rules.missing-field", QT_TRANSLATE_NOOP("Problem", "The message `{message}` needs its field `{name}`."),
     QT_TRANSLATE_NOOP("Problem", "Give every field a value: `{hint}`.")},
    {"rules.unknown-event",
     QT_TRANSLATE_NOOP("Problem", "This agent has no rule[ `{name}`] that can be scheduled."),
     QT_TRANSLATE_NOOP("Problem", "[Did you mean `{hint}`? ]Such a rule begins with `rule NAME on "
                                  "schedule:` and stands with the agent's kind, or with the model.")},
    {"rules.event-time", QT_TRANSLATE_NOOP("Problem", "It is not clear when the rule is to run."),
     QT_TRANSLATE_NOOP("Problem", "Write `{hint}`, or `at=` with a tick.")},
    {"rules.unknown-state", QT_TRANSLATE_NOOP("Problem", "Agents of the kind {kind} have no state `{name}`."),
     QT_TRANSLATE_NOOP("Problem", "[Did you mean `{hint}`? ]States are the values of a category attribute; "
                                  "a transition goes between two of the same.")},
    {"rules.ambiguous-state",
     QT_TRANSLATE_NOOP("Problem", "Both `{first}` and `{second}` have the state `{name}`."),
     QT_TRANSLATE_NOOP("Problem", "Call the states of one of these attributes otherwise.")},
    {"rules.timeout-draws",
     QT_TRANSLATE_NOOP("Problem", "The time that is spent in `{name}` would be drawn anew in every tick."),
     QT_TRANSLATE_NOOP("Problem", "Keep it in an attribute that an `on enter` rule sets, or use `at rate`.")},
    {"rules.chart-simultaneous",
     QT_TRANSLATE_NOOP("Problem", "Everyone acts at once, but the states of `{name}` change one by one."),
     QT_TRANSLATE_NOOP("Problem", "Use another schedule, or set the attribute in a rule `every step`.")},
    {"run.not-later",
     QT_TRANSLATE_NOOP("Problem", "A rule is scheduled for tick {tick}, which is not to come any more."),
     QT_TRANSLATE_NOOP("Problem", "Give `after` 1 or more, or `at` a later tick.")},
    {"run.too-many-messages", QT_TRANSLATE_NOOP("Problem", "More than {limit} messages are under way."),
     QT_TRANSLATE_NOOP("Problem", "Send to fewer agents, or less often.")},
    {"run.too-many-events", QT_TRANSLATE_NOOP("Problem", "More than {limit} scheduled rules are waiting."),
     QT_TRANSLATE_NOOP("Problem", "Schedule less often, or take some back with cancel().")},
    {"run.bad-rate",
     QT_TRANSLATE_NOOP("Problem", "The rate of a transition is negative, or it is not a number."),
     QT_TRANSLATE_NOOP("Problem", "A rate is 0 or more: `max(0, …)`.")},
};

} // namespace

std::span<const ProblemText> eventTexts()
{
    return kTexts;
}

} // namespace gridfolk
