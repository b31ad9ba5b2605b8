// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/ProblemText.h"

namespace gridfolk
{

namespace
{

constexpr ProblemText kTexts[] = {
    {"store.missing", QT_TRANSLATE_NOOP("Problem", "There is no project file {file}."),
     QT_TRANSLATE_NOOP("Problem", "It may have been moved or renamed; choose it again.")},
    {"store.exists", QT_TRANSLATE_NOOP("Problem", "There is already a file {file}."),
     QT_TRANSLATE_NOOP("Problem", "Choose another name.")},
    {"store.not-a-project", QT_TRANSLATE_NOOP("Problem", "The file {file} is not a Gridfolk project."),
     QT_TRANSLATE_NOOP("Problem",
                       "Choose a file whose name ends in .gridfolk, or a model ending in .gridfolk.json.")},
    {"store.truncated",
     QT_TRANSLATE_NOOP("Problem", "The project file {file} ends too early: a part of it is missing."),
     QT_TRANSLATE_NOOP("Problem",
                       "Copy or download it again, or open a backup. The file was left as it is.")},
    {"store.corrupt", QT_TRANSLATE_NOOP("Problem", "The project file {file} is damaged[ ({detail})]."),
     QT_TRANSLATE_NOOP("Problem", "Open a backup. The file was left as it is.")},
    {"store.newer-version",
     QT_TRANSLATE_NOOP("Problem",
                       "The project {file} was written by a newer Gridfolk (format {found}; this program "
                       "knows {known})."),
     QT_TRANSLATE_NOOP("Problem", "Install the newer Gridfolk to open it. The file was left as it is.")},
    {"store.read-only",
     QT_TRANSLATE_NOOP("Problem",
                       "The project {file} cannot be changed: the file or its folder is read-only."),
     QT_TRANSLATE_NOOP("Problem", "Use Save as… and choose a folder of your own.")},
    {"store.opened-read-only",
     QT_TRANSLATE_NOOP("Problem",
                       "The project {file} is read-only: you can look at it and let it run, but neither "
                       "changes nor runs are stored in it."),
     QT_TRANSLATE_NOOP("Problem", "Use Save as… to work on a copy in a folder of your own.")},
    {"store.disk-full", QT_TRANSLATE_NOOP("Problem", "The disk is full; {file} could not be written."),
     QT_TRANSLATE_NOOP("Problem",
                       "Free some space, then save again or press play. What was stored before is still "
                       "there, and nothing that was computed is lost.")},
    {"store.busy", QT_TRANSLATE_NOOP("Problem", "Another program is writing to the project {file}."),
     QT_TRANSLATE_NOOP("Problem", "Close the project there, then try again.")},
    {"store.cannot-read", QT_TRANSLATE_NOOP("Problem", "The file {file} could not be read[ ({detail})]."),
     QT_TRANSLATE_NOOP("Problem", "Check that the disk is connected and that you may read the file.")},
    {"store.cannot-write", QT_TRANSLATE_NOOP("Problem", "The file {file} could not be written[ ({detail})]."),
     QT_TRANSLATE_NOOP(
         "Problem", "Check that the folder exists and that you may write there, or choose another place.")},
    {"store.too-big", QT_TRANSLATE_NOOP("Problem", "A value is too large to be stored in {file}."),
     QT_TRANSLATE_NOOP("Problem", "Make the texts or the painted layers of the model smaller.")},
    {"store.unknown-run", QT_TRANSLATE_NOOP("Problem", "The project {file} has no run number {run}."),
     QT_TRANSLATE_NOOP("Problem", "Choose a run from the list of runs.")},
    {"exchange.missing", QT_TRANSLATE_NOOP("Problem", "There is no file {file}."),
     QT_TRANSLATE_NOOP("Problem", "It may have been moved or renamed; choose it again.")},
    {"exchange.cannot-read", QT_TRANSLATE_NOOP("Problem", "The file {file} could not be read[ ({detail})]."),
     QT_TRANSLATE_NOOP("Problem", "Check that it is a file, not a folder, and that you may read it.")},
    {"exchange.too-big",
     QT_TRANSLATE_NOOP("Problem", "The file {file} is larger than {limit} bytes, which no model needs."),
     QT_TRANSLATE_NOOP("Problem", "Choose another file.")},
    {"exchange.cannot-write",
     QT_TRANSLATE_NOOP("Problem", "The file {file} could not be written[ ({detail})]."),
     QT_TRANSLATE_NOOP(
         "Problem", "Check that the folder exists and that you may write there, or choose another place.")},
    {"exchange.read-only",
     QT_TRANSLATE_NOOP("Problem", "The file {file} cannot be written: the file or its folder is read-only."),
     QT_TRANSLATE_NOOP("Problem", "Choose a folder of your own.")},
    {"exchange.disk-full", QT_TRANSLATE_NOOP("Problem", "The disk is full; {file} could not be written."),
     QT_TRANSLATE_NOOP(
         "Problem",
         "Free some space and try again. A file of that name that was there before is unchanged.")},
    {"exchange.nothing",
     QT_TRANSLATE_NOOP("Problem", "There is nothing to export: no run has come to its first tick."),
     QT_TRANSLATE_NOOP("Problem", "Press play, then export again.")},
    {"exchange.run-gone",
     QT_TRANSLATE_NOOP("Problem", "The run ended before its agents could be read. Nothing was exported."),
     QT_TRANSLATE_NOOP("Problem", "Export again to have the run that is shown now.")},
};

} // namespace

std::span<const ProblemText> storeTexts()
{
    return kTexts;
}

} // namespace gridfolk
