// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/BannerStack.h"
#include "session/Session.h"

#include <QObject>

class QTimer;

namespace gridfolk
{

class GatewayView;
class NoticeController;
class RunController;
class RunDirector;
class ScenarioDocument;
class StatusStrip;
class TopBar;

/// Shows how calls to language models go while a run asks them: the meter at the top, the Gateway tab, the
/// status line; and offers what can be done when the cap is reached.
class GatewayController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        RunController &run;
        RunDirector &director;
        ScenarioDocument &document;
        NoticeController &notices;
        TopBar &topBar;
        GatewayView &view;
        StatusStrip &status;
    };
    explicit GatewayController(const Parts &parts, QObject *parent = nullptr);

private:
    void look();
    void showMeter(const GatewayStatus *status);
    [[nodiscard]] QList<BannerStack::Action> offersAtTheCap();

    Parts m_parts;
    QTimer *m_timer;
};

} // namespace gridfolk
