// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/AppSettings.h"

#include <QDir>
#include <QFileInfo>
#include <QMetaEnum>
#include <QSettings>
#include <QStandardPaths>
#include <QVariantList>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr qsizetype kMostRecent = 10;
constexpr qsizetype kMostTrusted = 1000;
constexpr double kDefaultSpeed = 20; // ticks a second: waves can be followed, nothing drags
constexpr double kFastest = 10'000;

const QString kRecent = QStringLiteral("files/recent");
const QString kFolder = QStringLiteral("files/folder");
const QString kAppearance = QStringLiteral("view/appearance");
const QString kGeometry = QStringLiteral("view/geometry");
const QString kSpeed = QStringLiteral("run/speed");
const QString kProviderId = QStringLiteral("provider/id");
const QString kProvider = QStringLiteral("provider/%1/%2"); // id, one of those below
const QString kUrl = QStringLiteral("url");
const QString kModel = QStringLiteral("model");
const QString kTrusted = QStringLiteral("files/mayAskLiveModels");
const QString kStandIns = QStringLiteral("provider/standIns");
const QString kCap = QStringLiteral("provider/cap");
const QString kRequests = QStringLiteral("requestsPerMinute");
const QString kTokens = QStringLiteral("tokensPerMinute");
const QString kAtOnce = QStringLiteral("atOnce");

} // namespace

AppSettings::AppSettings(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

QStringList AppSettings::recentFiles() const
{
    return m_store.value(kRecent).toStringList();
}

void AppSettings::addRecentFile(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_store.setValue(kRecent, QStringList(files.mid(0, kMostRecent)));
    emit recentFilesChanged();
}

void AppSettings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    if (files.removeAll(path) > 0) {
        m_store.setValue(kRecent, files);
        emit recentFilesChanged();
    }
}

void AppSettings::clearRecentFiles()
{
    m_store.remove(kRecent);
    emit recentFilesChanged();
}

QString AppSettings::lastFolder() const
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = m_store.value(kFolder, documents).toString();
    return QDir(folder).exists() ? folder : QDir::homePath();
}

void AppSettings::setLastFolder(const QString &folder)
{
    m_store.setValue(kFolder, folder);
}

Theme::Mode AppSettings::appearance() const
{
    const auto modes = QMetaEnum::fromType<Theme::Mode>();
    bool known = false;
    const int mode = modes.keyToValue(m_store.value(kAppearance).toString().toLatin1().constData(), &known);
    return known ? static_cast<Theme::Mode>(mode) : Theme::Mode::System;
}

void AppSettings::setAppearance(Theme::Mode mode)
{
    const auto modes = QMetaEnum::fromType<Theme::Mode>();
    m_store.setValue(kAppearance, QString::fromLatin1(modes.valueToKey(static_cast<int>(mode))));
}

ProviderSettings AppSettings::provider() const
{
    return languageModel().provider();
}

void AppSettings::setProvider(const ProviderSettings &provider)
{
    LanguageModelSettings settings = languageModel();
    settings.chosen = provider.id;
    settings.providers[provider.id] = provider;
    setLanguageModel(settings);
}

ProviderSettings AppSettings::providerOf(const std::string &id) const
{
    const QString name = QString::fromStdString(id);
    ProviderSettings settings; // before there was one group for each provider, the chosen one had it all
    settings.id = id;
    const bool old = m_store.value(kProviderId).toString() == name;
    settings.baseUrl = m_store
                           .value(kProvider.arg(name, kUrl),
                                  old ? m_store.value(QStringLiteral("provider/url")) : QVariant())
                           .toString()
                           .toStdString();
    settings.model = m_store
                         .value(kProvider.arg(name, kModel),
                                old ? m_store.value(QStringLiteral("provider/model")) : QVariant())
                         .toString()
                         .toStdString();
    return settings;
}

void AppSettings::storeProvider(const ProviderSettings &provider)
{
    const QString name = QString::fromStdString(provider.id);
    m_store.setValue(kProvider.arg(name, kUrl), QString::fromStdString(provider.baseUrl));
    m_store.setValue(kProvider.arg(name, kModel), QString::fromStdString(provider.model));
}

