// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    {"run.stopped", QT_TRANSLATE_NOOP("Problem", "The run was paused in the middle of a tick."),
     QT_TRANSLATE_NOOP("Problem", "Nothing is lost: the world is as it was at the end of the last tick.")},
    {"run.bad-checkpoint",
     QT_TRANSLATE_NOOP("Problem", "This file is no checkpoint of a run, or it is damaged."),
     QT_TRANSLATE_NOOP(
         "Problem", "Choose a file that --checkpoint wrote, with this version of Gridfolk. The file was not "
                    "changed.")},
    {"run.other-checkpoint",
     QT_TRANSLATE_NOOP("Problem", "This checkpoint belongs to another model or another seed."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give the model file and the seed that it was made with. The file was not changed.")},
    {"run.division-by-zero", QT_TRANSLATE_NOOP("Problem", "A rule divides by zero."),
     QT_TRANSLATE_NOOP("Problem",
                       "Test the divisor first: `if count(neighbors()) > 0:`. The run is paused; everything "
                       "up to the last tick is kept.")},
    {"run.overflow",
     QT_TRANSLATE_NOOP("Problem", "A whole number became too large to be held (more than 9·10¹⁸)."),
     QT_TRANSLATE_NOOP("Problem",
                       "Use a float attribute, or keep the number within bounds with min() and max().")},
    {"run.negative-power", QT_TRANSLATE_NOOP("Problem", "A whole number is raised to a negative power."),
     QT_TRANSLATE_NOOP("Problem", "Use a float: `2.0 ** n`.")},
    {"run.not-a-number",
     QT_TRANSLATE_NOOP("Problem", "A calculation has no result, such as the root of a negative number."),
     QT_TRANSLATE_NOOP("Problem",
                       "Test the value before it is used. The run is paused; everything up to the last "
                       "tick is kept.")},
    {"run.reads-nobody", QT_TRANSLATE_NOOP("Problem", "A rule reads from `nobody`: there was no such agent."),
     QT_TRANSLATE_NOOP("Problem", "Test first: `if other is not nobody:`.")},
    {"run.reads-dead", QT_TRANSLATE_NOOP("Problem", "A rule reads from an agent that has died."),
     QT_TRANSLATE_NOOP("Problem", "Test first: `if other is not nobody:` also holds back from the dead.")},
    {"run.lacks-attribute",
     QT_TRANSLATE_NOOP("Problem", "A rule reads an attribute that agents of the kind {kind} do not have."),
     QT_TRANSLATE_NOOP("Problem", "Name the kind in the query: `neighbors(Sheep)`.")},
    {"run.empty-choice", QT_TRANSLATE_NOOP("Problem", "A cell is to be chosen from an empty set."),
     QT_TRANSLATE_NOOP("Problem", "Make sure that the set has a cell, for example with a count() before.")},
    {"run.empty-aggregate", QT_TRANSLATE_NOOP("Problem", "A mean, minimum or maximum is taken of nothing."),
     QT_TRANSLATE_NOOP("Problem", "Test first that the set has elements: `if count(…) > 0:`.")},
    {"run.empty-range",
     QT_TRANSLATE_NOOP("Problem", "A random number is wanted between {low} and {high}, but there is none."),
     QT_TRANSLATE_NOOP("Problem", "The first bound must not be larger than the second.")},
    {"run.reads-dead-link", QT_TRANSLATE_NOOP("Problem", "A rule reads from a link that was cut."),
     QT_TRANSLATE_NOOP("Problem", "Read what you need before the link is cut.")},
    {"run.link-to-itself", QT_TRANSLATE_NOOP("Problem", "An agent is to be linked to itself."),
     QT_TRANSLATE_NOOP("Problem", "Test first: `if other != self:`.")},
    {"run.bad-degree",
     QT_TRANSLATE_NOOP("Problem", "In the network “{name}” everyone is to have {value} links."),
     QT_TRANSLATE_NOOP("Problem", "Use 0 or more, and less than there are agents.")},
    {"run.bad-probability",
     QT_TRANSLATE_NOOP("Problem",
                       "In the network “{name}” links are to be laid with the probability {value}."),
     QT_TRANSLATE_NOOP("Problem", "A probability lies between 0 and 1.")},
    {"run.no-such-node",
     QT_TRANSLATE_NOOP("Problem",
                       "The network “{name}” has a link to agent number {value}, but there are fewer."),
     QT_TRANSLATE_NOOP("Problem", "Agents are counted from 0. Place more agents, or remove the link.")},
    {"run.bad-distance", QT_TRANSLATE_NOOP("Problem", "Agents within the distance {radius} are asked for."),
     QT_TRANSLATE_NOOP("Problem", "A distance is 0 or more.")},
    {"run.bad-weight", QT_TRANSLATE_NOOP("Problem", "A weight of a weighted choice is negative or infinite."),
     QT_TRANSLATE_NOOP("Problem", "Give weights of 0 or more: `max(0, …)`.")},
    {"run.bad-quantile", QT_TRANSLATE_NOOP("Problem", "A quantile is wanted at {q}."),
     QT_TRANSLATE_NOOP("Problem", "The share must be between 0 and 1; 0.9 is the ninth decile.")},
    {"run.bad-share",
     QT_TRANSLATE_NOOP("Problem", "A layer is to spread or lose the share {share} in a tick."),
     QT_TRANSLATE_NOOP("Problem", "The share must be between 0 (nothing) and 1 (everything).")},
    {"run.edge-in-direction",
     QT_TRANSLATE_NOOP("Problem", "There is no cell in this direction from {x}, {y}: the grid ends there."),
     QT_TRANSLATE_NOOP("Problem", "Turn before the edge, or make the world a torus.")},
    {"run.bad-mean", QT_TRANSLATE_NOOP("Problem", "A Poisson number is wanted with the mean {mean}."),
     QT_TRANSLATE_NOOP("Problem", "The mean must be between 0 and 10 000 000.")},
    {"run.bad-radius", QT_TRANSLATE_NOOP("Problem", "A neighborhood of radius {radius} is asked for."),
     QT_TRANSLATE_NOOP("Problem", "The radius must be between 0 and {limit} cells.")},
    {"run.no-empty-cell", QT_TRANSLATE_NOOP("Problem", "An empty cell is wanted, but every cell is taken."),
     QT_TRANSLATE_NOOP("Problem", "Place fewer agents, or make the grid larger.")},
    {"run.outside-grid",
     QT_TRANSLATE_NOOP("Problem", "There is no cell at {x}, {y}: that is outside the grid."),
     QT_TRANSLATE_NOOP(
         "Problem",
         "Keep the coordinates between 0 and the width or height less one, or make the world a torus.")},
    {"run.step-budget",
     QT_TRANSLATE_NOOP("Problem", "A rule takes too long: 20 million loop steps in one turn."),
     QT_TRANSLATE_NOOP("Problem", "Look for a loop over all cells or agents inside another one.")},
    {"run.too-deep", QT_TRANSLATE_NOOP("Problem", "Births or deaths set off one another without an end."),
     QT_TRANSLATE_NOOP("Problem",
                       "Check the rules `on birth` and `on death`: they must not create or end agents that "
                       "set them off again.")},
    {"run.population-does-not-fit",
     QT_TRANSLATE_NOOP(
         "Problem",
         "{wanted} agents of the kind {kind} are to be placed, but there is room for {placed} only."),
     QT_TRANSLATE_NOOP("Problem", "Make the grid larger, allow more agents on a cell, or place fewer.")},
    {"run.bad-population",
     QT_TRANSLATE_NOOP("Problem", "{count} agents of the kind {kind} are to be placed."),
     QT_TRANSLATE_NOOP("Problem", "The number must be between 0 and 50 000 000.")},
    {"run.unknown-parameter", QT_TRANSLATE_NOOP("Problem", "The model has no parameter {name}."),
     QT_TRANSLATE_NOOP("Problem", "Check the spelling; the parameters are listed by `gridfolk-cli show`.")},
    {"run.parameter-out-of-range", QT_TRANSLATE_NOOP("Problem", "The parameter {name} cannot be {value}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give a whole number for whole-number parameters, and 0 or 1 for switches.")},
    {"run.no-such-agent", QT_TRANSLATE_NOOP("Problem", "Agent {agent} is no longer alive."),
     QT_TRANSLATE_NOOP("Problem", "Choose another one.")},
    {"run.no-such-cell", QT_TRANSLATE_NOOP("Problem", "There is no cell {x}, {y}."),
     QT_TRANSLATE_NOOP("Problem", "Choose one on the grid.")},
    {"run.print", QT_TRANSLATE_NOOP("Problem", "{text}"), ""},
    {"run.edge-of-world", QT_TRANSLATE_NOOP("Problem", "The edge of the world is there."), ""},
    {"run.cell-full", QT_TRANSLATE_NOOP("Problem", "That cell is full."), ""},
    {"cli.bad-set", QT_TRANSLATE_NOOP("Problem", "`--set {text}` is not NAME=VALUE."),
     QT_TRANSLATE_NOOP("Problem", "Give a parameter and a number, as in `--set wolves=50`.")},
    {"cli.no-run", QT_TRANSLATE_NOOP("Problem", "The project {file} has no run yet."),
     QT_TRANSLATE_NOOP("Problem", "Make one with `gridfolk-cli run MODEL --save {file}` or in the studio.")},
};

} // namespace

std::span<const ProblemText> runTexts()
{
    return kTexts;
}

} // namespace gridfolk
