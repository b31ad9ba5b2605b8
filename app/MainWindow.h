// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

#include <QMainWindow>

#include <memory>

class QStackedWidget;

namespace gridfolk
{

class AnalyzeMode;
class AppSettings;
class BannerStack;
class DesignMode;
class Dialogs;
class ExampleShelf;
class ExportController;
class FileController;
class LiveConsent;
class KeyRing;
class LanguageModelController;
class MessageBanner;
class Mode;
class ModelTable;
class NoticeController;
class RunController;
class RunDirector;
class RunMode;
class RunRecorder;
class RunTabs;
class ScenarioDocument;
class StatusStrip;
class Theme;
class TopBar;
class WelcomePage;
class WindowActions;
class Workspace;
class WorldView;

/// What the window is made with; all of it outlives the window. A test brings its own.
struct Studio {
    Theme &theme;
    AppSettings &settings;
    Dialogs &dialogs;
    std::shared_ptr<const EngineFactory> factory;
    QString stateFolder; ///< for scratch projects and the ledger
    KeyRing &keys;
    ModelTable &models;
};

/// The frame: menus, top bar, banner, welcome page or workspace, status line. Puts the parts together and
/// connects them; what they do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum ModeIndex { Design, Run, Analyze };

    explicit MainWindow(const Studio &studio);
    ~MainWindow() override;

    /// Opens a file given on the command line.
    bool open(const QString &path);
    void showWelcome();
    void showMode(int mode);
    [[nodiscard]] int currentMode() const { return m_mode; }
    [[nodiscard]] bool isWelcomeShown() const;

    [[nodiscard]] ScenarioDocument &document() { return *m_document; }
    [[nodiscard]] RunController &run() { return *m_run; }
    [[nodiscard]] FileController &files() { return *m_files; }
    [[nodiscard]] ExportController &exporter() { return *m_exporter; }
    [[nodiscard]] WindowActions &actions() { return *m_actions; }
    [[nodiscard]] RunTabs &tabs() { return *m_tabs; }
    [[nodiscard]] WorldView &world() { return *m_world; }
    [[nodiscard]] AnalyzeMode &analyze() { return *m_analyze; }
    [[nodiscard]] DesignMode &design() { return *m_design; }
    [[nodiscard]] MessageBanner &banner() { return *m_banner; }

protected:
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void buildControllers();
    void buildModes();
    void buildFrame();
    void connectFiles();
    void connectRun();
    void connectModes();
    void connectExport();
    void connectActions();
    void connectViewActions();
    void connectHelpActions();
    void connectStatus();
    void offerLeftWork();
    void offerDraft();
    void startExample(const std::shared_ptr<const Scenario> &scenario, ModeIndex mode);
    void showOpened();
    void showExampleCount();
    void showTransport();
    void showTitle();
    void showStale(bool stale);
    void showExported(const QStringList &files);
    void showTab(int tab);
    void showTrace(quint64 serial, qint64 tick);
    void connectLanguageModel();
    void changeSpeed(double factor);
    void togglePlay();
    void play();
    void step();
    void watch(bool moves);
    void walkRegions(int by);

    Studio m_studio;
    ScenarioDocument *m_document = nullptr;
    std::unique_ptr<RunRecorder> m_recorder;
    RunController *m_run = nullptr;
    FileController *m_files = nullptr;
    LiveConsent *m_consent = nullptr;
    RunDirector *m_director = nullptr;
    LanguageModelController *m_language = nullptr;
    ExportController *m_exporter = nullptr;
    WorldView *m_world = nullptr;
    RunTabs *m_tabs = nullptr;
    Workspace *m_workspace = nullptr;
    DesignMode *m_design = nullptr;
    RunMode *m_runMode = nullptr;
    AnalyzeMode *m_analyze = nullptr;
    QList<Mode *> m_modes;
    TopBar *m_topBar = nullptr;
    MessageBanner *m_banner = nullptr;
    BannerStack *m_banners = nullptr;
    NoticeController *m_notices = nullptr;
    StatusStrip *m_status = nullptr;
    WindowActions *m_actions = nullptr;
    ExampleShelf *m_shelf = nullptr;
    QStackedWidget *m_pages = nullptr;
    int m_mode = -1;
};

} // namespace gridfolk
