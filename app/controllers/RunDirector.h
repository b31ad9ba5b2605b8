// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ChangeEvent.h"
#include "session/Session.h"

#include <QObject>
#include <QString>

#include <map>

namespace gridfolk
{

class AppSettings;
class FileController;
class LiveConsent;
class KeyRing;
class ModelTable;
class RunController;
class RunRecorder;
class ScenarioDocument;

/// Decides which run there is: makes it from the document, its seed, the parameters that a person turned and
/// the chosen language model; knows when the document has changed since. Nothing resets by itself once a run
/// has moved.
class RunDirector : public QObject
{
    Q_OBJECT

public:
    struct Services {
        RunController &run;
        ScenarioDocument &document;
        FileController &files;
        AppSettings &settings;
        RunRecorder &recorder;
        std::shared_ptr<const EngineFactory> factory;
        KeyRing &keys;
        ModelTable &models;
        QString stateFolder; ///< for the ledger
        LiveConsent &consent;
    };
    explicit RunDirector(const Services &services, QObject *parent = nullptr);

    /// A new run of the document as it is now, at tick 0. False after failed().
    bool reset();
    /// Makes the first run of a document, or makes it again when it has not moved yet and is out of date.
    void prepare();
    /// Another language model, or its key, is there now: prepares the run that could not be made without.
    void providerChanged();

    /// Makes a run when there is none, it is finished, or it has not moved yet and is out of date. False
    /// after failed(), and after consentNeeded(): nothing is asked of a live model then.
    bool play();
    void pause();
    bool step();

    /// Kept for the runs to come. A run that has moved records it as an intervention; one that has not is
    /// made again by commitParameters(), so that what it starts with follows.
    void setParameter(const QString &name, double value);
    void commitParameters();
    /// What the next run starts with.
    [[nodiscard]] double parameter(const QString &name) const;
    [[nodiscard]] bool hasChangedParameters() const { return !m_parameters.empty(); }
    /// The document's values again, for the run and those to come.
    void resetParameters();

    /// An undo step of the document; a run that has not moved starts again with it.
    void setSeed(quint64 seed);

    /// What the run may cost; before there is one, the next.
    [[nodiscard]] double capDollars() const;
    /// For the run that is there; its calls follow at once.
    void raiseCap(double dollars);
    /// Lets the rehearsal answer for the rest of the run that is there.
    void rehearse();

    /// How the road to the run's language model stands; null before the first question.
    [[nodiscard]] std::shared_ptr<const GatewayStatus> gatewayStatus() const;

    /// The document differs from what runs.
    [[nodiscard]] bool isStale() const { return m_stale; }

signals:
    void staleChanged(bool stale);
    void parametersChanged();
    void capChanged();
    void failed(const gridfolk::Problem &problem);
    /// A person must agree before the model may ask a language model on their account.
    void consentNeeded();

private:
    void documentChanged(const ChangeEvent &event);
    void setStale(bool stale);
    void forgetUnknownParameters();
    [[nodiscard]] RunOptions options() const;
    [[nodiscard]] bool hasMoved() const;
    [[nodiscard]] bool isOutOfDate() const;
    [[nodiscard]] bool mayMove();

    Services m_services;
    std::map<QString, double> m_parameters;
    std::shared_ptr<GatewayMonitor> m_monitor; ///< of the newest run
    std::shared_ptr<GatewayControl> m_control; ///< of the newest run
    bool m_lacksProvider = false;              ///< why there is no run
    double m_cap = 0;                          ///< of the newest run
    bool m_stale = false;
};

} // namespace gridfolk
