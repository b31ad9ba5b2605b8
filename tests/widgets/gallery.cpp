// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every widget with sample values and saves pictures: gridfolk-gallery --out FOLDER [--dark |
// --contrast] [--only NAME]
#include "Samples.h"
#include "widgets/AgentInspector.h"
#include "widgets/BudgetMeter.h"
#include "widgets/CellInspector.h"
#include "widgets/Chip.h"
#include "widgets/EmptyState.h"
#include "widgets/KindForm.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/LinkButton.h"
#include "widgets/LogView.h"
#include "widgets/MessageBanner.h"
#include "widgets/PanelHeader.h"
#include "widgets/ParameterPanel.h"
#include "widgets/PersonaForm.h"
#include "widgets/PlotView.h"
#include "widgets/ProblemsView.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/SegmentedControl.h"
#include "widgets/Theme.h"
#include "widgets/TraceView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <cstdio>

namespace gridfolk
{

namespace
{

std::unique_ptr<QVBoxLayout> flatColumn()
{
    auto column = std::make_unique<QVBoxLayout>();
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QWidget *leftDock(const Theme &theme)
{
    const Scenario scenario = samples::valley();
    auto *dock = new QWidget;
    dock->setLayout(flatColumn().release());
    auto *agents = new PanelHeader(theme, QStringLiteral("Agents"));
    agents->setDetail(QStringLiteral("1 204"));
    auto *kinds = new KindList(theme);
    kinds->setKinds(scenario.kinds, std::array<qint64, 3>{931, 261, 12});
    kinds->setCurrentRow(2);
    auto *layers = new PanelHeader(theme, QStringLiteral("Layers"));
    layers->addButton(QStringLiteral("plus"), QStringLiteral("Add a layer"));
    auto *layerList = new LayerList(theme);
    layerList->setLayers(scenario.layers);
    auto *parameters = new ParameterPanel(theme);
    parameters->setParameters(scenario.parameters);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{agents, kinds, layers, layerList,
                                          new PanelHeader(theme, QStringLiteral("Parameters")), parameters}) {
        dock->layout()->addWidget(widget);
    }
    static_cast<QVBoxLayout *>(dock->layout())->addStretch(1);
    dock->setFixedWidth(theme.px(232));
    return dock;
}

QWidget *topBar(const Theme &theme)
{
    auto *bar = new QWidget;
    bar->setFixedHeight(theme.px(48));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(12);
    auto *modes = new SegmentedControl(theme);
    for (const char *name : {"Design", "Run", "Analyze"}) {
        modes->addSegment(QString::fromLatin1(name));
    }
    modes->setCurrentIndex(1);
    auto *transport = new TransportBar(theme);
    transport->setTick(312, 1000);
    transport->setSeed(42);
    transport->setPlaying(true);
    auto *budget = new BudgetMeter(theme);
    budget->setSpent(0.08, 1);
    auto *search = new QLineEdit;
    search->setPlaceholderText(QStringLiteral("Search or command"));
    search->addAction(theme.icon(QStringLiteral("search"), Token::Secondary), QLineEdit::LeadingPosition);
    search->setFixedSize(200, 32);
    row->addWidget(modes);
    row->addWidget(transport);
    row->addStretch(1);
    row->addWidget(budget);
    row->addWidget(search);
    return bar;
}

QWidget *run(const Theme &theme)
{
    auto *page = new QWidget;
    page->setLayout(flatColumn().release());
    page->layout()->addWidget(topBar(theme));
    auto *banner = new MessageBanner(theme);
    banner->showMessage(QStringLiteral("stale"), Tone::Caution,
                        QStringLiteral("The model has changed since this run started."),
                        {QStringLiteral("Restart with changes"), QStringLiteral("Keep running")});
    page->layout()->addWidget(banner);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(leftDock(theme));
    auto *middle = flatColumn().release();
    auto *world = new WorldView(theme);
    world->setScenario(samples::valley());
    world->setSnapshot(samples::valleySnapshot());
    world->selectAgent(2, samples::valleySnapshot()->kinds[2].serial[3]);
    middle->addWidget(world, 1);
    auto *tabs = new QTabBar;
    tabs->setExpanding(false);
    for (const char *name : {"Timeline", "Plots", "Trace", "Problems (2)", "Log"}) {
        tabs->addTab(QString::fromLatin1(name));
    }
    tabs->setCurrentIndex(1);
    middle->addWidget(tabs);
    auto *plots = new PlotView(theme);
    plots->setCharts(samples::valley().charts, samples::valley().metrics);
    plots->appendRows(samples::metricRows(300));
    plots->setFixedHeight(200);
    middle->addWidget(plots);
    row->addLayout(middle, 1);
    auto *inspector = new AgentInspector(theme);
    inspector->setView(samples::shepherd());
    inspector->setFixedWidth(theme.px(300));
    row->addWidget(inspector);
    static_cast<QVBoxLayout *>(page->layout())->addLayout(row, 1);
    page->resize(1280, 800);
    return page;
}

QWidget *design(const Theme &theme)
{
    const Scenario scenario = samples::valley();
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    auto *world = new WorldView(theme);
    world->setScenario(scenario);
    world->setSnapshot(samples::valleySnapshot());
    world->setGridLines(true);
    world->setBrush(5);
    world->setPreviewRect(QRect(40, 30, 5, 5));
    row->addWidget(world, 1);
    auto *persona = new PersonaForm(theme);
    persona->setActions({QStringLiteral("go_towards"), QStringLiteral("speak"), QStringLiteral("call_dogs"),
                         QStringLiteral("trade"), QStringLiteral("wait")});
    persona->setPersona(*scenario.kinds[2].persona);
    persona->setPreview(
        QStringLiteral("You are Ana, shepherd of the river valley.\nYour goal: keep the flock alive."),
        QStringLiteral("You see: 41 sheep near you; 2 wolves, 4 cells north."), QStringLiteral("Ana, #7"));
    persona->setFieldError(QStringLiteral("goal"),
                           QStringLiteral("“{gaol}” is no trait. Did you mean “goal”?"));
    persona->setFixedWidth(400);
    row->addWidget(persona);
    auto *kind = new KindForm(theme);
    kind->setKind(scenario.kinds[2]);
    kind->setFieldError(QStringLiteral("attributes/trust"), QStringLiteral("Unknown name"));
    kind->setFixedWidth(360);
    row->addWidget(kind);
    page->resize(1280, 1100);
    return page;
}

QWidget *trace(const Theme &theme)
{
    auto *view = new TraceView(theme);
    view->appendEvents(samples::decisions(23));
    view->resize(1280, 700);
    return view;
}

QWidget *welcome(const Theme &theme)
{
    auto *page = new WelcomePage(theme);
    page->setExamples(samples::examples(theme));
    page->setRecent(
        {{QStringLiteral("/a"), QStringLiteral("river valley"), QStringLiteral("today 12:03 · 3 runs")},
         {QStringLiteral("/b"), QStringLiteral("market day"), QStringLiteral("yesterday · 41 runs")},
         {QStringLiteral("/c"), QStringLiteral("thesis chapter 4"), QStringLiteral("12 Nov · 1 run")}});
    page->resize(1280, 760);
    return page;
}

QWidget *welcomeSmall(const Theme &theme)
{
    QWidget *page = welcome(theme);
    page->resize(1024, 600);
    return page;
}

QWidget *problems(const Theme &theme)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    auto *view = new ProblemsView(theme);
    view->model()->setProblems(QStringLiteral("check"), samples::problems());
    auto *log = new LogView(theme);
    log->appendLine(Severity::Info, 12, QStringLiteral("Ana: the river is high"));
    log->appendLine(Severity::Warning, 40, QStringLiteral("Rehearsal answered: the network is away"));
    auto *editor = new RuleTextEditor(theme);
    editor->setText(QStringLiteral(
        "# Sheep eat\nrule graze every step:\n    move_to(random_choice(neighbor_cells()))\n"
        "    enrgy -= 1\n    if cell.grass > 0.5:\n        cell.grass = 0\n        print(\"yum\")\n"
        "action speak(to: Sheep within 3) \"Say something\":\n    energy -= 1\n"));
    editor->setProblems({{4, 5, 5, QStringLiteral("“enrgy” is not known here."),
                          QStringLiteral("Did you mean “energy”?"), false}});
    auto *cell = new CellInspector(theme);
    CellView cellView;
    cellView.x = 31;
    cellView.y = 14;
    cellView.layers = {{QStringLiteral("grass"), QStringLiteral("0.7"), 0.7},
                       {QStringLiteral("water"), QStringLiteral("no"), {}}};
    cellView.agents = {{7, 2, QStringLiteral("Ana · Shepherd #7"), "diamond", "violet"},
                       {9, 0, QStringLiteral("Sheep #9"), "circle", "gold"}};
    cell->setView(cellView);
    auto *empty = new EmptyState(theme);
    empty->setContent(QStringLiteral("No plots yet."),
                      QStringLiteral("A plot shows how a number of the model changes over time."),
                      QStringLiteral("Add a plot"));
    grid->addWidget(view, 0, 0);
    grid->addWidget(log, 0, 1);
    grid->addWidget(editor, 1, 0);
    grid->addWidget(cell, 1, 1);
    grid->addWidget(empty, 2, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    page->resize(1100, 760);
    return page;
}

QWidget *controls(const Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    auto *buttons = new QHBoxLayout;
    auto *primary = new QPushButton(QStringLiteral("Primary"));
    primary->setProperty("primary", true);
    auto *off = new QPushButton(QStringLiteral("Disabled"));
    off->setEnabled(false);
    buttons->addWidget(primary);
    buttons->addWidget(new QPushButton(QStringLiteral("Normal")));
    buttons->addWidget(off);
    buttons->addWidget(new LinkButton(theme, QStringLiteral("Link")));
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Caution, Tone::Bad}) {
        buttons->addWidget(new Chip(theme, QStringLiteral("chip"), tone));
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    auto *fields = new QHBoxLayout;
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("Circle"), QStringLiteral("Triangle")});
    auto *spin = new QSpinBox;
    spin->setSuffix(QStringLiteral(" cells"));
    auto *box = new QCheckBox(QStringLiteral("Checked"));
    box->setChecked(true);
    auto *radio = new QRadioButton(QStringLiteral("Chosen"));
    radio->setChecked(true);
    auto *progress = new QProgressBar;
    progress->setValue(60);
    progress->setTextVisible(false);
    fields->addWidget(new QLineEdit(QStringLiteral("Text")));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{combo, spin, box, new QCheckBox(QStringLiteral("Open")), radio,
                                          new QRadioButton(QStringLiteral("Other")), progress}) {
        fields->addWidget(widget);
    }
    column->addLayout(fields);
    auto *icons = new QGridLayout;
    int at = 0;
    for (const QString &file : QDir(QStringLiteral(":/gridfolk/icons")).entryList()) {
        auto *button = new QToolButton;
        button->setIcon(theme.icon(file.chopped(4)));
        button->setIconSize(QSize(20, 20));
        button->setFixedSize(36, 36);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setChecked(at == 3);
        icons->addWidget(button, at / 18, at % 18);
        ++at;
    }
    column->addLayout(icons);
    column->addStretch(1);
    page->resize(860, 300);
    return page;
}

} // namespace

} // namespace gridfolk

