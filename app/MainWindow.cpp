// SPDX-License-Identifier: GPL-3.0-or-later
#include "MainWindow.h"

#include "controllers/BannerStack.h"
#include "controllers/ExampleShelf.h"
#include "controllers/ExportController.h"
#include "controllers/FieldUndo.h"
#include "controllers/FileController.h"
#include "controllers/GatewayController.h"
#include "controllers/HelpController.h"
#include "controllers/LanguageModelController.h"
#include "controllers/LiveConsent.h"
#include "controllers/NoticeController.h"
#include "controllers/ProviderWatch.h"
#include "controllers/RunController.h"
#include "controllers/RunDirector.h"
#include "controllers/RunRecorder.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "modes/AnalyzeMode.h"
#include "modes/DesignMode.h"
#include "modes/RunMode.h"
#include "panels/CommandField.h"
#include "panels/ProblemRows.h"
#include "panels/RuledBox.h"
#include "panels/RunTabs.h"
#include "panels/StatusStrip.h"
#include "panels/TopBar.h"
#include "panels/Workspace.h"
#include "settings/AppSettings.h"
#include "widgets/BudgetMeter.h"
#include "widgets/GatewayView.h"
#include "widgets/MessageBanner.h"
#include "widgets/PlotView.h"
#include "widgets/ProblemsView.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TextLabel.h"
#include "widgets/Theme.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

const QString kFileBanner = QStringLiteral("file");
const QString kProblemBanner = QStringLiteral("problem");
const QString kExportBanner = QStringLiteral("export");

constexpr double kSlowest = 0.5; // ticks per second
constexpr double kFast = 1000;   // above it there is only "as fast as it goes"

} // namespace

MainWindow::MainWindow(const Studio &studio)
    : m_studio(studio)
{
    buildControllers();
    buildModes();
    buildFrame();
    connectFiles();
    connectRun();
    connectModes();
    connectExport();
    connectActions();
    connectViewActions();
    connectHelpActions();
    connectStatus();
    connectLanguageModel();
    const QSize room = screen()->availableSize() - QSize(0, m_studio.theme.px(32)); // of the title bar
    resize(QSize(m_studio.theme.px(1280), m_studio.theme.px(800)).boundedTo(room));
    restoreGeometry(m_studio.settings.geometry());
    showWelcome();
    offerLeftWork();
}

MainWindow::~MainWindow()
{
    if (m_mode >= 0) {
        m_modes[m_mode]->deactivate();
    }
    m_run->end();
    m_files->close();
    qDeleteAll(m_modes); // before what they work on
}

void MainWindow::buildControllers()
{
    m_document = new ScenarioDocument(this);
    m_recorder = std::make_unique<RunRecorder>();
    m_run = new RunController(m_studio.factory, this);
    m_files = new FileController(
        {*m_document, m_studio.settings, m_studio.dialogs, *m_recorder, m_studio.stateFolder}, this);
    m_consent = new LiveConsent(m_studio.settings, *m_document, *m_files, this);
    m_director =
        new RunDirector({*m_run, *m_document, *m_files, m_studio.settings, *m_recorder, m_studio.factory,
                         m_studio.keys, m_studio.models, m_studio.stateFolder, *m_consent},
                        this);
    m_exporter = new ExportController({*m_run, m_studio.settings, m_studio.dialogs, m_studio.factory}, this);
}

void MainWindow::buildModes()
{
    const Theme &theme = m_studio.theme;
    m_world = new WorldView(theme);
    m_world->setAccessibleName(tr("World"));
    m_tabs = new RunTabs(theme, *m_run);
    m_workspace = new Workspace(m_studio.settings, m_world, m_tabs);
    const ModeContext context{theme, *m_document, *m_run, *m_world, m_studio.factory};
    m_design = new DesignMode(context, this);
    m_runMode = new RunMode(context, *m_director, this);
    m_analyze = new AnalyzeMode(context, *m_files, *m_recorder, *m_exporter, this);
    m_modes = {m_design, m_runMode, m_analyze};
    m_workspace->addMode(*m_design, QStringLiteral("design"), theme.px(280), theme.px(420));
    m_workspace->addMode(*m_runMode, QStringLiteral("run"), theme.px(232), theme.px(312));
    m_workspace->addMode(*m_analyze, QStringLiteral("analyze"), theme.px(312), theme.px(280));
}

