// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/KeyRing.h"

#include "base/Mutex.h"

#include <QPointer>

#include <algorithm>

namespace gridfolk
{

struct KeyRing::Keys {
    mutable Mutex mutex;
    std::map<std::pair<std::string, std::string>, std::string> byHost GUARDED_BY(mutex);

    void set(const Id &id, const QString &key) EXCLUDES(mutex)
    {
        const MutexLock lock(mutex);
        byHost[{id.first.toStdString(), id.second.toStdString()}] = key.toStdString();
    }
    void drop(const Id &id) EXCLUDES(mutex)
    {
        const MutexLock lock(mutex);
        byHost.erase({id.first.toStdString(), id.second.toStdString()});
    }
    [[nodiscard]] std::optional<std::string> find(const std::string &provider, const std::string &host) const
        EXCLUDES(mutex)
    {
        const MutexLock lock(mutex);
        const auto found = byHost.find({provider, host});
        return found == byHost.end() ? std::nullopt : std::optional(found->second);
    }
};

KeyRing::KeyRing(Keychain &keychain, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_keys(std::make_shared<Keys>())
{
}

QString KeyRing::entryOf(const Id &id)
{
    return QStringLiteral("%1 at %2").arg(id.first, id.second);
}

KeyRing::Place KeyRing::placeOf(const QString &provider, const QString &host) const
{
    const auto found = m_places.find({provider, host});
    return found == m_places.end() ? Place::None : found->second;
}

void KeyRing::load(const ProviderSettings &settings)
{
    const auto host = providerHost(settings);
    if (!host || host->empty()) {
        return;
    }
    const Id id{QString::fromStdString(settings.id), QString::fromStdString(*host)};
    if (m_places.contains(id)) {
        return;
    }
    m_places[id] = Place::Loading;
    m_keychain.read(entryOf(id), [self = QPointer(this), id](const std::optional<QString> &secret) {
        if (self) {
            self->take(id, secret);
        }
    });
}

void KeyRing::take(const Id &id, const std::optional<QString> &secret)
{
    if (m_places[id] != Place::Loading) {
        return; // entered meanwhile
    }
    m_places[id] = secret ? Place::Keychain : Place::None;
    if (secret) {
        m_keys->set(id, *secret);
    }
    emit changed();
}

bool KeyRing::isLoading() const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [](const auto &entry) { return entry.second == Place::Loading; });
}

void KeyRing::setKey(const QString &provider, const QString &host, const QString &key)
{
    const Id id{provider, host};
    m_keys->set(id, key);
    m_places[id] = Place::Session;
    m_keychain.write(entryOf(id), key, [self = QPointer(this), id](const QString &problem) {
        if (!self || self->m_places[id] != Place::Session) {
            return;
        }
        if (problem.isEmpty()) {
            self->m_places[id] = Place::Keychain;
        } else {
            emit self->notKept(id.second, problem);
        }
        emit self->changed();
    });
    emit changed();
}

void KeyRing::forget(const QString &provider, const QString &host)
{
    const Id id{provider, host};
    m_keys->drop(id);
    m_places[id] = Place::None;
    m_keychain.remove(entryOf(id));
    emit changed();
}

KeySource KeyRing::source() const
{
    return [keys = std::shared_ptr<const Keys>(m_keys)](
               const std::string &provider, const std::string &host) { return keys->find(provider, host); };
}

} // namespace gridfolk
