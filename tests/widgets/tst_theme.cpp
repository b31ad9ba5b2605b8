// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Drawing.h"
#include "widgets/TextLabel.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace gridfolk;

class TestTheme : public QObject
{
    Q_OBJECT
private slots:
    void textReadsOnEveryGround_data();
    void textReadsOnEveryGround();
    void seriesStandOutFromTheGround();
    void switchesLive();
    void iconsTakeTheColorOfTheTheme();
    void namesAndHexGiveColors();
    void scalesRunFromDarkToBright();
    void numbersDoNotDance();
};

void TestTheme::textReadsOnEveryGround_data()
{
    QTest::addColumn<int>("variant");
    QTest::newRow("light") << static_cast<int>(ThemeVariant::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeVariant::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeVariant::HighContrast);
}

void TestTheme::textReadsOnEveryGround()
{
    QFETCH(int, variant);
    const auto shown = static_cast<ThemeVariant>(variant);
    const auto check = [shown](Token text, Token ground) {
        const double ratio = contrastRatio(tokenColor(text, shown), tokenColor(ground, shown));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("token %1 on %2: %3")
                                              .arg(static_cast<int>(text))
                                              .arg(static_cast<int>(ground))
                                              .arg(ratio)));
    };
    for (const Token ground : {Token::Panel, Token::Chip, Token::Hover, Token::AccentSurface}) {
        for (const Token text : {Token::Text, Token::Secondary, Token::Accent, Token::Caution, Token::Bad}) {
            check(text, ground);
        }
    }
    for (const Token text : {Token::Text, Token::Secondary, Token::Accent}) {
        check(text, Token::Window);
    }
    // Good is never written on a selected row.
    check(Token::Good, Token::Panel);
    check(Token::Good, Token::Chip);
    check(Token::OnAccent, Token::Accent);
}

void TestTheme::seriesStandOutFromTheGround()
{
    for (const auto variant : {ThemeVariant::Light, ThemeVariant::Dark, ThemeVariant::HighContrast}) {
        for (int index = 0; index < kSeriesCount; ++index) {
            QVERIFY2(contrastRatio(seriesColor(index, variant), tokenColor(Token::Panel, variant)) >= 3,
                     qPrintable(QString::number(index)));
        }
    }
}

void TestTheme::switchesLive()
{
    Theme theme;
    theme.install(*qApp);
    theme.setMode(Theme::Mode::Light);
    const TextLabel label(theme, QStringLiteral("x"), TextRole::Body, Token::Secondary);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokenColor(Token::Panel, ThemeVariant::Dark));
    QCOMPARE(label.palette().color(QPalette::WindowText), tokenColor(Token::Secondary, ThemeVariant::Dark));
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.count(), 1);
}

void TestTheme::iconsTakeTheColorOfTheTheme()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
    const QIcon icon = theme.icon(QStringLiteral("stop"), Token::Accent);
    QCOMPARE(icon.pixmap(20, 20).toImage().pixelColor(10, 10),
             tokenColor(Token::Accent, ThemeVariant::Light));
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(theme.icon(QStringLiteral("stop"), Token::Accent).pixmap(20, 20).toImage().pixelColor(10, 10),
             tokenColor(Token::Accent, ThemeVariant::Dark));
}

void TestTheme::namesAndHexGiveColors()
{
    Theme theme;
    theme.setMode(Theme::Mode::Light);
    QCOMPARE(theme.series("gold"), seriesColor(2, ThemeVariant::Light));
    QCOMPARE(theme.series("#102030"), QColor(0x10, 0x20, 0x30));
    QCOMPARE(theme.series("nonsense", 4), seriesColor(4, ThemeVariant::Light));
    QCOMPARE(theme.series("#nonsense", 1), seriesColor(1, ThemeVariant::Light));
}

void TestTheme::scalesRunFromDarkToBright()
{
    for (const char *name : {"viridis", "cividis"}) {
        double before = -1;
        for (int step = 0; step <= 16; ++step) {
            const double light = contrastRatio(scaleColor(name, step / 16.0), QColor(Qt::black));
            QVERIFY(light > before);
            before = light;
        }
    }
    QCOMPARE(scaleColor("viridis", qQNaN()), scaleColor("viridis", 0));
    QCOMPARE(scaleColor("viridis", 7), scaleColor("viridis", 1));
}

void TestTheme::numbersDoNotDance()
{
    const QFont font = QApplication::font();
    QCOMPARE(tabularWidth(font, QStringLiteral("1111")), tabularWidth(font, QStringLiteral("8888")));
    QCOMPARE(groupedNumber(1204), QStringLiteral("1\u2009204"));
    QCOMPARE(groupedNumber(-42), QStringLiteral("\u221242"));
    QCOMPARE(shortNumber(0.72), QStringLiteral("0.72"));
    QCOMPARE(shortNumber(1234.5), QStringLiteral("1235"));
    QCOMPARE(shortNumber(0), QStringLiteral("0"));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