void MainWindow::buildFrame()
{
    const Theme &theme = m_studio.theme;
    m_topBar = new TopBar(theme);
    m_banner = new MessageBanner(theme);
    m_banners = new BannerStack(*m_banner, this);
    m_notices = new NoticeController(*m_run, *m_document, *m_tabs, *m_banners, this);
    new ProviderWatch(*m_run, *m_director, *m_banners, this);
    m_status = new StatusStrip(theme);
    auto *welcome = new WelcomePage(theme);
    m_shelf = new ExampleShelf(theme, m_studio.settings, m_studio.factory, *welcome, this);
    m_pages = new QStackedWidget;
    m_pages->addWidget(welcome);
    m_pages->addWidget(m_workspace);
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new RuledBox(theme, Qt::TopEdge); // below the menus
    line->setFixedHeight(theme.lineWidth());
    column->addWidget(line);
    column->addWidget(m_topBar);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    setCentralWidget(middle);
    m_actions = new WindowActions(*m_document->undoStack(), *m_world, this);
    m_actions->fillMenus(*menuBar(), m_modes);
    addActions(m_actions->all());
    auto *brand = new QWidget;
    auto *brandRow = new QHBoxLayout(brand);
    brandRow->setContentsMargins(theme.px(12), 0, theme.px(4), 0);
    brandRow->addWidget(new TextLabel(theme, QStringLiteral("Gridfolk"), TextRole::Strong));
    menuBar()->setCornerWidget(brand, Qt::TopLeftCorner);
    connect(welcome, &WelcomePage::newModelRequested, m_actions->newModel, &QAction::trigger);
    connect(welcome, &WelcomePage::openProjectRequested, m_actions->open, &QAction::trigger);
    connect(welcome, &WelcomePage::openRecentRequested, this, &MainWindow::open);
    connect(m_shelf, &ExampleShelf::runRequested, this,
            [this](const std::shared_ptr<const Scenario> &scenario) { startExample(scenario, Run); });
    connect(m_shelf, &ExampleShelf::designRequested, this,
            [this](const std::shared_ptr<const Scenario> &scenario) { startExample(scenario, Design); });
    connect(m_shelf, &ExampleShelf::countChanged, this, [this] {
        if (isWelcomeShown()) {
            showExampleCount();
        }
    });
}

void MainWindow::connectFiles()
{
    connect(m_files, &FileController::failed, this,
            [this](const Problem &problem) { m_notices->report(problem, kFileBanner); });
    connect(m_files, &FileController::saved, this, [this] { m_banners->withdraw(kFileBanner); });
    connect(m_files, &FileController::opened, this, &MainWindow::showOpened);
    connect(m_files, &FileController::fileChanged, this, &MainWindow::showTitle);
    connect(m_files, &FileController::draftFound, this, &MainWindow::offerDraft);
    connect(m_document, &ScenarioDocument::modifiedChanged, this, &MainWindow::showTitle);
    connect(&m_studio.settings, &AppSettings::recentFilesChanged, this,
            [this] { m_actions->setRecent(m_studio.settings.recentFiles()); });
    m_actions->setRecent(m_studio.settings.recentFiles());
    showTitle();
}

void MainWindow::connectRun()
{
    TransportBar *transport = m_topBar->transport();
    connect(transport, &TransportBar::playRequested, this, &MainWindow::play);
    connect(transport, &TransportBar::pauseRequested, m_director, &RunDirector::pause);
    connect(transport, &TransportBar::stepRequested, this, &MainWindow::step);
    connect(transport, &TransportBar::resetRequested, m_director, &RunDirector::reset);
    connect(transport, &TransportBar::seedEdited, m_director, &RunDirector::setSeed);
    connect(transport, &TransportBar::speedChanged, this, [this](double speed) {
        m_run->setSpeed(speed);
        m_studio.settings.setSpeed(speed);
    });
    transport->setSpeed(m_studio.settings.speed());
    m_run->setSpeed(m_studio.settings.speed());
    connect(m_run, &RunController::stateChanged, this, &MainWindow::showTransport);
    connect(m_run, &RunController::started, this, &MainWindow::showTransport);
    connect(m_run, &RunController::ended, this, &MainWindow::showTransport);
    connect(m_document, &ScenarioDocument::problemsChanged, this, &MainWindow::showTransport);
    connect(m_director, &RunDirector::failed, this,
            [this](const Problem &problem) { m_notices->report(problem, kProblemBanner); });
    connect(m_run, &RunController::started, this, [this] { m_banners->withdraw(kProblemBanner); });
    connect(m_director, &RunDirector::staleChanged, this, &MainWindow::showStale);
}

