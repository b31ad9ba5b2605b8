// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/OutlinePanel.h"

#include "controllers/DesignEdits.h"
#include "controllers/DesignPreview.h"
#include "panels/design/BrushPanel.h"
#include "panels/design/WorldForm.h"
#include "widgets/Drawing.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/PanelHeader.h"
#include "widgets/TextLabel.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

OutlinePanel::OutlinePanel(const DesignContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_layers(new LayerList(context.theme))
    , m_kinds(new KindList(context.theme))
    , m_parameters(new SwatchList(context.theme, false))
    , m_layersHeader(new PanelHeader(context.theme, tr("Layers")))
    , m_kindsHeader(new PanelHeader(context.theme, tr("Kinds")))
    , m_parametersHeader(new PanelHeader(context.theme, tr("Parameters")))
    , m_noLayers(makeHint(tr("None yet. A layer holds a value on every cell, such as grass or height.")))
    , m_noKinds(makeHint(tr("None yet. A kind says what its agents are like and what they do.")))
    , m_noParameters(makeHint(tr("None yet. A parameter is a number that you turn while a model runs.")))
    , m_model(new QPushButton(tr("Texts, rules and metrics")))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Parts of the model"));
    outer->addWidget(area);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new BrushPanel(context));
    addSection(column, m_layersHeader, m_layers);
    column->addWidget(m_noLayers);
    addSection(column, m_kindsHeader, m_kinds);
    column->addWidget(m_noKinds);
    addSection(column, m_parametersHeader, m_parameters);
    column->addWidget(m_noParameters);
    addSection(column, new PanelHeader(context.theme, tr("World")), new WorldForm(context));
    auto *model = new QWidget;
    auto *row = new QHBoxLayout(model);
    row->setContentsMargins(context.theme.px(12), context.theme.px(8), context.theme.px(12),
                            context.theme.px(8));
    m_model->setAccessibleName(m_model->text());
    m_model->setCheckable(true);
    row->addWidget(m_model, 1);
    addSection(column, new PanelHeader(context.theme, tr("Model")), model);
    column->addStretch(1);
    area->setWidget(body);
    m_parameters->setAccessibleName(tr("Parameters"));
    buildActions();
    prepareList(m_layers, DesignItem::Sort::Layer);
    prepareList(m_kinds, DesignItem::Sort::Kind);
    prepareList(m_parameters, DesignItem::Sort::Parameter);
    connect(m_layers, &LayerList::visibilityToggled, this, &OutlinePanel::writeVisibility);
    connect(m_layers, &SwatchList::rowChosen, this, &OutlinePanel::layerChosen);
    connect(m_model, &QPushButton::clicked, this, [this] {
        m_context.selection.select({});
        refreshSelection();
    });
    connect(&context.document, &ScenarioDocument::changed, this, &OutlinePanel::refresh);
    connect(&context.selection, &DesignSelection::changed, this, &OutlinePanel::refreshSelection);
    connect(&context.preview, &DesignPreview::snapshotChanged, this, &OutlinePanel::refreshCounts);
    refresh();
}

void OutlinePanel::addSection(QVBoxLayout *column, PanelHeader *header, QWidget *body)
{
    column->addWidget(header);
    column->addWidget(body);
}

TextLabel *OutlinePanel::makeHint(const QString &text) const
{
    const Theme &theme = m_context.theme;
    auto *hint = new TextLabel(theme, text, TextRole::Small, Token::Secondary);
    hint->setWordWrap(true);
    hint->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    return hint;
}

void OutlinePanel::prepareList(SwatchList *list, DesignItem::Sort sort)
{
    connect(list, &SwatchList::rowChosen, this, [this, sort](int row) {
        m_context.selection.select({sort, row});
    });
    // A click on the row that is current but not selected, as another list was used in between.
    connect(list, &QListView::clicked, this, [this, sort](const QModelIndex &index) {
        m_context.selection.select({sort, index.row()});
    });
    for (QAction *action : std::as_const(m_itemActions)) {
        list->addAction(action);
    }
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // the panel scrolls, not the list
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list, &QWidget::customContextMenuRequested, this,
            [this, list](const QPoint &at) { showMenu(list, at); });
}

