// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/CommandField.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace gridfolk;

/// Commands are found by a part of their name, and what finds none is told so.
class CommandFieldTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_field = std::make_unique<CommandField>(m_theme);
        m_field->setCommands({&m_save, &m_step});
        m_field->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_field.get()));
    }
    void cleanup()
    {
        m_field.reset();
        QToolTip::hideText();
    }

    void carriesOutWhatWasFound()
    {
        QSignalSpy triggered(&m_step, &QAction::triggered);
        QTest::keyClicks(m_field.get(), QStringLiteral("step"));
        QTest::keyClick(m_field.get(), Qt::Key_Return);
        QTRY_COMPARE(triggered.count(), 1);
        QCOMPARE(m_field->text(), QString());
    }

    void tellsThatNothingFits()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("sa"));
        QVERIFY(!QToolTip::text().contains(QStringLiteral("sa")));
        QTest::keyClicks(m_field.get(), QStringLiteral("zz"));
        QVERIFY(QToolTip::text().contains(QStringLiteral("\u201csazz\u201d")));
        QSignalSpy saved(&m_save, &QAction::triggered);
        QTest::keyClick(m_field.get(), Qt::Key_Return);
        QCOMPARE(saved.count(), 0);
        QCOMPARE(m_field->text(), QStringLiteral("sazz"));
    }

    void saysNoMoreOnceSomethingFits()
    {
        QTest::keyClicks(m_field.get(), QStringLiteral("sazz"));
        QVERIFY(QToolTip::isVisible());
        QTest::keyClick(m_field.get(), Qt::Key_Backspace);
        QTest::keyClick(m_field.get(), Qt::Key_Backspace);
        QTRY_VERIFY(!QToolTip::isVisible());
    }

private:
    Theme m_theme;
    QAction m_save{QStringLiteral("&Save")};
    QAction m_step{QStringLiteral("One &step")};
    std::unique_ptr<CommandField> m_field;
};

QTEST_MAIN(CommandFieldTest)
#include "tst_command_field.moc"