LanguageModelSettings AppSettings::languageModel() const
{
    using Model = LanguageModelSettings;
    const std::vector<std::string> known = providerIds();
    const auto isKnown = [&known](const std::string &id) {
        return std::find(known.begin(), known.end(), id) != known.end();
    };
    Model settings;
    for (const std::string &id : known) {
        settings.providers[id] = providerOf(id);
    }
    if (const std::string id = m_store.value(kProviderId).toString().toStdString(); isKnown(id)) {
        settings.chosen = id;
    }
    for (const QString &id : m_store.value(kStandIns).toStringList()) {
        if (isKnown(id.toStdString())) {
            settings.standIns.push_back(id.toStdString());
        }
    }
    bool ok = false;
    const double cap = m_store.value(kCap, Model::kUsualCap).toDouble(&ok);
    settings.capDollars = ok ? std::clamp(cap, Model::kLeastCap, Model::kMostCap) : Model::kUsualCap;
    for (const std::string &id : known) {
        settings.limits[id] = limitsOf(id);
    }
    return settings;
}

CallLimits AppSettings::limitsOf(const std::string &id) const
{
    const auto limit = [this, &id](const QString &key, qlonglong usual, qlonglong least) {
        const QVariant ofAll = m_store.value(QStringLiteral("provider/") + key, usual); // as it once was
        bool whole = false;
        const qlonglong value =
            m_store.value(kProvider.arg(QString::fromStdString(id), key), ofAll).toLongLong(&whole);
        return whole ? std::clamp(value, least, qlonglong{1'000'000'000}) : usual;
    };
    CallLimits limits;
    limits.requestsPerMinute = limit(kRequests, limits.requestsPerMinute, 1);
    limits.tokensPerMinute = limit(kTokens, limits.tokensPerMinute, 0);
    limits.atOnce = static_cast<int>(std::min(limit(kAtOnce, limits.atOnce, 1), qlonglong{1000}));
    return limits;
}

void AppSettings::storeLimits(const std::string &id, const CallLimits &limits)
{
    const QString name = QString::fromStdString(id);
    m_store.setValue(kProvider.arg(name, kRequests), qlonglong{limits.requestsPerMinute});
    m_store.setValue(kProvider.arg(name, kTokens), qlonglong{limits.tokensPerMinute});
    m_store.setValue(kProvider.arg(name, kAtOnce), limits.atOnce);
}

void AppSettings::setLanguageModel(const LanguageModelSettings &settings)
{
    m_store.setValue(kProviderId, QString::fromStdString(settings.chosen));
    for (const auto &[id, provider] : settings.providers) {
        storeProvider(provider);
    }
    QStringList standIns;
    for (const std::string &id : settings.standIns) {
        standIns << QString::fromStdString(id);
    }
    m_store.setValue(kStandIns, standIns);
    m_store.setValue(kCap, settings.capDollars);
    for (const auto &[id, limits] : settings.limits) {
        storeLimits(id, limits);
    }
    emit providerChanged();
}

bool AppSettings::isTrustedFile(const QString &mark) const
{
    return m_store.value(kTrusted).toStringList().contains(mark);
}

void AppSettings::addTrustedFile(const QString &mark)
{
    QStringList marks = m_store.value(kTrusted).toStringList();
    marks.removeAll(mark);
    marks.prepend(mark);
    m_store.setValue(kTrusted, QStringList(marks.mid(0, kMostTrusted)));
}

QList<int> AppSettings::sizes(const QString &name) const
{
    QList<int> sizes;
    for (const QVariant &size : m_store.value(QStringLiteral("view/sizes/") + name).toList()) {
        sizes.append(size.toInt());
    }
    return sizes;
}

void AppSettings::setSizes(const QString &name, const QList<int> &sizes)
{
    QVariantList list;
    for (const int size : sizes) {
        list.append(size);
    }
    m_store.setValue(QStringLiteral("view/sizes/") + name, list);
}

QByteArray AppSettings::geometry() const
{
    return m_store.value(kGeometry).toByteArray();
}

void AppSettings::setGeometry(const QByteArray &geometry)
{
    m_store.setValue(kGeometry, geometry);
}

double AppSettings::speed() const
{
    bool ok = false;
    const double speed = m_store.value(kSpeed, kDefaultSpeed).toDouble(&ok);
    return ok ? std::clamp(speed, 0.0, kFastest) : kDefaultSpeed;
}

void AppSettings::setSpeed(double ticksPerSecond)
{
    m_store.setValue(kSpeed, ticksPerSecond);
}

} // namespace gridfolk
