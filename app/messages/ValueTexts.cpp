// SPDX-License-Identifier: GPL-3.0-or-later
// Problems with time series, the calendar, and values that hold several.
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    {"rules.unknown-column", QT_TRANSLATE_NOOP("Problem", "The table `{table}` has no column `{name}`."),
     QT_TRANSLATE_NOOP("Problem",
                       "[Did you mean `{hint}`? ]Use one of the names in the first line of the table.")},
    {"rules.no-calendar", QT_TRANSLATE_NOOP("Problem", "`{name}` needs a calendar, and this model has none."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give the model a `calendar` with the date of its start and the length of a tick.")},
    {"rules.blocked-by",
     QT_TRANSLATE_NOOP("Problem", "Here a layer of bool is needed, or a function of one cell."),
     QT_TRANSLATE_NOOP("Problem", "Name what blocks the view, as in `blocked_by=wall`[, or try `{hint}`].")},
    {"rules.metric-bins",
     QT_TRANSLATE_NOOP("Problem", "A metric’s histogram needs bins that are known before the run."),
     QT_TRANSLATE_NOOP("Problem", "Write numbers, the lower one first, and at most {limit} bins: `{hint}`.")},
    {"run.bad-bins",
     QT_TRANSLATE_NOOP("Problem", "A histogram from {low} to {high} with {bins} bins is asked for."),
     QT_TRANSLATE_NOOP("Problem", "Let it begin below its end, and have 1 to 10 000 bins.")},
    {"run.bad-count", QT_TRANSLATE_NOOP("Problem", "{value} elements of a set are asked for."),
     QT_TRANSLATE_NOOP("Problem", "Ask for 0 or more: `max(0, …)`.")},
    {"rules.list-needs-type",
     QT_TRANSLATE_NOOP("Problem", "It is not known what this empty list is to hold."),
     QT_TRANSLATE_NOOP("Problem", "Say so: `{hint}`.")},
    {"rules.list-too-long", QT_TRANSLATE_NOOP("Problem", "This list is too long."),
     QT_TRANSLATE_NOOP("Problem", "A list holds at most {limit} elements.")},
    {"rules.not-a-list", QT_TRANSLATE_NOOP("Problem", "Here a list is needed, but this is {found}."),
     QT_TRANSLATE_NOOP("Problem", "[Try `{hint}`. ]Lists are attributes and locals of the type "
                                  "`list of int up to 8`, and `[1, 2, 3]`.")},
    {"rules.list-as-value", QT_TRANSLATE_NOOP("Problem", "A whole list cannot stand here."),
     QT_TRANSLATE_NOOP("Problem",
                       "Take one of its elements, as in `names[0]`, or its length: `len(names)`.")},
    {"rules.list-return", QT_TRANSLATE_NOOP("Problem", "A function cannot return a list."),
     QT_TRANSLATE_NOOP("Problem", "Let it return one value, or change a list of an agent or of the world.")},
    {"rules.simultaneous-list",
     QT_TRANSLATE_NOOP("Problem", "With everyone acting at once, only one’s own lists can be changed."),
     QT_TRANSLATE_NOOP("Problem", "Let the other one change its list in a rule of its own, or choose another "
                                  "schedule.")},
    {"scenario.list-size",
     QT_TRANSLATE_NOOP("Problem", "The list `{name}` must hold at least 1 and at most {limit} elements."),
     QT_TRANSLATE_NOOP("Problem", "Say how many may be in it: `list of int up to 8`.")},
    {"scenario.list-of-lists", QT_TRANSLATE_NOOP("Problem", "The list `{name}` cannot hold lists."),
     QT_TRANSLATE_NOOP("Problem", "Let it hold bool, int, float, text, categories or agents.")},
    {"scenario.list-not-here", QT_TRANSLATE_NOOP("Problem", "Links cannot have a list such as `{name}`."),
     QT_TRANSLATE_NOOP("Problem", "Give the list to a kind of agents or to the world.")},
    {"run.too-many-lists", QT_TRANSLATE_NOOP("Problem", "The local lists of this rule take too much room."),
     QT_TRANSLATE_NOOP("Problem",
                       "Use fewer or shorter ones; together they may hold about 15 000 elements.")},
    {"run.list-full", QT_TRANSLATE_NOOP("Problem", "A list that holds at most {limit} elements is full."),
     QT_TRANSLATE_NOOP("Problem", "Let it hold more, test `len(…)` before, or use `push`, which drops the "
                                  "first element.")},
    {"run.list-index",
     QT_TRANSLATE_NOOP("Problem", "The element {value} of a list is wanted that has {length}."),
     QT_TRANSLATE_NOOP("Problem", "Elements are counted from 0, and -1 is the last; test `len(…)` before.")},
    {"scenario.bad-start", QT_TRANSLATE_NOOP("Problem", "The calendar starts on {value}, which is no date."),
     QT_TRANSLATE_NOOP("Problem", "Write year, month and day, and a time if it matters: `{hint}`, or "
                                  "`2024-01-31 06:30`. Years are 1 to 9999.")},
    {"scenario.series-needs-calendar",
     QT_TRANSLATE_NOOP("Problem", "The table `{name}` has dates, but the model has no calendar."),
     QT_TRANSLATE_NOOP("Problem", "Give the model a `calendar`, or number the rows by `tick`.")},
    {"scenario.series-empty", QT_TRANSLATE_NOOP("Problem", "This table holds no numbers."),
     QT_TRANSLATE_NOOP("Problem", "Write the names of the columns in its first line and numbers below: "
                                  "`tick,rain`, then `0,1.5`.")},
    {"scenario.series-header",
     QT_TRANSLATE_NOOP("Problem", "The first line of this table names no time and values."),
     QT_TRANSLATE_NOOP("Problem", "Begin it with `tick` or `date`, then at least one column: `date,rain`.")},
    {"scenario.series-column",
     QT_TRANSLATE_NOOP("Problem", "A column of this table has no name, or one that another has, too."),
     QT_TRANSLATE_NOOP("Problem", "Give every column a name of its own in the first line.")},
    {"scenario.series-row",
     QT_TRANSLATE_NOOP("Problem", "This row has {value} values, which is not as many as there are columns."),
     QT_TRANSLATE_NOOP("Problem", "Give every column a number, with a point and no comma inside it.")},
    {"scenario.series-time", QT_TRANSLATE_NOOP("Problem", "“{value}” is not a time of this table."),
     QT_TRANSLATE_NOOP("Problem", "Write whole numbers below `tick`, and dates such as `2024-01-31` or "
                                  "`2024-01-31 06:30` below `date`.")},
    {"scenario.series-order",
     QT_TRANSLATE_NOOP("Problem", "The time {value} is not later than that of the row before."),
     QT_TRANSLATE_NOOP("Problem", "Sort the rows by their time, and keep one row for each.")},
    {"scenario.series-value", QT_TRANSLATE_NOOP("Problem", "“{value}” is not a number."),
     QT_TRANSLATE_NOOP("Problem", "Write numbers with a point, such as 0.5. A gap cannot stay empty: leave "
                                  "the whole row out.")},
    {"scenario.series-too-big", QT_TRANSLATE_NOOP("Problem", "This table is too large."),
     QT_TRANSLATE_NOOP("Problem", "A table holds at most 200 000 rows and 100 columns. Leave out what the "
                                  "model does not use.")},
    {"run.beyond-calendar",
     QT_TRANSLATE_NOOP("Problem",
                       "A date is needed for tick {value}, which lies outside the years 1 to 9999."),
     QT_TRANSLATE_NOOP("Problem", "Make the ticks of the calendar shorter, or ask for an earlier one.")},
};

} // namespace

std::span<const ProblemText> valueTexts()
{
    return kTexts;
}

} // namespace gridfolk
