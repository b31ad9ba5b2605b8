// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTimer;

namespace gridfolk
{

class BannerStack;
class RunController;
class RunDirector;

/// Says so while a run waits for a language model that keeps failing: the gateway tries again for up to two
/// minutes before the run pauses, and until then nothing else would be seen.
class ProviderWatch : public QObject
{
    Q_OBJECT

public:
    ProviderWatch(RunController &run, RunDirector &director, BannerStack &banners, QObject *parent = nullptr);

private:
    void look();

    RunController &m_run;
    RunDirector &m_director;
    BannerStack &m_banners;
    QTimer *m_timer;
    bool m_shown = false;
};

} // namespace gridfolk
