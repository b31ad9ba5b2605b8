// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/KeyRing.h"
#include "settings/SystemKeychain.h"
#include "support/Eventually.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace gridfolk;

namespace
{

constexpr int kPatience = 30000; // milliseconds
const QString kEntry = QStringLiteral("openai at api.openai.com");
const QString kSecret = QStringLiteral("sk-canary-\u00fc-4711");

/// A message bus that starts nothing by itself: no keychain is there before a test starts one.
const char kBus[] = R"(<busconfig>
<type>session</type>
<listen>unix:dir=%1</listen>
<auth>EXTERNAL</auth>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>)";

ProviderSettings openAi()
{
    return {"openai", {}, "some-model"};
}

} // namespace

/// A real secret service that is started anew, locked or gone while the program runs: on a message bus of its
/// own, in a temporary home. Skipped where this machine has none to start.
class KeychainServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void secretOutlivesTheService();
    void othersFindItUnderItsName();
    void lockedKeychainGivesNothing();
    void nothingIsKeptWithoutAService();
    void keyRingFindsItsKeyAgain();
    void keyRingSaysWhatWasNotKept();

private:
    /// A keychain that `password` opens; an empty one leaves it locked.
    void startService(const QByteArray &password = "open");
    void stopService();
    [[nodiscard]] bool isServed() const;
    [[nodiscard]] std::optional<QString> read();
    [[nodiscard]] QString write(const QString &secret);

    QTemporaryDir m_home;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_service;
    std::unique_ptr<SystemKeychain> m_keychain;
};

void KeychainServiceTest::initTestCase()
{
    for (const char *program : {"dbus-daemon", "gnome-keyring-daemon", "secret-tool", "dbus-send"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            QSKIP(qPrintable(QLatin1String(program) +
                             QStringLiteral(" is not installed (packages dbus, gnome-keyring, "
                                            "libsecret-tools): the keychain was not tried")));
        }
    }
    QVERIFY(m_home.isValid());
    const QByteArray home = m_home.path().toLocal8Bit();
    for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) {
        qputenv(name, home);
    }
    for (const char *name : {"GNOME_KEYRING_CONTROL", "DISPLAY", "WAYLAND_DISPLAY"}) {
        qunsetenv(name);
    }
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    QFile config(m_home.filePath(QStringLiteral("bus.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(QString::fromLatin1(kBus).arg(m_home.path()).toUtf8());
    config.close();
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + config.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
    QVERIFY(m_bus.waitForReadyRead(kPatience));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());
    startService();
    if (!isServed()) {
        QSKIP("gnome-keyring-daemon does not answer here: the keychain was not tried");
    }
    stopService();
}

void KeychainServiceTest::cleanupTestCase()
{
    m_bus.terminate();
    QVERIFY(m_bus.state() == QProcess::NotRunning || m_bus.waitForFinished(kPatience));
}

void KeychainServiceTest::init()
{
    m_keychain = std::make_unique<SystemKeychain>();
    startService();
}

void KeychainServiceTest::cleanup()
{
    m_keychain.reset();
    stopService();
    QDir(m_home.filePath(QStringLiteral("keyrings"))).removeRecursively();
}

bool KeychainServiceTest::isServed() const
{
    QProcess ask;
    ask.start(QStringLiteral("dbus-send"),
              {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"),
               QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
               QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
               QStringLiteral("string:org.freedesktop.secrets")});
    ask.waitForFinished(kPatience);
    return ask.readAllStandardOutput().contains("true");
}

void KeychainServiceTest::startService(const QByteArray &password)
{
    m_service = std::make_unique<QProcess>();
    QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
    if (!password.isEmpty()) {
        arguments.prepend(QStringLiteral("--unlock"));
    }
    m_service->start(QStringLiteral("gnome-keyring-daemon"), arguments);
    QVERIFY(m_service->waitForStarted(kPatience));
    m_service->write(password);
    m_service->closeWriteChannel();
    EVENTUALLY(isServed() || m_service->state() == QProcess::NotRunning);
}

void KeychainServiceTest::stopService()
{
    if (m_service) {
        m_service->terminate();
        QVERIFY(m_service->state() == QProcess::NotRunning || m_service->waitForFinished(kPatience));
        m_service.reset();
        EVENTUALLY(!isServed());
    }
}

std::optional<QString> KeychainServiceTest::read()
{
    const auto answer = std::make_shared<std::optional<std::optional<QString>>>();
    m_keychain->read(kEntry, [answer](const std::optional<QString> &secret) { *answer = secret; });
    [&] { EVENTUALLY(answer->has_value()); }();
    return answer->value_or(QStringLiteral("no answer"));
}

QString KeychainServiceTest::write(const QString &secret)
{
    const auto answer = std::make_shared<std::optional<QString>>();
    m_keychain->write(kEntry, secret, [answer](const QString &problem) { *answer = problem; });
    [&] { EVENTUALLY(answer->has_value()); }();
    return answer->value_or(QStringLiteral("no answer"));
}

void KeychainServiceTest::secretOutlivesTheService()
{
    QCOMPARE(write(kSecret), QString());
    stopService();
    startService();
    QCOMPARE(read(), kSecret);
    m_keychain = std::make_unique<SystemKeychain>();
    QCOMPARE(read(), kSecret);
}

void KeychainServiceTest::othersFindItUnderItsName()
{
    QCOMPARE(write(kSecret), QString());
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"), {QStringLiteral("lookup"), QStringLiteral("server"),
                                               QStringLiteral("Gridfolk"), QStringLiteral("user"), kEntry});
    QVERIFY(tool.waitForFinished(kPatience));
    QCOMPARE(QString::fromUtf8(tool.readAllStandardOutput()).trimmed(), kSecret);
}

