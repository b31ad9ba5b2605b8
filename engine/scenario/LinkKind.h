// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Attribute.h"

#include <cstdint>
#include <string>
#include <vector>

namespace gridfolk
{

/// How the links of a kind lie at the start.
enum class NetworkShape {
    None,
    Ring,       ///< everyone is linked to the `degree` nearest in a ring
    SmallWorld, ///< a ring, each link rewired with `probability` (Watts and Strogatz 1998)
    ScaleFree, ///< newcomers link to `degree` others in proportion to their links (Barabási and Albert 1999)
    Random,    ///< every pair is linked with `probability` (Erdős and Rényi 1959, as Gilbert's G(n, p))
    Complete,  ///< every pair is linked
    Edges      ///< as in `edges`
};

/// A link between two agents by their number among those that the network lies between, from 0.
struct Edge {
    std::int32_t from = 0;
    std::int32_t to = 0;

    bool operator==(const Edge &) const = default;
};

/// A kind of tie between agents, with values of its own.
struct LinkKind {
    std::string name{};
    bool directed = false;
    std::vector<Attribute> attributes{}; ///< `initial` is evaluated for each new link, without subject
    std::string between{}; ///< agent kind that the network at the start lies between; empty: all
    NetworkShape shape = NetworkShape::None;
    std::string degree = "4";        ///< expression
    std::string probability = "0.1"; ///< expression
    std::vector<Edge> edges{};
    std::string color = "grey"; ///< theme series name or "#rrggbb"

    bool operator==(const LinkKind &) const = default;
};

} // namespace gridfolk