void MainWindow::connectModes()
{
    connect(m_topBar->modes(), &SegmentedControl::currentChanged, this, &MainWindow::showMode);
    connect(m_tabs, &RunTabs::expandRequested, m_workspace, &Workspace::setTabsExpanded);
    connect(m_workspace, &Workspace::tabsShownChanged, this, [this](bool shown) {
        m_actions->showTabs->setChecked(shown);
        m_actions->expandTabs->setChecked(m_tabs->isExpanded());
    });
    connect(m_runMode, &RunMode::exportRequested, m_exporter, &ExportController::exportRun);
    connect(m_runMode, &RunMode::openTraceRequested, this, &MainWindow::showTrace);
    connect(m_analyze, &AnalyzeMode::failed, this,
            [this](const Problem &problem) { m_notices->report(problem, kProblemBanner); });
    connect(m_analyze, &AnalyzeMode::runRequested, this, [this] {
        showMode(Run);
        m_director->play();
    });
    connect(m_notices, &NoticeController::goToRequested, this, [this](const Place &place) {
        showMode(Design);
        m_design->goTo(place);
    });
    for (Mode *mode : std::as_const(m_modes)) {
        connect(mode, &Mode::statusChanged, m_status, &StatusStrip::setNote);
    }
}

void MainWindow::connectExport()
{
    connect(m_exporter, &ExportController::failed, this,
            [this](const Problem &problem) { m_notices->report(problem, kExportBanner); });
    connect(m_exporter, &ExportController::started, this, [this] {
        m_banners->show(kExportBanner, Tone::Neutral, tr("Exporting…"),
                        {{tr("Cancel"), [this] { m_exporter->cancel(); }}});
    });
    connect(m_exporter, &ExportController::finished, this, &MainWindow::showExported);
    connect(m_tabs->trace(), &TraceView::exportRequested, m_actions->exportTraces, &QAction::trigger);
    connect(m_actions->exportCsv, &QAction::triggered, m_exporter, &ExportController::exportRun);
    connect(m_actions->exportTraces, &QAction::triggered, this, [this] {
        const auto &events = m_tabs->trace()->model()->events();
        m_exporter->exportTraces({events.begin(), events.end()});
    });
}

void MainWindow::connectActions()
{
    connect(m_actions->newModel, &QAction::triggered, this, [this] {
        if (m_files->newModel()) {
            showMode(Design);
        }
    });
    connect(m_actions->open, &QAction::triggered, m_files, &FileController::openWithDialog);
    connect(m_actions->save, &QAction::triggered, m_files, &FileController::save);
    connect(m_actions->saveAs, &QAction::triggered, m_files, &FileController::saveAs);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions, &WindowActions::recentChosen, this, &MainWindow::open);
    connect(m_actions, &WindowActions::recentCleared, &m_studio.settings, &AppSettings::clearRecentFiles);
    connect(m_actions->playPause, &QAction::triggered, this, &MainWindow::togglePlay);
    connect(m_actions->step, &QAction::triggered, this, &MainWindow::step);
    connect(m_actions->reset, &QAction::triggered, m_director, &RunDirector::reset);
    connect(m_actions->faster, &QAction::triggered, this, [this] { changeSpeed(2); });
    connect(m_actions->slower, &QAction::triggered, this, [this] { changeSpeed(0.5); });
}

