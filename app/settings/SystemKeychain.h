// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/Keychain.h"

#include <QObject>

namespace gridfolk
{

/// The desktop's keychain: Secret Service or KWallet. Never falls back to a file in clear text.
class SystemKeychain final : public Keychain
{
public:
    void read(const QString &entry, Read done) override;
    void write(const QString &entry, const QString &secret, Written done) override;
    void remove(const QString &entry) override;

private:
    QObject m_jobs; ///< parent of what is under way
};

} // namespace gridfolk
