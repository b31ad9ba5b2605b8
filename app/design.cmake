# The Design mode; included by app/CMakeLists.txt.
set(GRIDFOLK_DESIGN_SOURCES
    commands/ChangeValue.h commands/ListCommand.h commands/PaintCells.cpp commands/PaintCells.h
    commands/RenameInModel.cpp commands/RenameInModel.h
    commands/ResizeWorld.cpp commands/ResizeWorld.h
    controllers/DesignEdits.cpp controllers/DesignEdits.h
    controllers/DesignPreview.cpp controllers/DesignPreview.h
    controllers/DesignSelection.cpp controllers/DesignSelection.h
    controllers/PaintController.cpp controllers/PaintController.h
    documents/ChangeEvent.h documents/ScenarioDocument.cpp documents/ScenarioDocument.h
    modes/DesignMode.cpp modes/DesignMode.h
    panels/design/BrushPanel.cpp panels/design/BrushPanel.h
    panels/design/DesignContext.h
    panels/design/DesignInspector.cpp panels/design/DesignInspector.h
    panels/design/FormPage.cpp panels/design/FormPage.h
    panels/design/KindPages.cpp panels/design/KindPages.h
    panels/design/LayerForm.cpp panels/design/LayerForm.h
    panels/design/LayerPages.cpp panels/design/LayerPages.h
    panels/design/MetricsPage.cpp panels/design/MetricsPage.h
    panels/design/ModelForm.cpp panels/design/ModelForm.h
    panels/design/ModelPages.cpp panels/design/ModelPages.h
    panels/design/OutlinePanel.cpp panels/design/OutlinePanel.h
    panels/design/ParameterForm.cpp panels/design/ParameterForm.h
    panels/design/PersonaPage.cpp panels/design/PersonaPage.h
    panels/design/ProblemLookup.cpp panels/design/ProblemLookup.h
    panels/design/RulesPage.cpp panels/design/RulesPage.h
    panels/design/PageTabs.cpp panels/design/PageTabs.h
    panels/design/ShortSpinBox.h
    panels/design/TextTableModel.cpp panels/design/TextTableModel.h
    panels/design/ToolStrip.cpp panels/design/ToolStrip.h
    panels/design/WorldForm.cpp panels/design/WorldForm.h
    panels/design/WorldNote.cpp panels/design/WorldNote.h)