void MainWindow::connectViewActions()
{
    for (std::size_t at = 0; at < m_actions->mode.size(); ++at) {
        connect(m_actions->mode[at], &QAction::triggered, this,
                [this, at] { showMode(static_cast<int>(at)); });
    }
    for (std::size_t at = 0; at < m_actions->tab.size(); ++at) {
        connect(m_actions->tab[at], &QAction::triggered, this, [this, at] { showTab(static_cast<int>(at)); });
    }
    connect(m_actions->fit, &QAction::triggered, m_world, &WorldView::fit);
    connect(m_actions->zoomIn, &QAction::triggered, m_world, &WorldView::zoomIn);
    connect(m_actions->zoomOut, &QAction::triggered, m_world, &WorldView::zoomOut);
    connect(m_actions->showLeft, &QAction::toggled, m_workspace, &Workspace::setLeftShown);
    connect(m_actions->showRight, &QAction::toggled, m_workspace, &Workspace::setRightShown);
    connect(m_actions->showTabs, &QAction::triggered, m_workspace, &Workspace::setTabsShown);
    connect(m_actions->expandTabs, &QAction::triggered, m_workspace, &Workspace::setTabsExpanded);
    connect(m_actions->nextRegion, &QAction::triggered, this, [this] { walkRegions(1); });
    connect(m_actions->previousRegion, &QAction::triggered, this, [this] { walkRegions(-1); });
    const Theme::Mode look = m_studio.settings.appearance();
    for (QAction *action : m_actions->appearance->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(look));
    }
    connect(m_actions->appearance, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto chosen = static_cast<Theme::Mode>(action->data().toInt());
        m_studio.theme.setMode(chosen);
        m_studio.settings.setAppearance(chosen);
    });
}

void MainWindow::connectHelpActions()
{
    connect(m_actions->welcome, &QAction::triggered, this, &MainWindow::showWelcome);
    new HelpController(m_studio.theme, m_studio.dialogs, *m_actions, *this);
    new FieldUndo(*m_document->undoStack(), *this);
    CommandField *field = m_topBar->commands();
    connect(m_actions->findCommand, &QAction::triggered, field, qOverload<>(&QWidget::setFocus));
    connect(field, &CommandField::entered, this,
            [this, field] { field->setCommands(m_actions->available()); });
    connect(field, &CommandField::left, m_world, qOverload<>(&QWidget::setFocus));
}

void MainWindow::connectStatus()
{
    connect(m_world, &WorldView::cellHovered, this,
            [this](int x, int y) { m_status->setCell(QPoint(x, y)); });
    connect(m_world, &WorldView::cursorMoved, this,
            [this](int x, int y) { m_status->setCell(QPoint(x, y)); });
    connect(m_world, &WorldView::hoverLeft, this, [this] { m_status->setCell(std::nullopt); });
    connect(m_tabs->problems(), &ProblemsView::countsChanged, m_status, &StatusStrip::setProblems);
    connect(m_status, &StatusStrip::problemsClicked, this, [this] { showTab(RunTabs::ProblemsTab); });
}

void MainWindow::connectLanguageModel()
{
    m_language =
        new LanguageModelController({m_studio.settings, m_studio.keys, m_studio.models, m_studio.dialogs,
                                     *m_run, *m_director, *m_consent, *m_notices, *m_banners, *m_status},
                                    this);
    new GatewayController(
        {*m_run, *m_director, *m_document, *m_notices, *m_topBar, *m_tabs->gateway(), *m_status}, this);
    const auto choose = [this] { m_language->choose(); };
    connect(m_pages->findChild<WelcomePage *>(), &WelcomePage::languageModelRequested, this, choose);
    connect(m_actions->languageModel, &QAction::triggered, this, choose);
    connect(m_status, &StatusStrip::providerClicked, this, choose);
    connect(m_tabs->gateway(), &GatewayView::setUpRequested, this, choose);
    connect(m_topBar->meter(), &BudgetMeter::clicked, this, [this] { showTab(RunTabs::GatewayTab); });
    connect(m_language, &LanguageModelController::playRequested, this, &MainWindow::play);
}

bool MainWindow::open(const QString &path)
{
    if (!QFileInfo::exists(path)) {
        m_studio.settings.removeRecentFile(path);
    }
    return m_files->open(path);
}

bool MainWindow::isWelcomeShown() const
{
    return m_pages->currentIndex() == 0;
}

void MainWindow::showWelcome()
{
    m_director->pause();
    m_pages->setCurrentIndex(0);
    m_topBar->hide();
    m_actions->setModeMenusShown(false);
    m_status->setRun(std::nullopt);
    showExampleCount();
}

