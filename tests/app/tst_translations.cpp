// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace
{

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each plural form
    bool unfinished = false;
};

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages.append({context, xml.readElementText(), {}, false});
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().translations << text.trimmed();
        }
    }
    return messages;
}

/// What the program fills in: "%1", "{file}".
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%[0-9n]|\\{[a-z]+\\}"));
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        found << matches.next().captured();
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

/// Whole languages: no text is left in English, and what the program fills in is there.
class TranslationsTest : public QObject
{
    Q_OBJECT

private slots:
    void germanIsWhole();
    void placeholdersAreKept();
    void germanIsLoaded();

private:
    const QList<Message> m_german =
        readMessages(QStringLiteral(GRIDFOLK_SOURCE_DIR "/translations/gridfolk_de.ts"));
};

void TranslationsTest::germanIsWhole()
{
    QVERIFY(m_german.size() > 900);
    for (const Message &message : m_german) {
        QVERIFY2(!message.unfinished && !message.translations.isEmpty() &&
                     (!message.translations.first().isEmpty() || message.source.trimmed().isEmpty()),
                 qPrintable(message.context + QStringLiteral(": ") + message.source));
    }
}

void TranslationsTest::placeholdersAreKept()
{
    for (const Message &message : m_german) {
        for (const QString &translation : message.translations) {
            QVERIFY2(placeholders(translation) == placeholders(message.source),
                     qPrintable(message.source + QStringLiteral(" => ") + translation));
        }
    }
}

void TranslationsTest::germanIsLoaded()
{
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(GRIDFOLK_QM_FOLDER "/gridfolk_de.qm")));
    QCOMPARE(translator.translate("Problem", "A rule divides by zero."),
             QStringLiteral("Eine Regel teilt durch null."));
    QCOMPARE(translator.translate("gridfolk::WelcomePage", "New model…"), QStringLiteral("Neues Modell …"));
    QCOMPARE(translator.translate("gridfolk::TraceView", "%n decisions", nullptr, 1),
             QStringLiteral("%n Entscheidung"));
    QCOMPARE(translator.translate("gridfolk::TraceView", "%n decisions", nullptr, 2),
             QStringLiteral("%n Entscheidungen"));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
