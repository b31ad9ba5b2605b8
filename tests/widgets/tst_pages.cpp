// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/AgentInspector.h"
#include "widgets/CellInspector.h"
#include "widgets/ConversationPane.h"
#include "widgets/ExampleCard.h"
#include "widgets/LinkButton.h"
#include "widgets/LogView.h"
#include "widgets/ProblemsView.h"
#include "widgets/SegmentedControl.h"
#include "widgets/SwatchList.h"
#include "widgets/TraceModel.h"
#include "widgets/TraceView.h"
#include "widgets/WelcomePage.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace gridfolk;

class TestPages : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void oneClickRunsAnExample();
    void welcomeFiltersAndAdapts();
    void recentProjectsOpen();
    void inspectorShowsAnAgent();
    void cellListsItsAgents();
    void traceSelectsEverywhere();
    void traceFindsADecisionBehindTheFilter();
    void modelTextStaysPlain();
    void traceStaysFluent();
    void problemsGoToTheirPlace();
    void logShowsTextAsItIs();

private:
    Theme m_theme;
};

void TestPages::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

void TestPages::oneClickRunsAnExample()
{
    WelcomePage page(m_theme);
    page.setExamples(samples::examples(m_theme));
    page.resize(1280, 760);
    page.show();
    QSignalSpy run(&page, &WelcomePage::runExampleRequested);
    QSignalSpy design(&page, &WelcomePage::designExampleRequested);
    auto *card = page.findChildren<ExampleCard *>().at(2);
    QTest::mouseClick(card->findChild<QPushButton *>(), Qt::LeftButton);
    QTest::mouseClick(card->findChild<LinkButton *>(), Qt::LeftButton);
    QCOMPARE(run.count(), 1);
    QCOMPARE(run[0][0].toString(), QStringLiteral("Schelling"));
    QCOMPARE(design[0][0].toString(), QStringLiteral("Schelling"));
}

void TestPages::welcomeFiltersAndAdapts()
{
    WelcomePage page(m_theme);
    page.setExamples(samples::examples(m_theme));
    page.resize(1280, 760);
    page.show();
    const auto cards = page.findChildren<ExampleCard *>();
    QCOMPARE(page.shownExamples(), static_cast<int>(cards.size()));
    QSignalSpy counted(&page, &WelcomePage::shownExamplesChanged);
    QCOMPARE(cards[3]->y(), cards[0]->y());
    page.resize(1024, 600);
    QTRY_VERIFY(cards[3]->y() > cards[0]->y());
    QVERIFY(cards[2]->mapTo(&page, QPoint(cards[2]->width(), 0)).x() <= 1024);
    page.findChild<SegmentedControl *>()->setCurrentIndex(2);
    int shown = 0;
    for (const ExampleCard *card : cards) {
        shown += card->isVisible() ? 1 : 0;
        QVERIFY(!card->isVisible() || card->info().minds);
    }
    QCOMPARE(shown, 4);
    QCOMPARE(page.shownExamples(), 4);
    QCOMPARE(counted.count(), 1); // not for another width
    QCOMPARE(counted[0][0].toInt(), 4);
}

void TestPages::recentProjectsOpen()
{
    WelcomePage page(m_theme);
    page.setRecent(
        {{QStringLiteral("/p/valley.gridfolk"), QStringLiteral("valley"), QStringLiteral("today")}});
    QSignalSpy opened(&page, &WelcomePage::openRecentRequested);
    for (QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("valley")) {
            button->click();
        }
    }
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("/p/valley.gridfolk"));
}

void TestPages::inspectorShowsAnAgent()
{
    AgentInspector inspector(m_theme);
    inspector.resize(300, 600);
    inspector.show();
    inspector.setView(samples::shepherd());
    QSignalSpy follow(&inspector, &AgentInspector::followToggled);
    QSignalSpy open(&inspector, &AgentInspector::openTraceRequested);
    inspector.findChild<QPushButton *>()->setChecked(false);
    for (QPushButton *button : inspector.findChildren<QPushButton *>()) {
        if (button->isCheckable()) {
            button->click();
        }
    }
    QCOMPARE(follow.count(), 1);
    inspector.findChild<LinkButton *>()->click();
    QCOMPARE(open[0][0].toULongLong(), 7ULL);
    QCOMPARE(open[0][1].toLongLong(), 310LL);
    InspectorView dead = samples::shepherd();
    dead.alive = false;
    dead.decision.reset();
    inspector.setView(dead);
    QVERIFY(!inspector.findChild<LinkButton *>()->isVisible());
    inspector.clear();
    QVERIFY(!inspector.view().has_value());
}