void MainWindow::showExampleCount()
{
    m_status->setSaved(tr("%n examples · no network needed", nullptr, m_shelf->count()));
}

void MainWindow::showMode(int mode)
{
    const bool fromWelcome = isWelcomeShown();
    if (fromWelcome) {
        m_pages->setCurrentIndex(1);
        m_topBar->show();
        m_actions->setModeMenusShown(true);
        showTitle();
        showTransport();
    }
    if (mode != m_mode) {
        if (m_mode >= 0) {
            m_modes[m_mode]->deactivate();
        }
        m_mode = mode;
        m_workspace->showMode(mode);
        m_modes[mode]->activate();
        m_topBar->modes()->setCurrentIndex(mode);
    }
    m_actions->setCurrentMode(mode);
    if (mode != Analyze && (fromWelcome || focusWidget() == nullptr)) {
        m_world->setFocus();
    }
}

void MainWindow::startExample(const std::shared_ptr<const Scenario> &scenario, ModeIndex mode)
{
    if (scenario && m_files->openModel(*scenario)) {
        showMode(mode);
        if (mode == Run) {
            m_director->play();
        }
    }
}

void MainWindow::showOpened()
{
    for (const QString &banner :
         {QStringLiteral("draft"), kFileBanner, kProblemBanner, kExportBanner, QStringLiteral("consent")}) {
        m_banners->withdraw(banner);
    }
    const ProjectFile *project = m_files->project();
    const auto runs =
        project != nullptr ? m_files->project()->runs().runs() : Result<std::vector<RunRecord>>{};
    const bool hasRuns =
        runs && std::any_of(runs->begin(), runs->end(), [](const RunRecord &run) { return run.ticks > 0; });
    showMode(hasRuns ? Analyze : Run);
    m_world->fit();
    m_notices->reportModel();
}

void MainWindow::showTransport()
{
    TransportBar *transport = m_topBar->transport();
    const Scenario &scenario = m_document->scenario();
    const RunState state = m_run->state();
    const bool hasRun = m_run->hasRun();
    const bool playing = hasRun && state.phase == RunPhase::Running;
    transport->setPlaying(playing);
    transport->setTick(hasRun ? state.tick : 0, hasRun ? state.lastTick : scenario.run.ticks);
    transport->setSeed(hasRun ? m_run->record().seed : scenario.run.seed);
    const bool runnable = hasRun || m_document->isRunnable();
    transport->setRunnable(runnable, tr("The model has problems; see the Problems tab."));
    m_actions->playPause->setText(playing ? tr("&Pause") : tr("&Play"));
    m_actions->playPause->setEnabled(runnable);
    m_actions->step->setEnabled(runnable && !playing);
    m_actions->exportCsv->setEnabled(hasRun);
    m_actions->exportTraces->setEnabled(hasRun && hasMinds(*m_run->scenario()));
    if (!isWelcomeShown()) {
        m_status->setRun(hasRun ? std::optional<RunState>(state) : std::nullopt);
        m_status->setDate((hasRun ? *m_run->scenario() : scenario).calendar, hasRun ? state.tick : 0);
    }
}

void MainWindow::showTitle()
{
    setWindowTitle(tr("%1[*] – Gridfolk").arg(m_files->name()));
    setWindowModified(m_document->isModified());
    if (isWelcomeShown()) {
        return;
    }
    if (m_document->isModified()) {
        m_status->setSaved(tr("Edited"));
    } else if (m_files->isUntitled()) {
        m_status->setSaved(tr("Not saved yet"));
    } else {
        m_status->setSaved(
            tr("Saved %1").arg(QLocale().toString(m_files->savedAt().time(), QStringLiteral("HH:mm"))));
    }
}

void MainWindow::showStale(bool stale)
{
    const QString id = QStringLiteral("stale");
    if (!stale) {
        m_banners->withdraw(id);
        return;
    }
    if (m_run->state().tick > 0 || m_run->state().phase == RunPhase::Running) {
        m_banners->show(id, Tone::Caution, tr("The model has changed since this run started."),
                        {{tr("Restart with changes"), [this] { m_director->reset(); }}});
    }
}

