// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/DesignPreview.h"

#include "panels/ProblemRows.h"

#include <QMetaObject>
#include <QRunnable>
#include <QTimer>

#include <algorithm>
#include <charconv>
#include <utility>

namespace gridfolk
{

namespace
{

constexpr int kBuildDelay = 150; // milliseconds after the last edit

/// The shortest decimal number that reads as this float, so that a painted 0.3 is 0.3.
double tidied(float value)
{
    char text[32];
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), value);
    double result = static_cast<double>(value);
    std::from_chars(text, end, result);
    return result;
}

template <class T>
int indexLike(const std::vector<T> &base, const std::vector<T> &now, int index)
{
    const std::string &name = now[static_cast<std::size_t>(index)].name;
    const auto found =
        std::find_if(base.begin(), base.end(), [&](const T &entry) { return entry.name == name; });
    if (found != base.end()) {
        return static_cast<int>(found - base.begin());
    }
    return base.size() == now.size() ? index : -1; // renamed
}

} // namespace

struct DesignPreview::Built {
    std::shared_ptr<const Scenario> scenario;
    std::unique_ptr<LiveRun> run;
    std::optional<Problem> problem;
};

/// Ends the run before, makes the next one and hands it to the window's thread.
class DesignPreview::Job final : public QRunnable
{
public:
    Job(DesignPreview *preview, std::shared_ptr<Built> old, std::shared_ptr<const Scenario> next)
        : m_preview(preview)
        , m_factory(preview->m_factory)
        , m_old(std::move(old))
        , m_next(std::move(next))
    {
    }

    void run() override
    {
        m_old.reset();
        if (!m_next) {
            return;
        }
        auto built = std::make_shared<Built>();
        built->scenario = m_next;
        auto engine = m_factory->make(m_next, {});
        if (engine) {
            LiveRun::Options options;
            options.lastTick = 0;
            options.clock = m_factory->clock();
            options.wake = [preview = m_preview] {
                QMetaObject::invokeMethod(
                    preview, [preview] { preview->drain(); }, Qt::QueuedConnection);
            };
            built->run = std::make_unique<LiveRun>(std::move(*engine), std::move(options));
        } else {
            built->problem = engine.error();
        }
        {
            const MutexLock lock(m_preview->m_readyMutex);
            m_preview->m_ready = std::move(built);
        }
        QMetaObject::invokeMethod(m_preview, &DesignPreview::take, Qt::QueuedConnection);
    }

private:
    DesignPreview *m_preview;
    std::shared_ptr<const EngineFactory> m_factory;
    std::shared_ptr<Built> m_old;
    std::shared_ptr<const Scenario> m_next;
};

DesignPreview::DesignPreview(ScenarioDocument &document, std::shared_ptr<const EngineFactory> factory,
                             QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_factory(std::move(factory))
    , m_timer(new QTimer(this))
{
    m_worker.setMaxThreadCount(1);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kBuildDelay);
    connect(m_timer, &QTimer::timeout, this, &DesignPreview::build);
    connect(&m_document, &ScenarioDocument::changed, this, &DesignPreview::documentChanged);
    compose();
}

DesignPreview::~DesignPreview()
{
    m_worker.waitForDone();
    const MutexLock lock(m_readyMutex);
    m_ready.reset(); // ends its thread, which talks to this object
    m_built.reset();
}

void DesignPreview::setActive(bool active)
{
    if (m_active == active) {
        return;
    }
    m_active = active;
    if (active) {
        compose();
        buildLater();
        return;
    }
    m_timer->stop();
    endStroke();
    m_dirty = true;
    m_isCurrent = false;
    m_query.reset();
    if (m_built) {
        m_worker.start(new Job(this, std::exchange(m_built, nullptr), nullptr));
    }
}

void DesignPreview::documentChanged(const ChangeEvent &event)
{
    if (event.part == ChangeEvent::Part::Texts) {
        return;
    }
    if (event.part == ChangeEvent::Part::Everything) {
        m_base.reset();
        m_baseScenario.reset();
        m_strokeLayer = -1;
        m_strokeKind = -1;
        m_promptKind = -1;
        setNote({});
    }
    m_dirty = true;
    m_isCurrent = false;
    compose();
    buildLater();
}

