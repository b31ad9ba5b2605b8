// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace gridfolk
{

/// The place of the system where secrets are kept. Answers come later, on the window's thread; none comes
/// after the chain is destroyed.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Nothing when there is no such entry or no keychain answers.
    using Read = std::function<void(const std::optional<QString> &secret)>;
    virtual void read(const QString &entry, Read done) = 0;

    /// `problem`: why it could not be kept, in the system's words; empty: it is.
    using Written = std::function<void(const QString &problem)>;
    virtual void write(const QString &entry, const QString &secret, Written done) = 0;

    /// Forgets an entry; does nothing where there is none.
    virtual void remove(const QString &entry) = 0;
};

} // namespace gridfolk
