// SPDX-License-Identifier: GPL-3.0-or-later
#include "modes/AnalyzeMode.h"

#include "controllers/ExportController.h"
#include "controllers/FileController.h"
#include "controllers/RunController.h"
#include "controllers/RunOverlay.h"
#include "controllers/RunRecorder.h"
#include "panels/ProblemRows.h"
#include "panels/RuledBox.h"
#include "panels/RunDetails.h"
#include "panels/RunTableModel.h"
#include "widgets/EmptyState.h"
#include "widgets/PanelHeader.h"
#include "widgets/PlotView.h"
#include "widgets/TraceView.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostOverlaid = kSeriesCount; // as many as there are colors

/// A row is chosen as a whole, so no cell of it is framed.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

} // namespace

AnalyzeMode::AnalyzeMode(const ModeContext &context, FileController &files, RunRecorder &recorder,
                         ExportController &exporter, QObject *parent)
    : Mode(parent)
    , m_context(context)
    , m_files(files)
    , m_recorder(recorder)
    , m_exporter(exporter)
    , m_loader(new RunLoader(this))
    , m_model(new RunTableModel(context.theme, this))
    , m_left(new QStackedWidget)
    , m_center(new QWidget)
    , m_details(new RunDetails(context.theme))
    , m_export(new QAction(tr("&Export CSV of the chosen run…"), this))
    , m_exportTraces(new QAction(tr("Export &traces of the chosen run…"), this))
{
    buildLeft();
    buildCenter();
    buildActions();
    connect(m_loader, &RunLoader::loaded, this, &AnalyzeMode::show);
    connect(m_loader, &RunLoader::failed, this, &AnalyzeMode::failed);
    connect(m_details, &RunDetails::exportRequested, this, &AnalyzeMode::exportRun);
    connect(m_details, &RunDetails::exportTracesRequested, this, &AnalyzeMode::exportTraces);
    connect(&files, &FileController::opened, this, [this] {
        clear();
        m_chosen = 0;
        reload();
    });
    connect(&context.run, &RunController::stateChanged, this, [this](const RunState &state) {
        if (m_active && state.phase != RunPhase::Running) {
            reload();
        }
    });
    clear();
}

void AnalyzeMode::buildLeft()
{
    auto *empty = new EmptyState(m_context.theme);
    empty->setContent(tr("There are no runs yet."),
                      tr("Every run of this model is kept here with its plots and decisions."), tr("Run it"));
    connect(empty, &EmptyState::actionTriggered, this, &AnalyzeMode::runRequested);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setToolTip(tr("Choose several with Ctrl or Shift to lay their metrics over each other"));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_context.theme.px(32));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const std::initializer_list<int> widths{40, 60, 60, 70};
    int column = 0;
    for (const int width : widths) {
        m_table->setColumnWidth(column++, m_context.theme.px(width));
    }
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QItemSelectionModel *selection = m_table->selectionModel();
        const int current = m_table->currentIndex().row();
        if (selection->hasSelection()) {
            // Ctrl takes a run out of the choice and leaves the current one there.
            choose(selection->isRowSelected(current) ? current : selection->selectedRows().front().row());
        }
    });
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new PanelHeader(m_context.theme, tr("Runs")));
    rows->addWidget(m_table, 1);
    m_left->addWidget(empty);
    m_left->addWidget(page);
}

