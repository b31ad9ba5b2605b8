// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "llm/LlmError.h"
#include "llm/Recovery.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace gridfolk
{

/// What has helped against which failure of which provider. Every recovery starts with the standing that the
/// error table gives it, as if it had been tried four times; what happens then moves it. A table to read.
class RecoveryTable
{
public:
    struct Row {
        std::string provider;
        ErrorClass errorClass = ErrorClass::Network;
        Recovery recovery = Recovery::Wait;
        int tried = 0;
        int worked = 0;

        bool operator==(const Row &) const = default;
    };

    /// The recoveries that the error table knows for this failure, the most promising first.
    [[nodiscard]] std::vector<Recovery> order(const std::string &provider, ErrorClass errorClass) const;

    void note(const std::string &provider, ErrorClass errorClass, Recovery recovery, bool worked);

    /// What was learned, by provider and failure.
    [[nodiscard]] std::vector<Row> rows() const;

private:
    using Key = std::tuple<std::string, ErrorClass, Recovery>;
    struct Count {
        int tried = 0;
        int worked = 0;
    };
    std::map<Key, Count> m_counts;
};

} // namespace gridfolk
