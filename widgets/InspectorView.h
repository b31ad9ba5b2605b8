// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/TraceEvent.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gridfolk
{

/// An attribute as the inspector shows it.
struct InspectorAttribute {
    QString name;
    QString value;
    std::optional<double> fraction; ///< 0 to 1: a bar is drawn

    bool operator==(const InspectorAttribute &) const = default;
};

/// The last decision of an agent in short.
struct InspectorDecision {
    std::int64_t tick = 0;
    QString thought;
    QString action;
    QString arguments;
    DecisionStatus status = DecisionStatus::Valid;
    QString footer; ///< "412 ms   638→41   $0.00008   gemini-2.5-flash-lite"

    bool operator==(const InspectorDecision &) const = default;
};

/// An agent as values, made by whoever knows the run.
struct InspectorView {
    QString name; ///< "Ana"; empty: the kind and serial
    QString kind;
    std::uint64_t serial = 0;
    int kindIndex = -1;
    int cellX = 0;
    int cellY = 0;
    std::optional<std::int64_t> age;
    bool alive = true;
    std::string color; ///< series name or "#rrggbb"
    std::vector<InspectorAttribute> attributes;
    std::optional<InspectorDecision> decision;
    QStringList why; ///< plain lines

    bool operator==(const InspectorView &) const = default;
};

/// An agent on the inspected cell.
struct CellOccupant {
    std::uint64_t serial = 0;
    int kindIndex = -1;
    QString label; ///< "Ana · Shepherd #7"
    std::string shape;
    std::string color;

    bool operator==(const CellOccupant &) const = default;
};

/// A cell as values.
struct CellView {
    int x = 0;
    int y = 0;
    std::vector<InspectorAttribute> layers;
    std::vector<CellOccupant> agents;

    bool operator==(const CellView &) const = default;
};

} // namespace gridfolk
