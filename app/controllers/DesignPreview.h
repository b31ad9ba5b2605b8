// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Mutex.h"
#include "documents/ScenarioDocument.h"
#include "record/QueryReply.h"
#include "record/Snapshot.h"
#include "session/Session.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <span>
#include <vector>

class QTimer;

namespace gridfolk
{

/// How the design looks and what its minds would be asked: the document's tick 0, made by the engine on a
/// thread of its own shortly after the last edit. What is edited by hand (painted cells, placed agents) shows
/// at once; the rest follows. While the model cannot be built, the last tick 0 stays and note() says why.
class DesignPreview : public QObject
{
    Q_OBJECT

public:
    DesignPreview(ScenarioDocument &document, std::shared_ptr<const EngineFactory> factory,
                  QObject *parent = nullptr);
    ~DesignPreview() override;

    /// Builds only while active; the last run is dropped when it stops being so.
    void setActive(bool active);

    /// The design as it is now; never null. One value per cell for every layer.
    [[nodiscard]] SnapshotPtr snapshot() const { return m_shown; }
    /// Why the picture is not the whole truth; empty when it is.
    [[nodiscard]] QString note() const { return m_note; }
    /// True when tick 0 of exactly this document is shown.
    [[nodiscard]] bool isCurrent() const { return m_isCurrent; }
    /// What a layer holds at the start: painted, else as computed, else its background.
    [[nodiscard]] std::vector<double> cells(int layer) const;
    /// False while a computed layer has not been computed yet, or cannot be.
    [[nodiscard]] bool knowsCells(int layer) const;
    /// Cells of the agents of a kind that were placed at random.
    [[nodiscard]] std::vector<CellPosition> randomAgents(int kind) const;
    /// Agents at tick 0, by kind; empty while unknown.
    [[nodiscard]] std::vector<qint64> counts() const;

    /// Shows these values instead of the layer's while a stroke is drawn.
    void setStroke(int layer, std::span<const double> values);
    /// Shows these agents instead of those of the kind that are placed by hand.
    void setStroke(int kind, const std::vector<CellPosition> &placed);
    void endStroke();

    /// The prompt of the agent at this index (modulo their number) of the kind; answered by promptArrived()
    /// or promptMissing(), again after every edit, until another is asked for. -1: no prompt is wanted.
    void requestPrompt(int kind, int agent = 0);

signals:
    void snapshotChanged();
    void noteChanged(const QString &note);
    void promptArrived(int kind, const gridfolk::PromptDetails &prompt);
    void promptMissing(int kind, const QString &reason);

private:
    struct Built; ///< tick 0 of one version of the document, or why there is none
    class Job;
    friend class Job;

    void documentChanged(const ChangeEvent &event);
    void buildLater();
    void build();
    void take() EXCLUDES(m_readyMutex);
    void drain();
    void compose();
    void composeKind(int kind, Snapshot &snapshot) const;
    void composeLinks(Snapshot &snapshot) const;
    [[nodiscard]] int baseLayer(int layer) const;
    [[nodiscard]] int baseKind(int kind) const;
    void setNote(const QString &note);
    void askForPrompt();

    ScenarioDocument &m_document;
    std::shared_ptr<const EngineFactory> m_factory;
    QTimer *m_timer;
    QThreadPool m_worker; ///< one thread: engines are made and ended in order, never on the window's thread
    Mutex m_readyMutex;
    std::shared_ptr<Built> m_ready GUARDED_BY(m_readyMutex); ///< made, not taken yet
    bool m_active = false;
    bool m_building = false;
    bool m_dirty = true; ///< the document is newer than what was built or is being built
    bool m_isCurrent = false;
    std::shared_ptr<Built> m_built; ///< the last one with a run; its tick 0 may not have arrived
    std::shared_ptr<const Scenario> m_baseScenario; ///< that m_base shows
    SnapshotPtr m_base;
    SnapshotPtr m_shown;
    QString m_note;
    int m_strokeLayer = -1;
    std::vector<float> m_stroke;
    int m_strokeKind = -1;
    std::vector<CellPosition> m_strokeAgents;
    int m_promptKind = -1;
    int m_promptAgent = 0;
    std::optional<quint64> m_query;
};

} // namespace gridfolk