QAction *OutlinePanel::addAction(const QString &text, const QKeySequence &key, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut); // with one of the lists in focus
    action->setStatusTip(text);
    connect(action, &QAction::triggered, this, std::move(act));
    m_actions << action;
    return action;
}

void OutlinePanel::buildActions()
{
    const auto head = [](PanelHeader *header, QAction *action) {
        QObject::connect(header->addButton(QStringLiteral("plus"), action->text()), &QToolButton::clicked,
                         action, &QAction::trigger);
    };
    DesignEdits &edits = m_context.edits;
    DesignSelection &selection = m_context.selection;
    head(m_layersHeader, addAction(tr("Add a layer"), {}, [&edits] { edits.addLayer(); }));
    head(m_kindsHeader, addAction(tr("Add a kind"), {}, [&edits] { edits.addKind(); }));
    head(m_parametersHeader, addAction(tr("Add a parameter"), {}, [&edits] { edits.addParameter(); }));
    m_itemActions = {
        addAction(tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D),
                  [&edits, &selection] { edits.duplicate(selection.item()); }),
        addAction(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                  [&edits, &selection] { edits.moveUp(selection.item()); }),
        addAction(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down),
                  [&edits, &selection] { edits.moveDown(selection.item()); }),
        addAction(tr("Remove"), QKeySequence(Qt::Key_Delete),
                  [&edits, &selection] { edits.remove(selection.item()); }),
    };
}

void OutlinePanel::showMenu(SwatchList *list, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_itemActions);
    menu->popup(list->viewport()->mapToGlobal(at));
}

void OutlinePanel::refresh()
{
    const Scenario &scenario = m_context.document.scenario();
    m_layers->setLayers(scenario.layers);
    std::vector<SwatchRow> rows;
    for (const Parameter &parameter : scenario.parameters) {
        SwatchRow row;
        row.name = QString::fromStdString(parameter.name);
        row.color = "grey";
        row.value = parameter.type == ValueType::Bool ? (parameter.value != 0 ? tr("on") : tr("off"))
                                                      : shortNumber(parameter.value);
        rows.push_back(std::move(row));
    }
    m_parameters->setRows(std::move(rows));
    const auto showEither = [](QWidget *list, QWidget *hint, bool empty) {
        list->setVisible(!empty);
        hint->setVisible(empty);
    };
    showEither(m_layers, m_noLayers, scenario.layers.empty());
    showEither(m_kinds, m_noKinds, scenario.kinds.empty());
    showEither(m_parameters, m_noParameters, scenario.parameters.empty());
    refreshCounts();
    refreshSelection();
}

void OutlinePanel::refreshCounts()
{
    const std::vector<qint64> counts = m_context.preview.counts();
    const std::vector<AgentKind> &kinds = m_context.document.scenario().kinds;
    m_kinds->setKinds(kinds, counts.size() == kinds.size() ? counts : std::vector<qint64>{});
}

void OutlinePanel::refreshSelection()
{
    const DesignItem item = m_context.selection.item();
    const auto row = [&](DesignItem::Sort sort) { return item.sort == sort ? item.index : -1; };
    m_layers->setCurrentRow(row(DesignItem::Sort::Layer));
    m_kinds->setCurrentRow(row(DesignItem::Sort::Kind));
    m_parameters->setCurrentRow(row(DesignItem::Sort::Parameter));
    m_model->setChecked(item.sort == DesignItem::Sort::Model);
    for (QAction *action : std::as_const(m_itemActions)) {
        action->setEnabled(item.sort != DesignItem::Sort::Model);
    }
}

void OutlinePanel::writeVisibility(int layer, bool visible)
{
    const std::vector<CellLayer> &layers = m_context.document.scenario().layers;
    const QString name = QString::fromStdString(layers[static_cast<std::size_t>(layer)].name);
    m_context.document.change<bool>((visible ? tr("Show %1") : tr("Hide %1")).arg(name),
                                    {ChangeEvent::Part::Layers, layer, {}},
                                    [layer](Scenario &scenario) -> bool & {
                                        return scenario.layers[static_cast<std::size_t>(layer)].visible;
                                    },
                                    visible);
}

} // namespace gridfolk
