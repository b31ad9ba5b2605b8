// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/AgentInspector.h"
#include "widgets/CellInspector.h"
#include "widgets/EmptyState.h"
#include "widgets/KindForm.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/LogView.h"
#include "widgets/MessageBanner.h"
#include "widgets/PanelHeader.h"
#include "widgets/ParameterPanel.h"
#include "widgets/PersonaForm.h"
#include "widgets/PlotView.h"
#include "widgets/ProblemsView.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TraceView.h"
#include "widgets/TransportBar.h"
#include "widgets/WelcomePage.h"
#include "widgets/WorldView.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

#include <functional>

using namespace gridfolk;

Q_DECLARE_METATYPE(std::function<QWidget *(const Theme &)>)

class TestAccessible : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void focusableWidgetsHaveNames_data();
    void focusableWidgetsHaveNames();
    void paintingFollowsTheTheme_data() { focusableWidgetsHaveNames_data(); }
    void paintingFollowsTheTheme();

private:
    Theme m_theme;
};

void TestAccessible::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

void TestAccessible::focusableWidgetsHaveNames_data()
{
    using Make = std::function<QWidget *(const Theme &)>;
    QTest::addColumn<Make>("make");
    const auto row = [](const char *name, Make make) { QTest::newRow(name) << std::move(make); };
    row("WorldView", [](const Theme &theme) {
        auto *view = new WorldView(theme);
        view->setScenario(samples::valley());
        view->setSnapshot(samples::valleySnapshot());
        return view;
    });
    row("PlotView", [](const Theme &theme) {
        auto *view = new PlotView(theme);
        view->setCharts(samples::valley().charts, samples::valley().metrics);
        return view;
    });
    row("TransportBar", [](const Theme &theme) { return new TransportBar(theme); });
    row("ParameterPanel", [](const Theme &theme) {
        auto *panel = new ParameterPanel(theme);
        panel->setParameters(samples::valley().parameters);
        return panel;
    });
    row("KindList", [](const Theme &theme) { return new KindList(theme); });
    row("LayerList", [](const Theme &theme) { return new LayerList(theme); });
    row("AgentInspector", [](const Theme &theme) {
        auto *inspector = new AgentInspector(theme);
        inspector->setView(samples::shepherd());
        return inspector;
    });
    row("CellInspector", [](const Theme &theme) { return new CellInspector(theme); });
    row("TraceView", [](const Theme &theme) {
        auto *view = new TraceView(theme);
        view->appendEvents(samples::decisions(10));
        return view;
    });
    row("WelcomePage", [](const Theme &theme) {
        auto *page = new WelcomePage(theme);
        page->setExamples(samples::examples(theme));
        page->setRecent({{QStringLiteral("/a"), QStringLiteral("valley"), QStringLiteral("today")}});
        return page;
    });
    row("ProblemsView", [](const Theme &theme) {
        auto *view = new ProblemsView(theme);
        view->model()->setProblems(QStringLiteral("check"), samples::problems());
        return view;
    });
    row("LogView", [](const Theme &theme) { return new LogView(theme); });
    row("RuleTextEditor", [](const Theme &theme) { return new RuleTextEditor(theme); });
    row("PersonaForm", [](const Theme &theme) {
        auto *form = new PersonaForm(theme);
        form->setPersona(*samples::valley().kinds[2].persona);
        return form;
    });
    row("KindForm", [](const Theme &theme) {
        auto *form = new KindForm(theme);
        form->setKind(samples::valley().kinds[2]);
        return form;
    });
    row("MessageBanner", [](const Theme &theme) {
        auto *banner = new MessageBanner(theme);
        banner->showMessage(QStringLiteral("id"), Tone::Bad, QStringLiteral("Text"), {QStringLiteral("Act")});
        return banner;
    });
    row("PanelHeader", [](const Theme &theme) {
        auto *header = new PanelHeader(theme, QStringLiteral("Layers"));
        header->addButton(QStringLiteral("plus"), QStringLiteral("Add"));
        return header;
    });
    row("SegmentedControl", [](const Theme &theme) {
        auto *control = new SegmentedControl(theme);
        control->addSegment(QStringLiteral("Run"));
        return control;
    });
    row("EmptyState", [](const Theme &theme) {
        auto *state = new EmptyState(theme);
        state->setContent(QStringLiteral("Nothing."), QStringLiteral("Because."), QStringLiteral("Do it"));
        return state;
    });
}

void TestAccessible::focusableWidgetsHaveNames()
{
    QFETCH(std::function<QWidget *(const Theme &)>, make);
    const std::unique_ptr<QWidget> top(make(m_theme));
    top->resize(900, 600);
    top->show();
    QList<QWidget *> all = top->findChildren<QWidget *>();
    all << top.get();
    for (QWidget *widget : all) {
        const bool inner =
            widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy() != nullptr;
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(top.get()) || inner ||
            widget->isWindow() != (widget == top.get())) {
            continue;
        }
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        const QString name = spoken != nullptr ? spoken->text(QAccessible::Name) : QString();
        QVERIFY2(!name.isEmpty() || !widget->accessibleName().isEmpty(),
                 qPrintable(QStringLiteral("%1 in %2")
                                .arg(QLatin1String(widget->metaObject()->className()),
                                     QLatin1String(widget->parentWidget() != nullptr
                                                       ? widget->parentWidget()->metaObject()->className()
                                                       : "nothing"))));
    }
}

void TestAccessible::paintingFollowsTheTheme()
{
    QFETCH(std::function<QWidget *(const Theme &)>, make);
    const std::unique_ptr<QWidget> top(make(m_theme));
    top->resize(900, 600);
    top->show();
    const QImage light = top->grab().toImage();
    m_theme.setMode(Theme::Mode::Dark);
    const QImage dark = top->grab().toImage();
    m_theme.setMode(Theme::Mode::Light);
    const auto mean = [](const QImage &image) {
        return qGray(image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0));
    };
    QVERIFY2(mean(dark) < 110 && mean(light) > 150,
             qPrintable(QStringLiteral("light %1, dark %2").arg(mean(light)).arg(mean(dark))));
}

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"
