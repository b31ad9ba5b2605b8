// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "widgets/EditableValue.h"
#include "widgets/KindList.h"
#include "widgets/LayerList.h"
#include "widgets/MessageBanner.h"
#include "widgets/ParameterPanel.h"
#include "widgets/SegmentedControl.h"
#include "widgets/SpeedSlider.h"
#include "widgets/TransportBar.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace gridfolk;

class TestControls : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void segmentsChooseOne();
    void transportAsksAndShows();
    void speedIsLogarithmicToUnlimited();
    void seedIsTyped();
    void escapeTakesTypingBack();
    void parametersSignalLive();
    void parametersKeepTheirRows();
    void layersHideByTheEye();
    void kindsAreChosenByPeopleOnly();
    void bannerSaysOneThing();

private:
    QToolButton *button(QWidget &widget, const QString &name)
    {
        for (QToolButton *candidate : widget.findChildren<QToolButton *>()) {
            if (candidate->accessibleName() == name) {
                return candidate;
            }
        }
        return nullptr;
    }

    Theme m_theme;
};

void TestControls::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

void TestControls::segmentsChooseOne()
{
    SegmentedControl control(m_theme);
    for (const char *name : {"Design", "Run", "Analyze"}) {
        control.addSegment(QString::fromLatin1(name));
    }
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    const auto segments = control.findChildren<QAbstractButton *>();
    QTest::mouseClick(segments[1], Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 1);
    QTest::mouseClick(segments[1], Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!segments[0]->isChecked());
    control.setCurrentIndex(7);
    QCOMPARE(control.currentIndex(), 1);
}

void TestControls::transportAsksAndShows()
{
    TransportBar bar(m_theme);
    QSignalSpy play(&bar, &TransportBar::playRequested);
    QSignalSpy pause(&bar, &TransportBar::pauseRequested);
    QSignalSpy step(&bar, &TransportBar::stepRequested);
    QSignalSpy reset(&bar, &TransportBar::resetRequested);
    button(bar, QStringLiteral("Play"))->click();
    QCOMPARE(play.count(), 1);
    QVERIFY(!bar.isPlaying());
    bar.setPlaying(true);
    QVERIFY(button(bar, QStringLiteral("Play")) == nullptr);
    QVERIFY(!button(bar, QStringLiteral("One tick"))->isEnabled());
    button(bar, QStringLiteral("Pause"))->click();
    QCOMPARE(pause.count(), 1);
    bar.setPlaying(false);
    button(bar, QStringLiteral("One tick"))->click();
    button(bar, QStringLiteral("Start again"))->click();
    QCOMPARE(step.count(), 1);
    QCOMPARE(reset.count(), 1);
    bar.setRunnable(false, QStringLiteral("The model has 2 errors."));
    QVERIFY(!button(bar, QStringLiteral("Play"))->isEnabled());
    QCOMPARE(button(bar, QStringLiteral("Play"))->toolTip(), QStringLiteral("The model has 2 errors."));
}

void TestControls::speedIsLogarithmicToUnlimited()
{
    SpeedSlider slider(m_theme);
    QSignalSpy changed(&slider, &SpeedSlider::speedChanged);
    slider.setSpeed(0);
    QCOMPARE(slider.speed(), 0.0);
    QCOMPARE(changed.count(), 0);
    slider.setValue(0);
    QCOMPARE(slider.speed(), 0.5);
    QCOMPARE(changed.count(), 1);
    QVERIFY(slider.accessibleDescription().contains(QStringLiteral("2 seconds")));
    slider.setSpeed(10);
    QVERIFY(qAbs(slider.speed() - 10) < 0.5);
}

