// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "settings/Keychain.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <utility>

namespace gridfolk
{

/// The keys that a person entered, each bound to the provider and host that it was entered for. They are kept
/// in the keychain and in memory, never anywhere else; where no keychain answers, until the program ends.
/// Window's thread; what source() returns may be asked on any.
class KeyRing : public QObject
{
    Q_OBJECT

public:
    /// The keychain outlives this.
    explicit KeyRing(Keychain &keychain, QObject *parent = nullptr);

    enum class Place {
        None,
        Loading, ///< the keychain has not answered yet
        Keychain,
        Session ///< in memory until the program ends
    };
    [[nodiscard]] Place placeOf(const QString &provider, const QString &host) const;

    /// Asks the keychain for the key of the settings' host, once; changed() when it answers.
    void load(const ProviderSettings &settings);
    [[nodiscard]] bool isLoading() const;

    /// Keeps the key in place of an earlier one.
    void setKey(const QString &provider, const QString &host, const QString &key);
    void forget(const QString &provider, const QString &host);

    /// Follows later changes, also when this is gone.
    [[nodiscard]] KeySource source() const;

signals:
    void changed();
    /// The keychain did not take the key, which is kept in memory only.
    void notKept(const QString &host, const QString &why);

private:
    using Id = std::pair<QString, QString>; ///< provider and host
    struct Keys;
    void take(const Id &id, const std::optional<QString> &secret);
    [[nodiscard]] static QString entryOf(const Id &id);

    Keychain &m_keychain;
    std::shared_ptr<Keys> m_keys;
    std::map<Id, Place> m_places;
};

} // namespace gridfolk
