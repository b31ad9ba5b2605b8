// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gridfolk
{

class DesignEdits;
class DesignPreview;
class DesignSelection;
class PaintController;
class ScenarioDocument;
class Theme;

/// What the panels of Design work on; owned by the mode or the window, outlives the panels.
struct DesignContext {
    const Theme &theme;
    ScenarioDocument &document;
    DesignSelection &selection;
    DesignEdits &edits;
    DesignPreview &preview;
    PaintController &paint;
};

} // namespace gridfolk
