// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/RunController.h"
#include "controllers/WindowActions.h"
#include "dialogs/ManualWindow.h"
#include "widgets/WelcomePage.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QTreeWidget>

#include <memory>

using namespace gridfolk;

/// The manual beside the window: opened by F1, read by its contents, searched, in every theme.
class StudioManualTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_studio.reset(); }

    void standsBesideTheWindow();
    void contentsLeadToHeadings();
    void wordsAreFoundInAllPages();
    void linksStayInside();
    void isDrawnInTheTheme();
    void everythingHasAName();

private:
    [[nodiscard]] MainWindow &window() const { return *m_studio->window; }
    [[nodiscard]] QTreeWidgetItem *contents(const QString &heading) const;
    void click(QTreeWidgetItem *item) const;
    /// The text that stands at the top of the page.
    [[nodiscard]] QString atTop() const;

    std::unique_ptr<StudioFixture> m_studio;
    ManualWindow *m_manual = nullptr;
    QTreeWidget *m_contents = nullptr;
    QTextBrowser *m_text = nullptr;
    QLineEdit *m_words = nullptr;
};

void StudioManualTest::init()
{
    m_studio = std::make_unique<StudioFixture>();
    QTest::keyClick(&window(), Qt::Key_F1);
    m_manual = window().findChild<ManualWindow *>();
    QVERIFY(m_manual != nullptr);
    QVERIFY(QTest::qWaitForWindowActive(m_manual));
    m_contents = m_manual->findChild<QTreeWidget *>();
    m_text = m_manual->findChild<QTextBrowser *>();
    m_words = m_manual->findChild<QLineEdit *>();
}

QTreeWidgetItem *StudioManualTest::contents(const QString &heading) const
{
    return m_contents->findItems(heading, Qt::MatchExactly | Qt::MatchRecursive).value(0);
}

void StudioManualTest::click(QTreeWidgetItem *item) const
{
    m_contents->scrollToItem(item);
    QTest::mouseClick(m_contents->viewport(), Qt::LeftButton, {}, m_contents->visualItemRect(item).center());
}

QString StudioManualTest::atTop() const
{
    return m_text->cursorForPosition({40, 20}).block().text();
}

void StudioManualTest::standsBesideTheWindow()
{
    QVERIFY(!m_manual->isModal());
    emit window().findChild<WelcomePage *>()->runExampleRequested(QStringLiteral("game_of_life"));
    EVENTUALLY(window().run().state().tick > 3);
    QVERIFY(m_manual->isVisible());
    window().actions().manual->trigger(); // the same one again
    QCOMPARE(window().findChildren<ManualWindow *>().size(), 1);
    QTest::keyClick(m_manual, Qt::Key_Escape);
    QVERIFY(!m_manual->isVisible());
    QVERIFY(window().isVisible());
}

void StudioManualTest::contentsLeadToHeadings()
{
    QCOMPARE(atTop(), QStringLiteral("The rule language"));
    EVENTUALLY_EQUAL(m_contents->currentItem(), contents(QStringLiteral("The rule language")));
    QTreeWidgetItem *chance = contents(QStringLiteral("Chance"));
    QVERIFY(chance != nullptr);
    click(chance);
    QCOMPARE(atTop(), QStringLiteral("Chance"));
    click(contents(QStringLiteral("kinds")));
    QCOMPARE(m_manual->page(), QStringLiteral("model-file.md"));
    QCOMPARE(atTop(), QStringLiteral("kinds"));
    m_text->verticalScrollBar()->setValue(0); // the contents follow the page
    QCOMPARE(m_contents->currentItem()->text(0), QStringLiteral("A model as a file"));
    int tables = 0;
    for (QTextFrame *frame : m_text->document()->rootFrame()->childFrames()) {
        tables += qobject_cast<QTextTable *>(frame) != nullptr ? 1 : 0;
    }
    QVERIFY(tables > 2);
}

void StudioManualTest::wordsAreFoundInAllPages()
{
    QTest::keyClick(m_manual, Qt::Key_F, Qt::ControlModifier);
    EVENTUALLY(m_words->hasFocus());
    QTest::keyClicks(m_words, QStringLiteral("poisson"));
    QVERIFY(m_text->extraSelections().size() >= 2);
    const auto at = [this] { return m_text->textCursor().position(); };
    const auto isSeen = [this] { return m_text->viewport()->rect().contains(m_text->cursorRect().center()); };
    const int first = at();
    QVERIFY(isSeen());
    QTest::keyClick(m_words, Qt::Key_Return);
    QVERIFY(at() > first);
    QVERIFY(isSeen());
    QTest::keyClick(m_words, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(at(), first);
    const QList<QToolButton *> buttons = m_manual->findChildren<QToolButton *>();
    const auto next = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) {
        return button->accessibleName() == QStringLiteral("The next match");
    });
    QVERIFY(next != buttons.end());
    QTest::mouseClick(*next, Qt::LeftButton);
    QVERIFY(at() > first);
    m_words->selectAll();
    QTest::keyClicks(m_words, QStringLiteral("Barab")); // only on the other page
    QCOMPARE(m_manual->page(), QStringLiteral("model-file.md"));
    QCOMPARE(m_text->extraSelections().size(), 1);
    m_words->selectAll();
    QTest::keyClicks(m_words, QStringLiteral("no such word"));
    const QList<QLabel *> labels = m_manual->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text() == QStringLiteral("Not found"); }));
    QVERIFY(m_text->extraSelections().isEmpty());
}

void StudioManualTest::linksStayInside()
{
    QTextCursor link = m_text->document()->find(QStringLiteral("model-file.md"));
    QVERIFY(!link.isNull());
    link.setPosition(link.selectionStart() + 3);
    QTest::mouseClick(m_text->viewport(), Qt::LeftButton, {}, m_text->cursorRect(link).center());
    QCOMPARE(m_manual->page(), QStringLiteral("model-file.md"));
    QCOMPARE(atTop(), QStringLiteral("A model as a file"));
    emit m_text->anchorClicked(QUrl(QStringLiteral("https://example.org/elsewhere.md")));
    QCOMPARE(m_manual->page(), QStringLiteral("model-file.md"));
}

void StudioManualTest::isDrawnInTheTheme()
{
    click(contents(QStringLiteral("Chance")));
    const auto ground = [this] { return m_text->grab().toImage().pixelColor(4, 4); };
    const QColor light = ground();
    m_studio->theme.setMode(Theme::Mode::Dark);
    EVENTUALLY(ground().lightness() < light.lightness() - 100);
    QCOMPARE(atTop(), QStringLiteral("Chance")); // and where it was
    bool codeStandsOut = false;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        codeStandsOut =
            codeStandsOut || block.blockFormat().background().color() == m_studio->theme.color(Token::Chip);
    }
    QVERIFY(codeStandsOut);
}

void StudioManualTest::everythingHasAName()
{
    for (const QWidget *widget : m_manual->findChildren<QWidget *>()) {
        const bool inner = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                           qobject_cast<QLineEdit *>(widget->parentWidget()) != nullptr;
        if (!inner && (widget->focusPolicy() & Qt::TabFocus) != 0) {
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }
}

QTEST_MAIN(StudioManualTest)
#include "tst_studio_manual.moc"