void DesignPreview::buildLater()
{
    if (m_active && m_dirty && !m_building) {
        m_timer->start();
    }
}

void DesignPreview::build()
{
    m_building = true;
    m_dirty = false;
    m_query.reset();
    m_worker.start(new Job(this, std::exchange(m_built, nullptr), m_document.share()));
}

void DesignPreview::take()
{
    m_building = false;
    std::shared_ptr<Built> built;
    {
        const MutexLock lock(m_readyMutex);
        built = std::exchange(m_ready, nullptr);
    }
    if (!m_active) {
        m_worker.start(new Job(this, std::move(built), nullptr));
        return;
    }
    m_built = std::move(built);
    if (m_built->problem) {
        setNote(m_base ? tr("The model has problems. Computed layers and agents placed at random are shown "
                            "as they last were.")
                       : tr("The model has problems. Computed layers and agents placed at random appear when "
                            "they are mended."));
        askForPrompt();
    } else {
        drain();
    }
    buildLater();
}

void DesignPreview::drain()
{
    if (!m_built || !m_built->run) {
        return;
    }
    EventBatch events = m_built->run->takeEvents();
    for (const Notice &notice : events.notices) {
        if (notice.severity == Severity::Error) {
            m_built->problem = notice.problem;
            setNote(tr("Tick 0 cannot be made. %1").arg(problemRow(notice.problem, Severity::Error).what));
            askForPrompt();
        }
    }
    if (SnapshotPtr snapshot = m_built->run->takeSnapshot(); snapshot && !m_built->problem) {
        m_base = std::move(snapshot);
        m_baseScenario = m_built->scenario;
        m_isCurrent = !m_dirty;
        setNote({});
        compose();
        askForPrompt();
    }
    for (const QueryReply &reply : events.replies) {
        if (!m_query || reply.query != *m_query) {
            continue;
        }
        m_query.reset();
        if (const auto *prompt = std::get_if<PromptDetails>(&reply.answer)) {
            emit promptArrived(m_promptKind, *prompt);
        } else if (const auto *problem = std::get_if<Problem>(&reply.answer)) {
            emit promptMissing(m_promptKind, sentence(*problem));
        }
    }
}

void DesignPreview::requestPrompt(int kind, int agent)
{
    m_promptKind = kind;
    m_promptAgent = agent;
    if (m_isCurrent || (m_built && m_built->problem)) {
        askForPrompt();
    }
}

void DesignPreview::askForPrompt()
{
    if (m_promptKind < 0 || !m_built) {
        return;
    }
    if (m_built->problem || !m_built->run) {
        emit promptMissing(m_promptKind, tr("The prompt appears here when the model has no problems."));
        return;
    }
    const auto kind = static_cast<std::size_t>(m_promptKind);
    if (!m_base || kind >= m_base->kinds.size() || m_base->kinds[kind].serial.empty()) {
        emit promptMissing(m_promptKind, tr("No agent of this kind stands in the world. Paint some, or give "
                                            "a count under Placement."));
        return;
    }
    const std::vector<std::uint64_t> &serials = m_base->kinds[kind].serial;
    m_query = m_built->run->queryPrompt(serials[static_cast<std::size_t>(m_promptAgent) % serials.size()]);
}

void DesignPreview::setNote(const QString &note)
{
    if (m_note != note) {
        m_note = note;
        emit noteChanged(m_note);
    }
}

void DesignPreview::setStroke(int layer, std::span<const double> values)
{
    m_strokeLayer = layer;
    m_stroke.resize(values.size());
    std::transform(values.begin(), values.end(), m_stroke.begin(),
                   [](double value) { return static_cast<float>(value); });
    compose();
}

void DesignPreview::setStroke(int kind, const std::vector<CellPosition> &placed)
{
    m_strokeKind = kind;
    m_strokeAgents = placed;
    compose();
}

void DesignPreview::endStroke()
{
    if (m_strokeLayer >= 0 || m_strokeKind >= 0) {
        m_strokeLayer = -1;
        m_strokeKind = -1;
        compose();
    }
}

