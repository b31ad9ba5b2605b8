// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "mind/ActionOffering.h"

#include <string>
#include <utility>
#include <vector>

namespace gridfolk
{

/// A reply that chose one of the offers.
struct ParsedReply {
    std::string thought;
    std::string reasoning;                                    ///< of the style "think"
    std::size_t offer = 0;                                    ///< index
    std::vector<ActionValue> arguments;                       ///< as Decision wants them
    std::vector<std::pair<std::string, std::string>> spelled; ///< argument names and values for people
};

/// Reads a reply strictly against what was offered: a JSON object of exactly the schema's properties, an
/// offered action, legal arguments. Only two liberties: a code fence around the object, and a thought that is
/// too long is cut. Fails with "mind.bad-reply" and the argument "detail", English, fit to be quoted to the
/// model.
[[nodiscard]] Result<ParsedReply> parseReply(const std::string &text, const std::vector<ActionOffer> &offers,
                                             bool think);

} // namespace gridfolk