void TestControls::seedIsTyped()
{
    TransportBar bar(m_theme);
    bar.show();
    auto *seed = bar.findChild<EditableValue *>();
    QSignalSpy edited(&bar, &TransportBar::seedEdited);
    seed->startEditing();
    auto *field = seed->findChild<QLineEdit *>();
    field->setText(QStringLiteral("18446744073709551615"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited[0][0].toULongLong(), 18446744073709551615ULL);
    seed->startEditing();
    field->setText(QStringLiteral("minus one"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
}

void TestControls::escapeTakesTypingBack()
{
    EditableValue value(m_theme, QStringLiteral("Value"));
    value.setText(QStringLiteral("5"));
    value.show();
    QSignalSpy committed(&value, &EditableValue::textCommitted);
    value.startEditing();
    auto *field = value.findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("77"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(committed.count(), 0);
    QCOMPARE(value.text(), QStringLiteral("5"));
}

void TestControls::parametersSignalLive()
{
    ParameterPanel panel(m_theme);
    panel.setParameters(samples::valley().parameters);
    panel.show();
    QSignalSpy changed(&panel, &ParameterPanel::valueChanged);
    QSignalSpy committed(&panel, &ParameterPanel::valueCommitted);
    auto *slider = panel.findChild<QSlider *>();
    slider->setSliderDown(true);
    slider->setValue(slider->value() + 1);
    slider->setValue(slider->value() + 1);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(committed.count(), 0);
    slider->setSliderDown(false);
    QCOMPARE(committed.count(), 1);
    QCOMPARE(changed[1][0].toString(), QStringLiteral("sheep_reproduce"));
    QCOMPARE(changed[1][1].toDouble(), 0.06);
    panel.findChild<QCheckBox *>()->click();
    QCOMPARE(panel.value(QStringLiteral("grass_grows")), 0.0);
    auto *text = panel.findChild<EditableValue *>();
    text->startEditing();
    text->findChild<QLineEdit *>()->setText(QStringLiteral("0,5"));
    QTest::keyClick(text->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(panel.value(QStringLiteral("sheep_reproduce")), 0.2);
}

void TestControls::parametersKeepTheirRows()
{
    ParameterPanel panel(m_theme);
    std::vector<Parameter> parameters = samples::valley().parameters;
    panel.setParameters(parameters);
    QSlider *const before = panel.findChild<QSlider *>();
    QSignalSpy changed(&panel, &ParameterPanel::valueChanged);
    parameters[0].value = 0.1;
    panel.setParameters(parameters);
    QCOMPARE(panel.findChild<QSlider *>(), before);
    QCOMPARE(panel.value(QStringLiteral("sheep_reproduce")), 0.1);
    QCOMPARE(changed.count(), 0);
}

void TestControls::layersHideByTheEye()
{
    LayerList list(m_theme);
    list.setLayers(samples::valley().layers);
    list.resize(232, 100);
    list.show();
    QSignalSpy toggled(&list, &SwatchList::visibilityToggled);
    const QRect row = list.visualRect(list.model()->index(1, 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, QPoint(row.right() - 18, row.center().y()));
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0][0].toInt(), 1);
    QCOMPARE(toggled[0][1].toBool(), false);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, QPoint(row.left() + 40, row.center().y()));
    QCOMPARE(toggled.count(), 1);
}

void TestControls::kindsAreChosenByPeopleOnly()
{
    KindList list(m_theme);
    list.setKinds(samples::valley().kinds);
    list.resize(232, 100);
    list.show();
    QSignalSpy chosen(&list, &SwatchList::rowChosen);
    list.setCurrentRow(2);
    QCOMPARE(chosen.count(), 0);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(1, 0)).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    const std::vector<qint64> counts{10, 20, 30};
    list.setKinds(samples::valley().kinds, counts);
    QCOMPARE(list.currentRow(), 1);
}

void TestControls::bannerSaysOneThing()
{
    MessageBanner banner(m_theme);
    QVERIFY(banner.isHidden());
    banner.showMessage(QStringLiteral("a"), Tone::Bad, QStringLiteral("First"), {QStringLiteral("Fix")});
    banner.showMessage(QStringLiteral("b"), Tone::Caution, QStringLiteral("Second"),
                       {QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
    QVERIFY(banner.isVisible());
    QSignalSpy acted(&banner, &MessageBanner::actionTriggered);
    int shown = 0;
    for (QPushButton *action : banner.findChildren<QPushButton *>()) {
        shown += action->isVisible() ? 1 : 0;
        action->click();
    }
    QCOMPARE(shown, 2);
    QCOMPARE(acted.count(), 2);
    QCOMPARE(acted[1][0].toString(), QStringLiteral("b"));
    QCOMPARE(acted[1][1].toInt(), 1);
    banner.clear(QStringLiteral("a"));
    QVERIFY(banner.isVisible());
    banner.clear(QStringLiteral("b"));
    QVERIFY(banner.isHidden());
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