int DesignPreview::baseLayer(int layer) const
{
    const Scenario &now = m_document.scenario();
    const bool sameSize = m_base && m_base->width == now.world.width && m_base->height == now.world.height;
    const int index = sameSize ? indexLike(m_baseScenario->layers, now.layers, layer) : -1;
    const bool sameType = index >= 0 && m_baseScenario->layers[static_cast<std::size_t>(index)].type ==
                                            now.layers[static_cast<std::size_t>(layer)].type;
    return sameType ? index : -1;
}

int DesignPreview::baseKind(int kind) const
{
    return m_base ? indexLike(m_baseScenario->kinds, m_document.scenario().kinds, kind) : -1;
}

void DesignPreview::compose()
{
    if (m_isCurrent && m_strokeLayer < 0 && m_strokeKind < 0) {
        m_shown = m_base;
        emit snapshotChanged();
        return;
    }
    const Scenario &scenario = m_document.scenario();
    auto shown = std::make_shared<Snapshot>();
    shown->width = std::max(scenario.world.width, 0);
    shown->height = std::max(scenario.world.height, 0);
    const auto count = static_cast<std::size_t>(shown->width) * static_cast<std::size_t>(shown->height);
    for (int i = 0; i < static_cast<int>(scenario.layers.size()); ++i) {
        const std::vector<double> &painted = scenario.layers[static_cast<std::size_t>(i)].painted;
        std::vector<float> values(count, 0.0F);
        if (i == m_strokeLayer && m_stroke.size() == count) {
            values = m_stroke;
        } else if (painted.size() == count) {
            std::transform(painted.begin(), painted.end(), values.begin(),
                           [](double value) { return static_cast<float>(value); });
        } else if (const int base = baseLayer(i); base >= 0) {
            values = m_base->layers[static_cast<std::size_t>(base)];
        }
        shown->layers.push_back(std::move(values));
    }
    shown->kinds.resize(scenario.kinds.size());
    for (int i = 0; i < static_cast<int>(scenario.kinds.size()); ++i) {
        composeKind(i, *shown);
    }
    composeLinks(*shown);
    m_shown = std::move(shown);
    emit snapshotChanged();
}

/// Agents placed by hand come first at tick 0, in their order; those that are new since stand at the end.
void DesignPreview::composeKind(int index, Snapshot &snapshot) const
{
    KindSnapshot &kind = snapshot.kinds[static_cast<std::size_t>(index)];
    const std::vector<CellPosition> &placed =
        index == m_strokeKind ? m_strokeAgents
                              : m_document.scenario().kinds[static_cast<std::size_t>(index)].placement.placed;
    const int base = baseKind(index);
    const KindSnapshot none;
    const KindSnapshot &before = base < 0 ? none : m_base->kinds[static_cast<std::size_t>(base)];
    const std::vector<CellPosition> nobody;
    const std::vector<CellPosition> &placedBefore =
        base < 0 ? nobody : m_baseScenario->kinds[static_cast<std::size_t>(base)].placement.placed;
    // `from`: the agent before, whose looks it keeps; `moved`: it stands in the middle of a cell now.
    const auto add = [&](CellPosition at, std::uint64_t serial, std::size_t from, bool moved) {
        if (at.x < 0 || at.y < 0 || at.x >= snapshot.width || at.y >= snapshot.height) {
            return;
        }
        kind.serial.push_back(serial);
        kind.cell.push_back(static_cast<std::uint32_t>(at.y * snapshot.width + at.x));
        const auto take = [from](std::vector<float> &values, const std::vector<float> &old, bool isOld,
                                 float fresh) {
            if (!old.empty()) {
                values.push_back(isOld && from < old.size() ? old[from] : fresh);
            }
        };
        take(kind.color, before.color, true, 0);
        take(kind.heading, before.heading, true, 0);
        take(kind.x, before.x, !moved, static_cast<float>(at.x) + 0.5F);
        take(kind.y, before.y, !moved, static_cast<float>(at.y) + 0.5F);
    };
    const bool samePlaced = placed == placedBefore;
    const std::size_t known = std::min(placedBefore.size(), before.serial.size());
    const auto cellBefore = [&](std::size_t i) {
        const auto cell = static_cast<std::int32_t>(before.cell[i]);
        return CellPosition{cell % m_base->width, cell / m_base->width};
    };
    for (std::size_t i = 0; i < before.serial.size(); ++i) {
        if (i >= known || samePlaced) {
            add(cellBefore(i), before.serial[i], i, false);
        } else if (i < placed.size()) {
            add(placed[i], before.serial[i], i, !(placed[i] == placedBefore[i]));
        }
    }
    std::uint64_t next = before.serial.empty() ? 1 : before.serial.back() + 1;
    for (std::size_t i = known; i < placed.size() && !(samePlaced && base >= 0); ++i) {
        add(placed[i], next++, before.serial.size(), true);
    }
}

