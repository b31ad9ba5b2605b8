// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rules/ModelScope.h"
#include "rules/ProblemList.h"
#include "scenario/Scenario.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gridfolk
{

/// Checks everything in a model that is not rule text: names, sizes, ranges, painted layers, placed agents,
/// charts. Every function adds the problems of one part, so that the caller keeps the order of the document.
class ScenarioChecker
{
public:
    ScenarioChecker(const ModelScope &model, std::vector<Problem> &problems);

    void checkWorld();
    void checkWorldAttribute(const Attribute &attribute);
    void checkLayer(const CellLayer &layer);
    void checkKind(const AgentKind &kind);
    void checkAttribute(const AgentKind &kind, const Attribute &attribute);
    void checkLinks(const LinkKind &kind);
    void checkParameter(const Parameter &parameter);
    void checkCalendar();
    void checkSeries(std::size_t index);
    void checkMessage(const MessageKind &kind);
    void checkMetric(const Metric &metric);
    void checkCharts();
    void checkRun();

    /// Whether the world's size is usable; without it cells cannot be counted.
    [[nodiscard]] bool sizeIsGood() const;

private:
    using Names = std::unordered_set<std::string>;

    void checkName(const std::string &path, const std::string &name, Names &sameSort,
                   std::string_view ownMeaning);
    void checkAttribute(const std::string &path, const Attribute &attribute, Names &sameSort);
    void checkCategories(const std::string &path, const std::vector<std::string> &names);
    void checkPainted(const CellLayer &layer, const std::string &path);
    void checkPlacement(const AgentKind &kind);
    void checkPortrayal(const AgentKind &kind);
    void report(const std::string &path, std::string code, ProblemList::Args args, std::string hint = {},
                bool warning = false);

    const ModelScope &m_model;
    const Scenario &m_scenario;
    std::vector<Problem> &m_problems;
    Names m_worldAttributes;
    Names m_layers;
    Names m_kinds;
    Names m_linkKinds;
    Names m_parameters;
    Names m_metrics;
    Names m_series;
    Names m_messages;
    Names m_attributes;                 ///< of the kind that was checked last
    std::vector<std::int32_t> m_placed; ///< agents placed by hand, per cell
};

} // namespace gridfolk
