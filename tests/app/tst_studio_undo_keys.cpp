// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/FileController.h"
#include "controllers/WindowActions.h"
#include "documents/ScenarioDocument.h"
#include "modes/DesignMode.h"
#include "panels/design/DesignInspector.h"
#include "panels/design/KindPages.h"
#include "panels/design/OutlinePanel.h"
#include "panels/design/RulesPage.h"
#include "widgets/CommitText.h"
#include "widgets/KindList.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/WelcomePage.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace gridfolk;

/// Ctrl+Z and Ctrl+Shift+Z where a text field has the focus: the typing first, then the document.
class StudioUndoKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nameField();
    void committedNameIsAStepOfTheDocument();
    void ruleText();
    void personaText();
    void redoGoesTheSameWay();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] QUndoStack *steps() const { return window().document().undoStack(); }
    [[nodiscard]] KindPages *pages() const { return window().design().inspector()->kindPages(); }
    /// A step of the document that no field knows of.
    void changeTitle();
    void undo(QWidget *field) const { QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); }
    void redo(QWidget *field) const
    {
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    template <class T>
    T *field(const QString &name) const;

    std::unique_ptr<StudioFixture> m_studio;
};

void StudioUndoKeysTest::init()
{
    m_studio = std::make_unique<StudioFixture>();
    m_studio->dialogs.saveAnswer = Dialogs::SaveAnswer::DontSave;
    emit window().findChild<WelcomePage *>()->designExampleRequested(QStringLiteral("village_gossip"));
    QCOMPARE(window().currentMode(), int(MainWindow::Design));
    SwatchList *kinds = window().design().outline()->kinds();
    const QRect first = kinds->visualRect(kinds->model()->index(0, 0));
    QTest::mouseClick(kinds->viewport(), Qt::LeftButton, {}, QPoint(40, first.center().y()));
    changeTitle();
    QCOMPARE(steps()->index(), 1);
}

void StudioUndoKeysTest::cleanup()
{
    m_studio.reset();
}

void StudioUndoKeysTest::changeTitle()
{
    ChangeEvent event;
    event.part = ChangeEvent::Part::Texts;
    window().document().change<std::string>(
        QStringLiteral("title"), event, [](Scenario &scenario) -> std::string & { return scenario.title; },
        std::string("Another title"));
}

template <class T>
T *StudioUndoKeysTest::field(const QString &name) const
{
    for (T *widget : window().findChildren<T *>()) {
        if (widget->accessibleName() == name && widget->isVisible()) {
            return widget;
        }
    }
    return nullptr;
}

void StudioUndoKeysTest::nameField()
{
    pages()->setCurrentIndex(KindPages::PlacementPage);
    auto *count = field<QLineEdit>(QStringLiteral("How many"));
    QVERIFY(count != nullptr);
    const QString before = count->text();
    count->setFocus();
    count->end(false);
    QTest::keyClicks(count, QStringLiteral("34"));
    undo(count);
    QCOMPARE(count->text(), before);
    QCOMPARE(steps()->index(), 1); // the document waits
    undo(count);
    QCOMPARE(steps()->index(), 0);
    QVERIFY(window().document().scenario().title != "Another title");
    undo(count); // nothing is left anywhere
    QCOMPARE(count->text(), before);
    redo(count); // in the order in which it was done
    QCOMPARE(steps()->index(), 1);
    QCOMPARE(count->text(), before);
}

void StudioUndoKeysTest::committedNameIsAStepOfTheDocument()
{
    pages()->setCurrentIndex(KindPages::PlacementPage);
    auto *count = field<QLineEdit>(QStringLiteral("How many"));
    QVERIFY(count != nullptr);
    const QString before = count->text();
    count->setFocus();
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("7"));
    QTest::keyClick(count, Qt::Key_Return);
    QCOMPARE(steps()->index(), 2);
    QCOMPARE(window().document().scenario().kinds[0].placement.count, std::string("7"));
    undo(count);
    QCOMPARE(steps()->index(), 1);
    QCOMPARE(count->text(), before);
    QCOMPARE(window().document().scenario().kinds[0].placement.count, before.toStdString());
    undo(count);
    QCOMPARE(steps()->index(), 0);
}

void StudioUndoKeysTest::ruleText()
{
    pages()->setCurrentIndex(KindPages::RuleTextPage);
    QPlainTextEdit *edit = pages()->rules()->editor()->edit();
    const QString before = edit->toPlainText();
    edit->setFocus();
    edit->moveCursor(QTextCursor::End);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("# more"));
    EVENTUALLY_EQUAL(steps()->index(), 2); // stored while typing
    for (int key = 0; key < 10 && edit->toPlainText() != before; ++key) {
        undo(edit);
    }
    QCOMPARE(edit->toPlainText(), before);
    EVENTUALLY_EQUAL(window().document().scenario().kinds[0].rules, before.toStdString());
    EVENTUALLY_EQUAL(steps()->index(), 1); // nothing of it is left as a step
    undo(edit);
    QCOMPARE(steps()->index(), 0);
}

void StudioUndoKeysTest::personaText()
{
    pages()->setCurrentIndex(KindPages::MindPage);
    CommitText *goal = field<CommitText>(QStringLiteral("Goal"));
    QVERIFY(goal != nullptr);
    const QString before = goal->toPlainText();
    goal->setFocus();
    goal->moveCursor(QTextCursor::End);
    QTest::keyClicks(goal, QStringLiteral(" Quickly."));
    for (int key = 0; key < 12 && goal->toPlainText() != before; ++key) {
        undo(goal);
    }
    QCOMPARE(goal->toPlainText(), before);
    QCOMPARE(steps()->index(), 1);
    undo(goal);
    QCOMPARE(steps()->index(), 0);
    // What was committed by leaving the field is the document's.
    QTest::keyClicks(goal, QStringLiteral(" Slowly."));
    window().findChild<QLineEdit *>()->setFocus();
    QCOMPARE(steps()->index(), 1);
    goal->setFocus();
    undo(goal);
    QCOMPARE(steps()->index(), 0);
    QCOMPARE(goal->toPlainText(), before);
}

void StudioUndoKeysTest::redoGoesTheSameWay()
{
    pages()->setCurrentIndex(KindPages::MindPage);
    CommitText *goal = field<CommitText>(QStringLiteral("Goal"));
    QVERIFY(goal != nullptr);
    goal->setFocus();
    undo(goal);
    QCOMPARE(steps()->index(), 0);
    redo(goal);
    QCOMPARE(steps()->index(), 1);
    undo(goal);
    QTest::keyClick(goal, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(steps()->index(), 1);
    const QString before = goal->toPlainText();
    QTest::keyClicks(goal, QStringLiteral("x"));
    const QString typed = goal->toPlainText();
    undo(goal);
    QCOMPARE(goal->toPlainText(), before);
    QTest::keyClick(goal, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(goal->toPlainText(), typed);
    QCOMPARE(steps()->index(), 1);
}

QTEST_MAIN(StudioUndoKeysTest)
#include "tst_studio_undo_keys.moc"