/// Links of tick 0 whose ends are still there.
void DesignPreview::composeLinks(Snapshot &snapshot) const
{
    constexpr std::uint32_t kGone = 0xFFFFFFFF;
    const Scenario &scenario = m_document.scenario();
    snapshot.links.resize(scenario.links.size());
    if (!m_base || m_base->links.size() != scenario.links.size()) {
        return;
    }
    // Rows of a kind are ordered by serial, before and now.
    std::vector<std::uint32_t> numbers(m_base->agentCount(), kGone);
    std::uint32_t number = 0;
    for (int kind = 0; kind < static_cast<int>(snapshot.kinds.size()); ++kind) {
        const std::vector<std::uint64_t> &serials = snapshot.kinds[static_cast<std::size_t>(kind)].serial;
        const int base = baseKind(kind);
        std::size_t first = 0;
        for (int i = 0; i < base; ++i) {
            first += m_base->kinds[static_cast<std::size_t>(i)].serial.size();
        }
        for (std::size_t row = 0; row < serials.size(); ++row, ++number) {
            if (base >= 0) {
                const auto &before = m_base->kinds[static_cast<std::size_t>(base)].serial;
                const auto found = std::lower_bound(before.begin(), before.end(), serials[row]);
                if (found != before.end() && *found == serials[row]) {
                    numbers[first + static_cast<std::size_t>(found - before.begin())] = number;
                }
            }
        }
    }
    for (std::size_t kind = 0; kind < snapshot.links.size(); ++kind) {
        const LinkSnapshot &before = m_base->links[kind];
        for (std::size_t link = 0; link < before.from.size(); ++link) {
            const std::uint32_t from = numbers[before.from[link]];
            const std::uint32_t to = numbers[before.to[link]];
            if (from != kGone && to != kGone) {
                snapshot.links[kind].from.push_back(from);
                snapshot.links[kind].to.push_back(to);
            }
        }
    }
}

std::vector<double> DesignPreview::cells(int layer) const
{
    const std::vector<double> &painted =
        m_document.scenario().layers[static_cast<std::size_t>(layer)].painted;
    const std::vector<float> &shown = m_shown->layers[static_cast<std::size_t>(layer)];
    if (painted.size() == shown.size()) {
        return painted;
    }
    std::vector<double> values(shown.size());
    std::transform(shown.begin(), shown.end(), values.begin(), tidied);
    return values;
}

bool DesignPreview::knowsCells(int layer) const
{
    const CellLayer &described = m_document.scenario().layers[static_cast<std::size_t>(layer)];
    return !described.painted.empty() || described.initial.empty() || baseLayer(layer) >= 0;
}

std::vector<CellPosition> DesignPreview::randomAgents(int kind) const
{
    std::vector<CellPosition> cells;
    if (!m_isCurrent) {
        return cells;
    }
    const KindSnapshot &agents = m_base->kinds[static_cast<std::size_t>(kind)];
    const std::size_t placed =
        m_document.scenario().kinds[static_cast<std::size_t>(kind)].placement.placed.size();
    for (std::size_t i = placed; i < agents.cell.size(); ++i) {
        const auto cell = static_cast<std::int32_t>(agents.cell[i]);
        cells.push_back({cell % m_base->width, cell / m_base->width});
    }
    return cells;
}

std::vector<qint64> DesignPreview::counts() const
{
    std::vector<qint64> counts;
    for (const KindSnapshot &kind : m_shown->kinds) {
        counts.push_back(static_cast<qint64>(kind.serial.size()));
    }
    return counts;
}

} // namespace gridfolk
