// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/AttributesModel.h"
#include "widgets/ChoiceChip.h"
#include "widgets/CommitText.h"
#include "widgets/FormField.h"
#include "widgets/KindForm.h"
#include "widgets/PersonaForm.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/TraitsModel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBlock>

using namespace gridfolk;

class TestEditors : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void indentsAfterAColon();
    void tabIsFourSpaces();
    void underlinesProblems();
    void columnsCountCodePoints();
    void completesWords();
    void editsAreSignaledOnce();
    void highlightingSurvivesOddText();
    void personaCommitsOneFieldAtATime();
    void personaChipsSwitchActions();
    void personaShowsErrorsUnderTheField();
    void kindCommitsOneFieldAtATime();
    void scaleIsAskedForWithNumbers();

private:
    Theme m_theme;
};

void TestEditors::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

void TestEditors::indentsAfterAColon()
{
    RuleTextEditor editor(m_theme);
    editor.show();
    QTest::keyClicks(editor.edit(), QStringLiteral("rule a every step: # why: not"));
    QTest::keyClick(editor.edit(), Qt::Key_Return);
    QTest::keyClicks(editor.edit(), QStringLiteral("if 1:"));
    QTest::keyClick(editor.edit(), Qt::Key_Return);
    QTest::keyClicks(editor.edit(), QStringLiteral("x"));
    QTest::keyClick(editor.edit(), Qt::Key_Return);
    QTest::keyClicks(editor.edit(), QStringLiteral("y"));
    QCOMPARE(editor.text(), QStringLiteral("rule a every step: # why: not\n    if 1:\n        x\n        y"));
}

void TestEditors::tabIsFourSpaces()
{
    RuleTextEditor editor(m_theme);
    editor.show();
    QTest::keyClick(editor.edit(), Qt::Key_Tab);
    QTest::keyClicks(editor.edit(), QStringLiteral("a"));
    QTest::keyClick(editor.edit(), Qt::Key_Tab);
    QCOMPARE(editor.text(), QStringLiteral("    a   "));
    editor.edit()->selectAll();
    QTest::keyClick(editor.edit(), Qt::Key_Tab);
    QCOMPARE(editor.text(), QStringLiteral("        a   "));
    QTest::keyClick(editor.edit(), Qt::Key_Backtab);
    QCOMPARE(editor.text(), QStringLiteral("    a   "));
}

void TestEditors::underlinesProblems()
{
    RuleTextEditor editor(m_theme);
    editor.setText(QStringLiteral("rule a every step:\n    enrgy -= 1\n"));
    editor.setProblems({{2, 5, 5, QStringLiteral("Unknown"), QStringLiteral("Did you mean energy?"), false}});
    const auto marks = editor.edit()->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks[0].cursor.selectedText(), QStringLiteral("enrgy"));
    auto *list = editor.findChild<QListWidget *>();
    QVERIFY(!list->isHidden());
    QVERIFY(list->item(0)->text().contains(QStringLiteral("Did you mean energy?")));
    emit list->itemActivated(list->item(0));
    QCOMPARE(editor.edit()->textCursor().positionInBlock(), 4);
    editor.setProblems({});
    QVERIFY(list->isHidden());
    QVERIFY(editor.edit()->extraSelections().isEmpty());
    editor.setProblems({{99, 5, 5, QStringLiteral("Beyond the end"), {}, false},
                        {2, 90, 3, QStringLiteral("Beyond"), {}, true}});
    QCOMPARE(editor.edit()->extraSelections().size(), 2);
}

void TestEditors::columnsCountCodePoints()
{
    RuleTextEditor editor(m_theme);
    editor.setText(QStringLiteral("print(\"🐑🐑\", enrgy)"));
    editor.setProblems({{1, 13, 5, QStringLiteral("Unknown"), {}, false}});
    QCOMPARE(editor.edit()->extraSelections()[0].cursor.selectedText(), QStringLiteral("enrgy"));
}

void TestEditors::completesWords()
{
    RuleTextEditor editor(m_theme);
    editor.show();
    editor.setWords({QStringLiteral("sheep_reproduce"), QStringLiteral("energy")});
    QTest::keyClicks(editor.edit(), QStringLiteral("ene"));
    QVERIFY(editor.edit()->completer()->popup()->isVisible());
    QCOMPARE(editor.edit()->completer()->currentCompletion(), QStringLiteral("energy"));
    QTest::keyClick(editor.edit()->completer()->popup(), Qt::Key_Return);
    QCOMPARE(editor.text(), QStringLiteral("energy"));
}

void TestEditors::editsAreSignaledOnce()
{
    RuleTextEditor editor(m_theme);
    QLineEdit other;
    editor.show();
    other.show();
    QSignalSpy edited(&editor, &RuleTextEditor::textEdited);
    QSignalSpy committed(&editor, &RuleTextEditor::textCommitted);
    editor.setText(QStringLiteral("x"));
    QTest::keyClicks(editor.edit(), QStringLiteral("ab"));
    QTRY_COMPARE(edited.count(), 1);
    QFocusEvent out(QEvent::FocusOut, Qt::MouseFocusReason);
    QCoreApplication::sendEvent(editor.edit(), &out);
    QCoreApplication::sendEvent(editor.edit(), &out);
    QCOMPARE(committed.count(), 1);
}

