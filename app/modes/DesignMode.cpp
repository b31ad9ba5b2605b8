// SPDX-License-Identifier: GPL-3.0-or-later
#include "modes/DesignMode.h"

#include "panels/design/DesignInspector.h"
#include "panels/design/OutlinePanel.h"
#include "panels/design/ToolStrip.h"
#include "panels/design/WorldNote.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QHBoxLayout>

namespace gridfolk
{

DesignMode::DesignMode(const ModeContext &context, QObject *parent)
    : Mode(parent)
    , m_context(context)
    , m_selection(context.document)
    , m_preview(context.document, context.factory)
    , m_paint(context.document, m_preview)
    , m_edits(context.document, m_selection)
    , m_cancel(new QAction(tr("Forget the stroke"), this))
{
    m_cancel->setShortcut(QKeySequence(Qt::Key_Escape));
    m_cancel->setShortcutContext(Qt::WidgetShortcut);
    m_cancel->setStatusTip(m_cancel->text());
    connect(m_cancel, &QAction::triggered, &m_paint, &PaintController::cancel);
    connect(&m_selection, &DesignSelection::changed, this, &DesignMode::selectionChanged);
    connect(&m_paint, &PaintController::toolChanged, this, &DesignMode::showTool);
    connect(&context.document, &ScenarioDocument::changed, this, &DesignMode::documentChanged);
    connect(&m_preview, &DesignPreview::snapshotChanged, this, [this] {
        if (m_active) {
            m_context.world.setSnapshot(m_preview.snapshot());
        }
    });
    selectionChanged(m_selection.item());
}

DesignMode::~DesignMode()
{
    delete m_note;
}

DesignContext DesignMode::designContext()
{
    return {m_context.theme, m_context.document, m_selection, m_edits, m_preview, m_paint};
}

QWidget *DesignMode::leftDock()
{
    if (!m_left) {
        m_left = new QWidget;
        auto *row = new QHBoxLayout(m_left);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        m_tools = new ToolStrip(m_context.theme, m_paint);
        m_outline = new OutlinePanel(designContext());
        row->addWidget(m_tools);
        row->addWidget(m_outline, 1);
        connect(m_outline, &OutlinePanel::layerChosen, this, [this] {
            if (m_paint.tool() == PaintTool::Pointer) {
                m_paint.setTool(PaintTool::Brush);
            }
        });
    }
    return m_left;
}

QWidget *DesignMode::rightDock()
{
    if (!m_right) {
        m_inspector = new DesignInspector(designContext());
        m_right = m_inspector;
    }
    return m_right;
}

QList<QAction *> DesignMode::menuActions()
{
    leftDock();
    QList<QAction *> actions = m_tools->actions();
    actions << nullptr;
    actions << m_outline->actions();
    return actions;
}

void DesignMode::activate()
{
    leftDock();
    m_active = true;
    WorldView &world = m_context.world;
    if (!m_note) {
        m_note = new WorldNote(m_context.theme, &world);
        connect(&m_preview, &DesignPreview::noteChanged, m_note, &WorldNote::setNote);
        connect(&m_paint, &PaintController::message, m_note, &WorldNote::flash);
    }
    m_note->setNote(m_preview.note());
    showScenario();
    m_preview.setActive(true);
    world.setGridLines(true);
    world.setFollowing(false);
    world.clearSelection();
    for (QAction *action : m_tools->actions()) {
        world.addAction(action);
    }
    world.addAction(m_cancel);
    connectWorld();
    showTool();
}

void DesignMode::deactivate()
{
    m_active = false;
    m_paint.cancel();
    m_preview.setActive(false);
    WorldView &world = m_context.world;
    world.disconnect(this);
    world.disconnect(&m_paint);
    for (QAction *action : m_tools->actions()) {
        world.removeAction(action);
    }
    world.removeAction(m_cancel);
    world.setBrush(0);
    world.setPreviewRect({});
    world.setGridLines(false);
    if (m_note) {
        m_note->setNote({});
    }
    emit statusChanged({});
}

void DesignMode::connectWorld()
{
    WorldView &world = m_context.world;
    connect(&world, &WorldView::cellPressed, &m_paint, &PaintController::press);
    connect(&world, &WorldView::cellDragged, &m_paint, &PaintController::drag);
    connect(&world, &WorldView::cellReleased, &m_paint, &PaintController::release);
    connect(&world, &WorldView::agentClicked, this, [this](quint64, int kind) {
        m_selection.select({DesignItem::Sort::Kind, kind});
    });
    connect(&m_paint, &PaintController::previewRectChanged, &world, &WorldView::setPreviewRect,
            Qt::UniqueConnection);
}

void DesignMode::selectionChanged(const DesignItem &item)
{
    const PaintTarget::Sort sort = item.sort == DesignItem::Sort::Layer  ? PaintTarget::Sort::Layer
                                   : item.sort == DesignItem::Sort::Kind ? PaintTarget::Sort::Kind
                                                                         : PaintTarget::Sort::Nothing;
    m_paint.setTarget({sort, sort == PaintTarget::Sort::Nothing ? -1 : item.index});
}

void DesignMode::documentChanged(const ChangeEvent &event)
{
    using Part = ChangeEvent::Part;
    const bool looks = event.part == Part::Everything || event.part == Part::World ||
                       event.part == Part::Layers || event.part == Part::Kinds || event.part == Part::Persona;
    if (m_active && looks) {
        showScenario();
    }
}

/// Together, as the view reads the snapshot by the scenario's lists.
void DesignMode::showScenario()
{
    m_context.world.setScenario(m_context.document.scenario());
    m_context.world.setSnapshot(m_preview.snapshot());
    m_context.world.setLegendVisible(false); // the lists say it
}

void DesignMode::showTool()
{
    if (!m_active) {
        return;
    }
    const int size = m_paint.cursorSize();
    m_context.world.setBrush(size);
    emit statusChanged(size > 0 ? tr("brush %1 × %1").arg(size) : QString());
}

bool DesignMode::goTo(const Place &place)
{
    rightDock();
    return m_inspector->goTo(place);
}

} // namespace gridfolk
