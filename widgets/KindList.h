// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/AgentKind.h"
#include "widgets/SwatchList.h"

#include <span>

namespace gridfolk
{

/// The kinds of agents with their shapes and counts. Signals: rowChosen(kind), doubleClicked().
class KindList : public SwatchList
{
    Q_OBJECT
public:
    explicit KindList(const Theme &theme, QWidget *parent = nullptr);

    /// `counts`: agents alive, in the kinds' order; shorter or empty: no counts are shown.
    void setKinds(std::span<const AgentKind> kinds, std::span<const qint64> counts = {});
};

} // namespace gridfolk