void AnalyzeMode::buildCenter()
{
    m_plots = new PlotView(m_context.theme);
    m_trace = new TraceView(m_context.theme);
    m_trace->setReasonWords(reasonWords);
    m_tabs = new QTabBar;
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Views of the chosen run"));
    m_tabs->addTab(tr("Plots"));
    m_tabs->addTab(tr("Trace"));
    auto *bar = new RuledBox(m_context.theme, Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(m_context.theme.px(4), 0, m_context.theme.px(8), 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    auto *pages = new QStackedWidget;
    pages->addWidget(m_plots);
    pages->addWidget(m_trace);
    auto *column = new QVBoxLayout(m_center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    connect(m_trace, &TraceView::exportRequested, this, &AnalyzeMode::exportTraces);
    connect(m_trace, &TraceView::decisionChosen, this, [this](qint64 tick) { m_plots->setMarker(tick); });
}

void AnalyzeMode::buildActions()
{
    m_export->setStatusTip(tr("Write metrics and agents of the chosen run as tables"));
    m_exportTraces->setStatusTip(tr("Write all decisions of the chosen run as a table"));
    connect(m_export, &QAction::triggered, this, &AnalyzeMode::exportRun);
    connect(m_exportTraces, &QAction::triggered, this, &AnalyzeMode::exportTraces);
}

QWidget *AnalyzeMode::leftDock()
{
    return m_left;
}

QWidget *AnalyzeMode::rightDock()
{
    return m_details;
}

QWidget *AnalyzeMode::center()
{
    return m_center;
}

QList<QAction *> AnalyzeMode::menuActions()
{
    return {m_export, m_exportTraces};
}

void AnalyzeMode::activate()
{
    m_active = true;
    reload();
}

void AnalyzeMode::reload()
{
    ProjectFile *project = m_files.project();
    if (project == nullptr) {
        m_model->setRuns({}, 0);
        m_left->setCurrentIndex(0);
        return;
    }
    auto runs = project->runs().runs();
    if (!runs) {
        emit failed(runs.error());
        return;
    }
    const std::int64_t live = m_context.run.hasRun() ? m_recorder.runIn(project->path()) : 0;
    // The live run is behind in its project until it rests; a run that waits at tick 0 is not one yet.
    for (RunRecord &run : *runs) {
        if (run.id == live) {
            run.ticks = m_context.run.state().tick;
        }
    }
    std::erase_if(*runs, [&](const RunRecord &run) { return run.id == live && run.ticks == 0; });
    m_model->setRuns(std::move(*runs), live);
    m_left->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    if (m_model->rowCount() > 0) {
        const int row = std::max(m_model->rowOf(m_chosen), 0);
        const bool same = m_table->currentIndex().row() == row;
        m_table->selectRow(row);
        if (same || !m_run) {
            choose(row);
        }
    }
}

void AnalyzeMode::choose(int row)
{
    if (row < 0 || m_files.project() == nullptr) {
        return;
    }
    m_chosen = m_model->run(row).id;
    std::vector<std::int64_t> others;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (index.row() != row && others.size() + 1 < kMostOverlaid) {
            others.push_back(m_model->run(index.row()).id);
        }
    }
    m_loader->load(QString::fromStdString(m_files.project()->path()), m_chosen, others);
}

void AnalyzeMode::show(const std::vector<std::shared_ptr<const LoadedRun>> &runs)
{
    const std::shared_ptr<const LoadedRun> &run = runs.front();
    m_run = run;
    m_plots->setStacked(runs.size() > 1);
    if (runs.size() > 1) {
        const RunOverlay overlay = overlayOf(runs);
        m_plots->setCharts(overlay.charts, overlay.metrics);
        m_plots->appendRows(overlay.rows);
    } else {
        m_plots->setCharts(run->scenario.charts, run->scenario.metrics);
        m_plots->appendRows(run->metrics);
    }
    m_tabs->setTabText(0, runs.size() > 1 ? tr("Overlay of %n run(s)", nullptr, static_cast<int>(runs.size()))
                                          : tr("Plots"));
    m_trace->clear();
    m_trace->appendEvents(run->traces);
    m_tabs->setTabVisible(1, !run->traces.empty());
    const int row = m_model->rowOf(run->record.id);
    RunRecord record = row < 0 ? run->record : m_model->run(row);
    m_details->setRun(*run, m_model->statusText(record));
    m_export->setEnabled(true);
    m_exportTraces->setEnabled(!run->traces.empty());
}

void AnalyzeMode::clear()
{
    m_loader->forget();
    m_run.reset();
    m_plots->clear();
    m_trace->clear();
    m_tabs->setTabVisible(1, false);
    m_details->clear();
    for (QAction *action : {m_export, m_exportTraces}) {
        action->setEnabled(false);
    }
}

void AnalyzeMode::exportRun()
{
    if (m_run) {
        ExportController::Tables tables;
        tables.metricNames = m_run->record.metrics;
        tables.metrics = m_run->metrics;
        tables.agents = m_run->agents;
        tables.provenance = m_exporter.provenance(m_run->record);
        m_exporter.exportTables(
            std::move(tables),
            tr("%1 run %2").arg(QString::fromStdString(m_run->scenario.title)).arg(m_run->record.id));
    }
}

void AnalyzeMode::exportTraces()
{
    if (m_run && !m_run->traces.empty()) {
        ExportController::Tables tables;
        tables.traces = m_run->traces;
        tables.provenance = m_exporter.provenance(m_run->record);
        m_exporter.exportTables(
            std::move(tables),
            tr("%1 run %2 traces").arg(QString::fromStdString(m_run->scenario.title)).arg(m_run->record.id));
    }
}

} // namespace gridfolk
