// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in the keychain of a desktop: run beside a real Secret Service by with-keyring.sh.
#include "settings/SystemKeychain.h"
#include "support/Eventually.h"

#include <QTest>

using namespace gridfolk;

namespace
{

const QString kEntry = QStringLiteral("openai api.openai.com");

/// What the keychain answers, waited for; nothing when it has no such entry.
std::optional<QString> readFrom(SystemKeychain &keychain, const QString &entry)
{
    bool answered = false;
    std::optional<QString> found;
    keychain.read(entry, [&](const std::optional<QString> &secret) {
        answered = true;
        found = secret;
    });
    [&] { EVENTUALLY(answered); }();
    return found;
}

/// Why it could not be written; empty: it was.
QString write(SystemKeychain &keychain, const QString &entry, const QString &secret)
{
    QString problem = QStringLiteral("no answer");
    bool answered = false;
    keychain.write(entry, secret, [&](const QString &error) {
        answered = true;
        problem = error;
    });
    [&] { EVENTUALLY(answered); }();
    return problem;
}

} // namespace

class TestSystemKeychain : public QObject
{
    Q_OBJECT

private slots:
    void keysAreKeptAndForgotten()
    {
        SystemKeychain keychain;
        QVERIFY(!readFrom(keychain, kEntry));
        QCOMPARE(write(keychain, kEntry, QStringLiteral("sk-first")), QString());
        QCOMPARE(readFrom(keychain, kEntry), std::optional(QStringLiteral("sk-first")));
        QCOMPARE(write(keychain, kEntry, QStringLiteral("sk-second")), QString());
        SystemKeychain later; // as another start of the program
        QCOMPARE(readFrom(later, kEntry), std::optional(QStringLiteral("sk-second")));
        later.remove(kEntry);
        EVENTUALLY(!readFrom(later, kEntry));
    }

    void entriesStayApart()
    {
        SystemKeychain keychain;
        const QString other = QStringLiteral("openai-compatible 127.0.0.1");
        QCOMPARE(write(keychain, kEntry, QStringLiteral("sk-one")), QString());
        QCOMPARE(write(keychain, other, QStringLiteral("sk-other")), QString());
        keychain.remove(kEntry);
        EVENTUALLY(!readFrom(keychain, kEntry));
        QCOMPARE(readFrom(keychain, other), std::optional(QStringLiteral("sk-other")));
    }

    void keysAreTextOfAnySort()
    {
        SystemKeychain keychain;
        const QString secret = QString(4000, QLatin1Char('k')) + QStringLiteral("-ä€😀");
        QCOMPARE(write(keychain, kEntry, secret), QString());
        QCOMPARE(readFrom(keychain, kEntry), std::optional(secret));
    }

    /// Someone may leave while the keychain has not answered.
    void questionsMayBeLeftAlone()
    {
        bool answered = false;
        {
            SystemKeychain keychain;
            keychain.read(kEntry, [&](const std::optional<QString> &) { answered = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
        SystemKeychain keychain;
        (void)readFrom(keychain, kEntry);
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestSystemKeychain)
#include "tst_system_keychain.moc"