void KeychainServiceTest::lockedKeychainGivesNothing()
{
    QCOMPARE(write(kSecret), QString());
    stopService();
    startService({});
    QCOMPARE(read(), std::nullopt); // nobody is there who could type the password
    QVERIFY(!write(QStringLiteral("another")).isEmpty());
    stopService();
    startService();
    QCOMPARE(read(), kSecret); // what was there is there
}

void KeychainServiceTest::nothingIsKeptWithoutAService()
{
    stopService();
    QCOMPARE(read(), std::nullopt);
    const QString problem = write(kSecret);
    QVERIFY(!problem.isEmpty());
    QVERIFY2(!problem.contains(kSecret), qPrintable(problem));
}

void KeychainServiceTest::keyRingFindsItsKeyAgain()
{
    const QString host = QStringLiteral("api.openai.com");
    {
        KeyRing ring(*m_keychain);
        ring.setKey(QStringLiteral("openai"), host, kSecret);
        EVENTUALLY(ring.placeOf(QStringLiteral("openai"), host) == KeyRing::Place::Keychain);
    }
    KeyRing ring(*m_keychain);
    ring.load(openAi());
    EVENTUALLY(ring.placeOf(QStringLiteral("openai"), host) == KeyRing::Place::Keychain);
    QCOMPARE(ring.source()("openai", host.toStdString()), kSecret.toStdString());
    ring.forget(QStringLiteral("openai"), host);
    EVENTUALLY(!read());
}

void KeychainServiceTest::keyRingSaysWhatWasNotKept()
{
    stopService();
    const QString host = QStringLiteral("api.openai.com");
    KeyRing ring(*m_keychain);
    QString why;
    connect(&ring, &KeyRing::notKept, this, [&](const QString &, const QString &said) { why = said; });
    ring.setKey(QStringLiteral("openai"), host, kSecret);
    EVENTUALLY(!why.isEmpty());
    QCOMPARE(ring.placeOf(QStringLiteral("openai"), host), KeyRing::Place::Session);
    QCOMPARE(ring.source()("openai", host.toStdString()), kSecret.toStdString());
}

QTEST_GUILESS_MAIN(KeychainServiceTest)
#include "tst_keychain_service.moc"
