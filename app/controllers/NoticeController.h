// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/BannerStack.h"
#include "session/Session.h"

#include <QObject>

#include <functional>
#include <map>
#include <string>

namespace gridfolk
{

class RunController;
class RunTabs;
class ScenarioDocument;

/// Brings problems to where they are seen: those of the model and the run to the Problems tab, what needs an
/// answer now to the banner, what rules print to the log.
class NoticeController : public QObject
{
    Q_OBJECT

public:
    NoticeController(RunController &run, ScenarioDocument &document, RunTabs &tabs, BannerStack &banners,
                     QObject *parent = nullptr);

    /// A failure of something that a person just asked for. `banner` is who it is withdrawn by; one that the
    /// model is to blame for goes when the model is mended.
    void report(const Problem &problem, const QString &banner);
    /// What can be done about problems of this code, in place of Go to.
    using Offers = std::function<QList<BannerStack::Action>()>;
    void offerFor(const std::string &code, Offers offers) { m_offers[code] = std::move(offers); }
    /// What keeps a model that was just opened from running.
    void reportModel();

signals:
    /// Show this place of the model.
    void goToRequested(const gridfolk::Place &place);
    /// Show the Problems tab.
    void problemsRequested();

private:
    void take(const std::vector<Notice> &notices);
    void takeOne(const Notice &notice);
    void showModelProblems();
    void showBanner(const QString &id, const Problem &problem, bool warning);

    ScenarioDocument &m_document;
    RunTabs &m_tabs;
    BannerStack &m_banners;
    std::map<std::string, Offers> m_offers;
};

} // namespace gridfolk
