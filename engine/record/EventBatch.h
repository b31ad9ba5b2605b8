// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/MetricRow.h"
#include "record/Notice.h"
#include "record/QueryReply.h"
#include "record/TraceEvent.h"

#include <vector>

namespace gridfolk
{

/// What happened since the window last looked, each list in order.
struct EventBatch {
    std::vector<MetricRow> metrics;
    std::vector<TraceEvent> traces;
    std::vector<Notice> notices;
    std::vector<QueryReply> replies;

    [[nodiscard]] bool empty() const
    {
        return metrics.empty() && traces.empty() && notices.empty() && replies.empty();
    }
};

} // namespace gridfolk
