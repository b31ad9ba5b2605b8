// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace gridfolk
{

/// A key that must never be stored, logged or traced. Has no operators that print or compare it; whoever
/// holds one passes every text that came from the other side through redact().
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_value.empty(); }

    /// For the authorization header only.
    [[nodiscard]] const std::string &reveal() const { return m_value; }

    /// The text with the key, as it is or as JSON, addresses or base64 would spell it, and anything that
    /// looks like a provider's key ("sk-…"), replaced by "[key]".
    [[nodiscard]] std::string redact(std::string text) const;

private:
    std::string m_value;
};

} // namespace gridfolk