void MainWindow::showExported(const QStringList &files)
{
    if (files.isEmpty()) {
        m_banners->withdraw(kExportBanner);
        return;
    }
    QStringList names;
    for (const QString &file : files) {
        names << QFileInfo(file).fileName();
    }
    const QString folder = QFileInfo(files.first()).absolutePath();
    m_banners->show(kExportBanner, Tone::Good, tr("Exported %1 to %2").arg(names.join(tr(" and ")), folder),
                    {{tr("Open the folder"), [this, folder] { m_studio.dialogs.openFolder(folder); }}});
}

void MainWindow::showTab(int tab)
{
    if (isWelcomeShown() || m_mode == Analyze) {
        showMode(Run);
    }
    m_workspace->setTabsShown(true);
    m_tabs->setCurrentTab(static_cast<RunTabs::Tab>(tab));
}

void MainWindow::showTrace(quint64 serial, qint64 tick)
{
    m_tabs->setCurrentTab(RunTabs::TraceTab);
    m_tabs->trace()->selectDecision(tick, serial);
    m_workspace->setTabsExpanded(true);
}

void MainWindow::offerLeftWork()
{
    const QString title = m_files->leftWork();
    if (!title.isEmpty()) {
        m_banners->show(QStringLiteral("left"), Tone::Accent,
                        tr("Gridfolk did not end properly last time. Your work on “%1” was kept.").arg(title),
                        {{tr("Open it"), [this] { m_files->recoverLeftWork(); }},
                         {tr("Discard"), [this] { m_files->discardLeftWork(); }}});
    }
}

void MainWindow::offerDraft()
{
    m_banners->show(QStringLiteral("draft"), Tone::Accent,
                    tr("There are edits of this model that were not saved when Gridfolk last ended."),
                    {{tr("Restore them"), [this] { m_files->restoreDraft(); }},
                     {tr("Discard"), [this] { m_files->discardDraft(); }}});
}

void MainWindow::changeSpeed(double factor)
{
    TransportBar *transport = m_topBar->transport();
    const double now = transport->speed();
    double next = now * factor;
    if (now == 0) {
        next = factor < 1 ? kFast : 0;
    } else if (next > kFast) {
        next = 0;
    }
    next = next == 0 ? 0 : std::max(next, kSlowest);
    transport->setSpeed(next);
    m_run->setSpeed(next);
    m_studio.settings.setSpeed(next);
}

void MainWindow::togglePlay()
{
    if (m_run->hasRun() && m_run->state().phase == RunPhase::Running) {
        m_director->pause();
    } else {
        play();
    }
}

void MainWindow::play()
{
    watch(m_director->play());
}

void MainWindow::step()
{
    watch(m_director->step());
}

/// A run is seen in Run; in Design the world is that of the document, which stands still.
void MainWindow::watch(bool moves)
{
    if (moves && m_mode == Design) {
        showMode(Run);
    }
}

void MainWindow::walkRegions(int by)
{
    QList<QWidget *> regions;
    if (isWelcomeShown()) {
        regions = {m_pages->currentWidget()};
    } else {
        regions = m_workspace->regions();
        regions.prepend(m_topBar);
    }
    for (QWidget *strip : std::initializer_list<QWidget *>{m_banner, m_status}) {
        if (strip->isVisible()) {
            regions.append(strip);
        }
    }
    qsizetype now = -1;
    for (qsizetype at = 0; at < regions.size(); ++at) {
        const QWidget *focused = focusWidget();
        if (focused != nullptr && (regions[at] == focused || regions[at]->isAncestorOf(focused))) {
            now = at;
        }
    }
    for (qsizetype tried = 1; tried <= regions.size(); ++tried) {
        QWidget *region = regions[(now + by * tried + 2 * regions.size()) % regions.size()];
        QList<QWidget *> targets = region->findChildren<QWidget *>();
        targets.prepend(region);
        for (QWidget *target : std::as_const(targets)) {
            if (target->isVisible() && target->isEnabled() && (target->focusPolicy() & Qt::TabFocus) != 0) {
                target->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayReplace()) {
        event->ignore();
        return;
    }
    m_workspace->rememberSizes();
    m_studio.settings.setGeometry(saveGeometry());
    m_run->end();
    m_files->close();
    event->accept();
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::StatusTip && m_status != nullptr) {
        m_status->setTip(static_cast<QStatusTipEvent *>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

} // namespace gridfolk