void TestEditors::highlightingSurvivesOddText()
{
    RuleTextEditor editor(m_theme);
    for (const char *text : {"\"open", "\"\\", "1..5 1.5.5.", "# only", "rule", "\"a\\\"b\" x"}) {
        editor.setText(QString::fromLatin1(text));
        QCOMPARE(editor.text(), QString::fromLatin1(text));
    }
}

void TestEditors::personaCommitsOneFieldAtATime()
{
    PersonaForm form(m_theme);
    form.show();
    form.setActions({QStringLiteral("wait")});
    QSignalSpy edited(&form, &PersonaForm::personaEdited);
    form.setPersona(*samples::valley().kinds[2].persona);
    QCOMPARE(edited.count(), 0);
    auto *role = form.findChildren<CommitText *>().at(0);
    role->setPlainText(QStringLiteral("Smith"));
    QCOMPARE(edited.count(), 0);
    QFocusEvent out(QEvent::FocusOut);
    QCoreApplication::sendEvent(role, &out);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0][1].toString(), QStringLiteral("role"));
    QCOMPARE(edited[0][0].value<Persona>().role, std::string("Smith"));
    form.findChildren<QSpinBox *>().at(0)->setValue(9);
    QCOMPARE(edited.count(), 2);
    form.findChild<TraitsModel *>()->addTrait();
    QCOMPARE(edited.back()[1].toString(), QStringLiteral("traits"));
    QCOMPARE(form.persona().traits.size(), std::size_t{4});
}

void TestEditors::personaChipsSwitchActions()
{
    PersonaForm form(m_theme);
    Persona persona;
    persona.may = {"wait"};
    form.setActions({QStringLiteral("wait"), QStringLiteral("speak")});
    form.setPersona(persona);
    QSignalSpy edited(&form, &PersonaForm::personaEdited);
    for (ChoiceChip *chip : form.findChildren<ChoiceChip *>()) {
        if (chip->text() == QStringLiteral("speak")) {
            chip->click();
        }
    }
    QCOMPARE(edited.count(), 1);
    QCOMPARE(form.persona().may, (std::vector<std::string>{"wait", "speak"}));
}

void TestEditors::personaShowsErrorsUnderTheField()
{
    PersonaForm form(m_theme);
    form.setFieldError(QStringLiteral("goal"), QStringLiteral("Unknown trait"));
    int shown = 0;
    for (const FormField *field : form.findChildren<FormField *>()) {
        shown += field->error().isEmpty() ? 0 : 1;
    }
    QCOMPARE(shown, 1);
    form.clearErrors();
    for (const FormField *field : form.findChildren<FormField *>()) {
        QVERIFY(field->error().isEmpty());
    }
}

void TestEditors::kindCommitsOneFieldAtATime()
{
    KindForm form(m_theme);
    form.show();
    QSignalSpy edited(&form, &KindForm::kindEdited);
    form.setKind(samples::valley().kinds[2]);
    QCOMPARE(edited.count(), 0);
    auto *name = form.findChild<QLineEdit *>();
    name->setText(QStringLiteral("Herder"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0][1].toString(), QStringLiteral("name"));
    QCOMPARE(edited[0][0].value<AgentKind>().name, std::string("Herder"));
    form.findChild<AttributesModel *>()->addAttribute();
    QCOMPARE(edited.back()[1].toString(), QStringLiteral("attributes"));
    form.setFieldError(QStringLiteral("attributes/trust"), QStringLiteral("Unknown"));
    auto *model = form.findChild<AttributesModel *>();
    QCOMPARE(model->data(model->index(1, AttributesModel::InitialColumn), Qt::ToolTipRole).toString(),
             QStringLiteral("Unknown"));
    for (QAbstractButton *dot : form.findChildren<QAbstractButton *>()) {
        if (dot->accessibleName() == QStringLiteral("Green")) {
            dot->click();
        }
    }
    QCOMPARE(form.kind().portrayal.color, std::string("green"));
}

void TestEditors::scaleIsAskedForWithNumbers()
{
    KindForm form(m_theme);
    form.show();
    AgentKind kind;
    kind.name = "Sheep";
    kind.attributes = {{.name = "energy", .type = ValueType::Float, .initial = "1"},
                       {.name = "hungry", .type = ValueType::Bool}};
    kind.portrayal.colorBy = "hungry";
    form.setKind(kind);
    const auto end = [&form](const QString &name) {
        for (QLineEdit *line : form.findChildren<QLineEdit *>()) {
            if (line->accessibleName() == name) {
                return line;
            }
        }
        return static_cast<QLineEdit *>(nullptr);
    };
    QLineEdit *last = end(QStringLiteral("Value of the last color of the scale"));
    QVERIFY(last != nullptr);
    QVERIFY(!last->isVisible()); // colors of their own for yes and no
    kind.portrayal.colorBy = "energy";
    form.setKind(kind);
    QVERIFY(last->isVisible());
    QCOMPARE(last->text(), QStringLiteral("1"));
    QSignalSpy edited(&form, &KindForm::kindEdited);
    last->selectAll();
    QTest::keyClicks(last, QStringLiteral("2o.5")); // no letters
    QTest::keyClick(last, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0][1].toString(), QStringLiteral("range"));
    QCOMPARE(edited[0][0].value<AgentKind>().portrayal.maximum, 2.5);
    form.setSections(KindForm::Attributes);
    form.setKind(kind);
    QVERIFY(!last->isVisible());
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