int main(int argc, char **argv)
{
    using namespace gridfolk;
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("out"), QStringLiteral("Folder for the pictures"),
                      QStringLiteral("folder"), QStringLiteral(".")});
    parser.addOption({QStringLiteral("dark"), QStringLiteral("Dark theme")});
    parser.addOption({QStringLiteral("contrast"), QStringLiteral("High contrast theme")});
    parser.addOption({QStringLiteral("only"), QStringLiteral("One picture"), QStringLiteral("name")});
    parser.process(app);
    Theme theme;
    theme.install(app);
    const bool dark = parser.isSet(QStringLiteral("dark"));
    const bool contrast = parser.isSet(QStringLiteral("contrast"));
    theme.setMode(contrast ? Theme::Mode::HighContrast : dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QString suffix = contrast ? QStringLiteral("contrast")
                           : dark   ? QStringLiteral("dark")
                                    : QStringLiteral("light");
    const QDir folder(parser.value(QStringLiteral("out")));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "cannot make %s\n", qPrintable(folder.path()));
        return 1;
    }
    using Make = QWidget *(*)(const Theme &);
    const std::array<std::pair<const char *, Make>, 7> pages{{{"run", run},
                                                              {"design", design},
                                                              {"trace", trace},
                                                              {"welcome", welcome},
                                                              {"welcome-small", welcomeSmall},
                                                              {"problems", problems},
                                                              {"controls", controls}}};
    for (const auto &[name, make] : pages) {
        if (parser.isSet(QStringLiteral("only")) &&
            parser.value(QStringLiteral("only")) != QLatin1String(name)) {
            continue;
        }
        const std::unique_ptr<QWidget> page(make(theme));
        page->show();
        for (PlotView *plots : page->findChildren<PlotView *>()) {
            plots->flush();
        }
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::processEvents();
        }
        const QString file = folder.filePath(QStringLiteral("%1_%2.png").arg(QLatin1String(name), suffix));
        if (!page->grab().save(file)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
            return 1;
        }
        std::printf("%s\n", qPrintable(file));
    }
    return 0;
}
