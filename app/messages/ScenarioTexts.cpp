// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    {"scenario.not-json",
     QT_TRANSLATE_NOOP("Problem",
                       "The model file cannot be read: something at this place is not valid JSON."),
     QT_TRANSLATE_NOOP("Problem",
                       "Look for a missing or extra comma, quotation mark or bracket just before this "
                       "place. If this is not a Gridfolk model, choose another file.")},
    {"scenario.truncated",
     QT_TRANSLATE_NOOP("Problem", "The model file ends in the middle: its last part is missing."),
     QT_TRANSLATE_NOOP("Problem", "Copy or download the file again, or open a backup.")},
    {"scenario.bad-number",
     QT_TRANSLATE_NOOP("Problem", "The number {value} in the model file is too large for the program."),
     QT_TRANSLATE_NOOP("Problem", "Use a number between -1.7e308 and 1.7e308.")},
    {"scenario.not-a-model",
     QT_TRANSLATE_NOOP("Problem",
                       "The file is valid JSON, but it is not a Gridfolk model: the line \"gridfolk\": 1 is "
                       "missing."),
     QT_TRANSLATE_NOOP("Problem", "Choose a file whose name ends in .gridfolk or .gridfolk.json.")},
    {"scenario.newer-version",
     QT_TRANSLATE_NOOP("Problem",
                       "This model was written by a newer Gridfolk (format {found}; this program knows "
                       "{known})."),
     QT_TRANSLATE_NOOP("Problem", "Install the newer Gridfolk to open it.")},
    {"scenario.unknown-key",
     QT_TRANSLATE_NOOP("Problem", "The model file has an entry “{key}” that does not exist here."),
     QT_TRANSLATE_NOOP("Problem", "[Did you mean “{suggestion}”? ]Correct its name or remove it.")},
    {"scenario.duplicate-key",
     QT_TRANSLATE_NOOP("Problem", "The model file has the entry “{key}” twice at this place."),
     QT_TRANSLATE_NOOP("Problem", "Remove one of the two.")},
    {"scenario.missing-key",
     QT_TRANSLATE_NOOP("Problem", "The model file lacks the entry “{key}” at this place."),
     QT_TRANSLATE_NOOP("Problem", "Add “{key}”.")},
    {"scenario.wrong-type",
     QT_TRANSLATE_NOOP("Problem", "The model file has {found} where this is needed: {expected}."),
     QT_TRANSLATE_NOOP("Problem", "Replace it. Texts stand in quotation marks, numbers do not.")},
    {"scenario.bad-value", QT_TRANSLATE_NOOP("Problem", "The value {value} is not allowed here."),
     QT_TRANSLATE_NOOP("Problem", "Allowed: {allowed}.")},
    {"scenario.bad-painting",
     QT_TRANSLATE_NOOP("Problem",
                       "The painting of this layer has {found} rows, but the grid has {expected}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Give the layer one row of cells for each row of the grid, or correct the height of "
                       "the grid.")},
    {"scenario.bad-row",
     QT_TRANSLATE_NOOP("Problem",
                       "This row of a painted layer does not describe {width} cells of the layer's type: "
                       "{value}."),
     QT_TRANSLATE_NOOP("Problem",
                       "Write a row as values with single blanks between them; 12*0 means twelve times 0.")},
    {"scenario.too-big",
     QT_TRANSLATE_NOOP("Problem",
                       "The model file is larger than the program accepts: more than {limit} {what}."),
     QT_TRANSLATE_NOOP("Problem", "Make the grid or the lists in the file smaller.")},
    {"scenario.bad-edge", QT_TRANSLATE_NOOP("Problem", "A link cannot go from agent {from} to agent {to}."),
     QT_TRANSLATE_NOOP("Problem", "A link needs two different agents, counted from 0.")},
    {"scenario.plane-cells",
     QT_TRANSLATE_NOOP("Problem", "A plane has the neighborhood moore for its cells, and no capacity."),
     QT_TRANSLATE_NOOP("Problem", "Set the neighborhood to moore and the capacity to 0, or use a grid.")},
    {"scenario.simultaneous-minds",
     QT_TRANSLATE_NOOP("Problem", "Agents of {name} decide with a persona, so not everyone can act at once."),
     QT_TRANSLATE_NOOP("Problem", "Choose another schedule, or take the persona away.")},
    {"scenario.layer-flows",
     QT_TRANSLATE_NOOP(
         "Problem",
         "The layer “{name}” is to spread or decay, but its values are not numbers with a fraction."),
     QT_TRANSLATE_NOOP("Problem", "Make it a layer of the type float.")},
    {"scenario.hexagonal-height",
     QT_TRANSLATE_NOOP("Problem", "A torus of hexagons needs an even number of rows, not {height}."),
     QT_TRANSLATE_NOOP("Problem", "Use one row more, or let the world have edges.")},
    {"scenario.too-deep",
     QT_TRANSLATE_NOOP(
         "Problem", "The model file nests its brackets more than {limit} levels deep, which no model needs."),
     QT_TRANSLATE_NOOP("Problem", "This is probably not a Gridfolk model; choose another file.")},
};

} // namespace

std::span<const ProblemText> scenarioTexts()
{
    return kTexts;
}

} // namespace gridfolk
