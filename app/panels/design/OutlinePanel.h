// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/DesignSelection.h"
#include "panels/design/DesignContext.h"

#include <QList>
#include <QWidget>

class QAction;
class QPushButton;
class QVBoxLayout;

namespace gridfolk
{

class KindList;
class LayerList;
class PanelHeader;
class SwatchList;
class TextLabel;

/// The left dock of Design: brush, layers, kinds, parameters, world and model, one below the other. Selecting
/// an entry shows its pages; entries are added, duplicated, moved and removed here.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(const DesignContext &context, QWidget *parent = nullptr);

    /// Add layer, kind, parameter; duplicate, move, remove what is selected.
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    [[nodiscard]] LayerList *layers() const { return m_layers; }
    [[nodiscard]] KindList *kinds() const { return m_kinds; }
    [[nodiscard]] SwatchList *parameters() const { return m_parameters; }

signals:
    /// A layer was chosen by a person, not by undo or a problem.
    void layerChosen(int layer);

private:
    void addSection(QVBoxLayout *column, PanelHeader *header, QWidget *body);
    [[nodiscard]] TextLabel *makeHint(const QString &text) const;
    void prepareList(SwatchList *list, DesignItem::Sort sort);
    void buildActions();
    QAction *addAction(const QString &text, const QKeySequence &key, std::function<void()> act);
    void refresh();
    void refreshCounts();
    void refreshSelection();
    void writeVisibility(int layer, bool visible);
    void showMenu(SwatchList *list, const QPoint &at);

    DesignContext m_context;
    LayerList *m_layers;
    KindList *m_kinds;
    SwatchList *m_parameters;
    PanelHeader *m_layersHeader;
    PanelHeader *m_kindsHeader;
    PanelHeader *m_parametersHeader;
    TextLabel *m_noLayers;
    TextLabel *m_noKinds;
    TextLabel *m_noParameters;
    QPushButton *m_model;
    QList<QAction *> m_actions;
    QList<QAction *> m_itemActions; ///< that need a selected entry
};

} // namespace gridfolk