void TestPages::cellListsItsAgents()
{
    CellInspector inspector(m_theme);
    inspector.resize(300, 400);
    CellView view;
    view.agents = {{7, 2, QStringLiteral("Ana"), "diamond", "violet"},
                   {9, 0, QStringLiteral("Sheep #9"), "", "gold"}};
    inspector.setView(view);
    inspector.show();
    QSignalSpy activated(&inspector, &CellInspector::agentActivated);
    auto *list = inspector.findChild<SwatchList *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toULongLong(), 9ULL);
}

void TestPages::traceSelectsEverywhere()
{
    TraceView view(m_theme);
    view.resize(1200, 600);
    view.show();
    view.appendEvents(samples::decisions(20));
    QSignalSpy chosen(&view, &TraceView::decisionChosen);
    auto *list = view.findChild<QListView *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(3, 0)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(view.currentEvent(), view.model()->eventIndex(3));
    const TraceEvent &shown = view.model()->event(3);
    QVERIFY(view.findChild<ConversationPane *>()->plainText().contains(QString::fromStdString(shown.name)));
    view.appendEvents(samples::decisions(1));
    QCOMPARE(view.currentEvent(), view.model()->eventIndex(list->currentIndex().row()));
}

void TestPages::traceFindsADecisionBehindTheFilter()
{
    TraceView view(m_theme);
    view.appendEvents(samples::decisions(20));
    const TraceEvent wanted = view.model()->events()[4];
    view.setFilter(QStringLiteral("agent:nobody"));
    QCOMPARE(view.model()->rowCount(), 0);
    QVERIFY(view.selectDecision(wanted.tick, wanted.agent));
    QVERIFY(view.model()->rowCount() > 0);
    QCOMPARE(view.model()->events()[static_cast<std::size_t>(view.currentEvent())], wanted);
    QVERIFY(!view.selectDecision(-5, 1));
}

void TestPages::modelTextStaysPlain()
{
    ConversationPane pane(m_theme);
    TraceEvent event = samples::decisions(3).front();
    event.thought = "<img src='http://example.org/x.png'><b>bold</b>";
    event.attempts[0].reply = "<script>alert(1)</script>";
    pane.setEvent(event);
    QVERIFY(pane.plainText().contains(QStringLiteral("<b>bold</b>")));
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->openExternalLinks());
    }
}

void TestPages::traceStaysFluent()
{
    TraceView view(m_theme);
    view.resize(1200, 600);
    view.show();
    const std::vector<TraceEvent> some = samples::decisions(40);
    std::vector<TraceEvent> many;
    for (int at = 0; at < 100000; ++at) {
        TraceEvent event = some[static_cast<std::size_t>(at) % some.size()];
        event.tick = at / 8;
        event.userPrompt.clear();
        many.push_back(std::move(event));
    }
    view.appendEvents(std::move(many));
    QElapsedTimer timer;
    timer.start();
    view.appendEvents(samples::decisions(1));
    const qint64 append = timer.restart();
    const QPixmap picture = view.grab();
    const qint64 paint = timer.restart();
    view.setFilter(QStringLiteral("agent:ana status:failed"));
    const qint64 filter = timer.elapsed();
    qInfo("100 000 decisions: append %lld ms, paint %lld ms, filter %lld ms", append, paint, filter);
    QVERIFY(!picture.isNull());
    QVERIFY(append < 200);
    QVERIFY(paint < 500);
    QVERIFY(filter < 2000);
}

void TestPages::problemsGoToTheirPlace()
{
    ProblemsView view(m_theme);
    view.resize(700, 300);
    view.show();
    QSignalSpy counts(&view, &ProblemsView::countsChanged);
    view.model()->setProblems(QStringLiteral("check"), samples::problems());
    QCOMPARE(counts.back()[0].toInt(), 1);
    QSignalSpy goTo(&view, &ProblemsView::goToRequested);
    for (QPushButton *button : view.findChildren<QPushButton *>()) {
        if (button->isVisible()) {
            button->click();
        }
    }
    QCOMPARE(goTo.count(), 1);
    QCOMPARE(goTo[0][0].value<Place>().path, std::string("kinds/Sheep/rules"));
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("rules.unknown-name")));
}

void TestPages::logShowsTextAsItIs()
{
    LogView log(m_theme);
    log.appendLine(Severity::Info, 12, QStringLiteral("<b>hello</b>"));
    log.appendLine(Severity::Error, -1, QStringLiteral("stopped"));
    QVERIFY(log.toPlainText().contains(QStringLiteral("12  <b>hello</b>\nstopped")));
    for (int line = 0; line < 10100; ++line) {
        log.appendLine(Severity::Info, line, QStringLiteral("x"));
    }
    QCOMPARE(log.blockCount(), 10000);
}

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
