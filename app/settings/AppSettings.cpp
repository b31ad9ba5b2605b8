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
constexpr double kDefaultSpeed = 20; // ticks a second: waves can be followed, nothing drags
constexpr double kFastest = 10'000;

const QString kRecent = QStringLiteral("files/recent");
const QString kFolder = QStringLiteral("files/folder");
const QString kAppearance = QStringLiteral("view/appearance");
const QString kGeometry = QStringLiteral("view/geometry");
const QString kSpeed = QStringLiteral("run/speed");
const QString kProviderId = QStringLiteral("provider/id");
const QString kProviderUrl = QStringLiteral("provider/url");
const QString kProviderModel = QStringLiteral("provider/model");

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
    const std::vector<std::string> known = providerIds();
    ProviderSettings settings;
    const std::string id = m_store.value(kProviderId).toString().toStdString();
    if (std::find(known.begin(), known.end(), id) != known.end()) {
        settings.id = id;
    }
    settings.baseUrl = m_store.value(kProviderUrl).toString().toStdString();
    settings.model = m_store.value(kProviderModel).toString().toStdString();
    return settings;
}

void AppSettings::setProvider(const ProviderSettings &provider)
{
    m_store.setValue(kProviderId, QString::fromStdString(provider.id));
    m_store.setValue(kProviderUrl, QString::fromStdString(provider.baseUrl));
    m_store.setValue(kProviderModel, QString::fromStdString(provider.model));
    emit providerChanged();
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
