// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/Session.h"

#include <QList>
#include <QObject>

#include <memory>

class QAction;
class QWidget;

namespace gridfolk
{

class RunController;
class ScenarioDocument;
class Theme;
class WorldView;

/// What every mode works on. All of it is owned by the window and outlives the modes.
struct ModeContext {
    const Theme &theme;
    ScenarioDocument &document;
    RunController &run;
    WorldView &world; ///< the one canvas, shared by the modes; only the active mode may change it
    std::shared_ptr<const EngineFactory> factory;
};

/// Design, Run or Analyze: what stands around the world and what a click on it means. The window asks for the
/// widgets once, places them and owns them from then on; it calls activate() and deactivate() in pairs, one
/// mode at a time. The world's zoom stays when the mode changes.
class Mode : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Made on the first call; the window becomes the parent. Null: nothing stands there.
    [[nodiscard]] virtual QWidget *leftDock() = 0;
    [[nodiscard]] virtual QWidget *rightDock() = 0;

    /// In place of the world and the tabs below it; null: the world.
    [[nodiscard]] virtual QWidget *center() { return nullptr; }

    /// Whether the tabs below the world (plots, trace, problems, log) are shown when the mode is entered for
    /// the first time; a person may show or hide them afterwards.
    [[nodiscard]] virtual bool showsTabs() const { return true; }

    /// Entries of the mode's menu (Design, Run or Analyze), each with text, shortcut and status tip; a null
    /// pointer is a separator. Owned by the mode. They are enabled while the mode is active.
    [[nodiscard]] virtual QList<QAction *> menuActions() { return {}; }

    /// Takes the world over: sets its scenario, snapshot, brush and grid lines, connects to its signals.
    virtual void activate() = 0;
    /// Lets go of the world: no brush, no grid lines, no connections.
    virtual void deactivate() = 0;

    /// Shows the place of a problem ("kinds/Sheep/rules", line 3). False when it is not this mode's to show.
    virtual bool goTo(const Place &place)
    {
        Q_UNUSED(place)
        return false;
    }

signals:
    /// A word for the status bar beside the hovered cell: "brush 5 × 5"; empty: none.
    void statusChanged(const QString &text);
};

} // namespace gridfolk
