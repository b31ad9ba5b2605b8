// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/DesignEdits.h"
#include "controllers/DesignPreview.h"
#include "controllers/DesignSelection.h"
#include "controllers/PaintController.h"
#include "modes/Mode.h"
#include "panels/design/DesignContext.h"

#include <QPointer>

namespace gridfolk
{

class DesignInspector;
class OutlinePanel;
class ToolStrip;
class WorldNote;

/// Making the model: tools and parts at the left, the pages of the chosen part at the right, and the world as
/// it will be at tick 0.
class DesignMode : public Mode
{
    Q_OBJECT

public:
    explicit DesignMode(const ModeContext &context, QObject *parent = nullptr);
    ~DesignMode() override;

    [[nodiscard]] QWidget *leftDock() override;
    [[nodiscard]] QWidget *rightDock() override;
    [[nodiscard]] bool showsTabs() const override { return false; }
    [[nodiscard]] QList<QAction *> menuActions() override;
    void activate() override;
    void deactivate() override;
    bool goTo(const Place &place) override;

    [[nodiscard]] DesignSelection &selection() { return m_selection; }
    [[nodiscard]] DesignPreview &preview() { return m_preview; }
    [[nodiscard]] PaintController &paint() { return m_paint; }
    [[nodiscard]] OutlinePanel *outline() const { return m_outline; }
    [[nodiscard]] DesignInspector *inspector() const { return m_inspector; }

private:
    [[nodiscard]] DesignContext designContext();
    void connectWorld();
    void selectionChanged(const DesignItem &item);
    void documentChanged(const ChangeEvent &event);
    void showTool();
    void showScenario();

    ModeContext m_context;
    DesignSelection m_selection;
    DesignPreview m_preview;
    PaintController m_paint;
    DesignEdits m_edits;
    QPointer<QWidget> m_left;
    QPointer<DesignInspector> m_right;
    ToolStrip *m_tools = nullptr;
    OutlinePanel *m_outline = nullptr;
    DesignInspector *m_inspector = nullptr;
    QPointer<WorldNote> m_note;
    QAction *m_cancel;
    bool m_active = false;
};

} // namespace gridfolk
