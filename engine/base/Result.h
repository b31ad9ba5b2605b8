// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// Where in the model or the run a problem lies; every part is optional.
struct Place {
    std::string path{};     ///< in the document: "kinds/Sheep/rules", "layers/grass/initial", or a file name
    std::uint32_t line = 0; ///< from 1, in the text at `path`; 0: unknown
    std::uint32_t column = 0;             ///< from 1, in code points
    std::uint32_t length = 0;             ///< code points of the offending text
    std::optional<std::int64_t> tick{};   ///< simulation time
    std::optional<std::uint64_t> agent{}; ///< serial of the acting agent
    std::string rule{};                   ///< name of the rule or action
};

/// An expected failure as a value. The code is stable and documented; text for people is made in app/messages
/// from the code and the arguments, so that the engine speaks no human language.
struct Problem {
    std::string code; ///< "rules.unknown-name", "store.disk-full": room, dot, what happened
    std::vector<std::pair<std::string, std::string>> args; ///< named values that the text quotes
    Place place;
    bool warning = false; ///< the model still runs

    /// The argument of this name, or an empty text.
    [[nodiscard]] std::string arg(const std::string &name) const
    {
        for (const auto &[key, value] : args) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
};

template <class T>
using Result = tl::expected<T, Problem>;

/// Returned where a function fails: `return failure("store.missing", {{"file", path}});`
[[nodiscard]] inline tl::unexpected<Problem>
failure(std::string code, std::vector<std::pair<std::string, std::string>> args = {}, Place place = {})
{
    return tl::make_unexpected(Problem{std::move(code), std::move(args), std::move(place), false});
}

} // namespace gridfolk
