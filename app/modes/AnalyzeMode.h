// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/RunLoader.h"
#include "modes/Mode.h"

#include <QPointer>

class QStackedWidget;
class QTabBar;
class QTableView;

namespace gridfolk
{

class ExportController;
class FileController;
class PlotView;
class RunDetails;
class RunRecorder;
class RunTableModel;
class TraceView;

/// The runs that the project has kept: a list at the left, plots and trace of the chosen one in the middle,
/// what it was made of at the right. Of several chosen runs the plots show one metric each, a curve per run.
class AnalyzeMode : public Mode
{
    Q_OBJECT

public:
    AnalyzeMode(const ModeContext &context, FileController &files, RunRecorder &recorder,
                ExportController &exporter, QObject *parent = nullptr);

    [[nodiscard]] QWidget *leftDock() override;
    [[nodiscard]] QWidget *rightDock() override;
    [[nodiscard]] QWidget *center() override;
    [[nodiscard]] bool showsTabs() const override { return false; }
    [[nodiscard]] QList<QAction *> menuActions() override;
    void activate() override;
    void deactivate() override { m_active = false; }

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] PlotView *plots() const { return m_plots; }
    [[nodiscard]] TraceView *trace() const { return m_trace; }
    [[nodiscard]] const LoadedRun *chosen() const { return m_run.get(); }

signals:
    void failed(const gridfolk::Problem &problem);
    /// The person wants to see a run but there is none.
    void runRequested();

private:
    void buildLeft();
    void buildCenter();
    void buildActions();
    void reload();
    void choose(int row);
    void show(const std::vector<std::shared_ptr<const LoadedRun>> &runs);
    void clear();
    void exportRun();
    void exportTraces();

    ModeContext m_context;
    FileController &m_files;
    RunRecorder &m_recorder;
    ExportController &m_exporter;
    RunLoader *m_loader;
    RunTableModel *m_model;
    QPointer<QStackedWidget> m_left;
    QPointer<QWidget> m_center;
    QPointer<RunDetails> m_details;
    QTableView *m_table = nullptr;
    PlotView *m_plots = nullptr;
    TraceView *m_trace = nullptr;
    QTabBar *m_tabs = nullptr;
    QAction *m_export;
    QAction *m_exportTraces;
    std::shared_ptr<const LoadedRun> m_run;
    std::int64_t m_chosen = 0;
    bool m_active = false;
};

} // namespace gridfolk
