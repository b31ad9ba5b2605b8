// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace gridfolk
{

class AppSettings;
class BannerStack;
class Dialogs;
class KeyRing;
class LiveConsent;
class ModelTable;
class NoticeController;
class RunController;
class RunDirector;
class StatusStrip;

/// Who answers for agents with minds: lets a person choose, has the keys at hand, says where one could not be
/// kept, and asks before a model from elsewhere may ask.
class LanguageModelController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        AppSettings &settings;
        KeyRing &keys;
        ModelTable &models;
        Dialogs &dialogs;
        RunController &run;
        RunDirector &director;
        LiveConsent &consent;
        NoticeController &notices;
        BannerStack &banners;
        StatusStrip &status;
    };
    explicit LanguageModelController(const Parts &parts, QObject *parent = nullptr);

    /// Opens the dialog; what was chosen holds for the next run.
    void choose();

signals:
    /// A person agreed; the run they asked for before may go on.
    void playRequested();

private:
    void show();
    void askForConsent();

    Parts m_parts;
};

} // namespace gridfolk
