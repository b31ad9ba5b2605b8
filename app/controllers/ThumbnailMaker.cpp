// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ThumbnailMaker.h"

#include "widgets/WorldPainter.h"

#include <QMetaObject>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kTicks = 40;
constexpr QSize kCard{224, 105};      // the picture of a card, logical pixels
constexpr double kPixelRatio = 2;     // sharp on any screen
constexpr double kSmallestCell = 2.5; // logical pixels; worlds of many cells are shown in part

/// The middle of a world, cut so that cells stay large enough to be seen.
Snapshot middleOf(const Snapshot &whole, int width, int height)
{
    const int left = (whole.width - width) / 2;
    const int top = (whole.height - height) / 2;
    Snapshot part;
    part.tick = whole.tick;
    part.width = width;
    part.height = height;
    for (const KindSnapshot &kind : whole.kinds) {
        KindSnapshot &inside = part.kinds.emplace_back();
        for (std::size_t i = 0; i < kind.cell.size(); ++i) {
            const int x = static_cast<int>(kind.cell[i]) % whole.width - left;
            const int y = static_cast<int>(kind.cell[i]) / whole.width - top;
            if (x < 0 || y < 0 || x >= width || y >= height) {
                continue;
            }
            inside.serial.push_back(kind.serial[i]);
            inside.cell.push_back(static_cast<std::uint32_t>(y * width + x));
            if (i < kind.color.size()) {
                inside.color.push_back(kind.color[i]);
            }
        }
    }
    for (const std::vector<float> &layer : whole.layers) {
        std::vector<float> &inside = part.layers.emplace_back();
        for (int y = 0; y < height && !layer.empty(); ++y) {
            const auto row = layer.begin() + (top + y) * whole.width + left;
            inside.insert(inside.end(), row, row + width);
        }
    }
    return part;
}

SnapshotPtr run(const EngineFactory &factory, const std::shared_ptr<const Scenario> &scenario,
                const StopFlag &stop)
{
    auto engine = factory.make(scenario, RunOptions{});
    if (!engine) {
        return nullptr;
    }
    HeadlessRun::Options options;
    options.lastTick = std::min(kTicks, scenario->run.ticks);
    options.stop = &stop;
    const auto outcome = HeadlessRun::run(**engine, options);
    return outcome && !stop.raised() ? (*engine)->snapshot() : nullptr;
}

} // namespace

ThumbnailMaker::ThumbnailMaker(const Theme &theme, std::shared_ptr<const EngineFactory> factory,
                               QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_factory(std::move(factory))
    , m_stop(std::make_shared<StopFlag>())
{
    m_worker.setMaxThreadCount(1);
    m_worker.setThreadPriority(QThread::LowPriority);
    connect(&theme, &Theme::changed, this, [this] {
        for (const auto &[id, shot] : m_shots) {
            paint(id, shot);
        }
    });
}

ThumbnailMaker::~ThumbnailMaker()
{
    m_stop->raise();
    m_worker.clear();
    m_worker.waitForDone();
}

void ThumbnailMaker::make(const std::vector<Example> &examples)
{
    for (const Example &example : examples) {
        m_worker.start(
            [this, id = example.id, scenario = example.scenario, stop = m_stop, factory = m_factory] {
                const Shot shot{scenario, run(*factory, scenario, *stop)};
                if (shot.snapshot) {
                    QMetaObject::invokeMethod(
                        this, [this, id, shot] { take(id, shot); }, Qt::QueuedConnection);
                }
            });
    }
}

void ThumbnailMaker::take(const QString &id, const Shot &shot)
{
    m_shots[id] = shot;
    paint(id, shot);
}

void ThumbnailMaker::paint(const QString &id, const Shot &shot)
{
    const Snapshot &snapshot = *shot.snapshot;
    const int width =
        std::min(snapshot.width, static_cast<std::int32_t>(std::floor(kCard.width() / kSmallestCell)));
    const double cell = std::max(double(kCard.width()) / width, double(kCard.height()) / snapshot.height);
    const int columns = std::clamp(static_cast<int>(std::ceil(kCard.width() / cell)), 1, int(snapshot.width));
    const int rows = std::clamp(static_cast<int>(std::ceil(kCard.height() / cell)), 1, int(snapshot.height));
    WorldPainter painter(m_theme);
    painter.setScenario(*shot.scenario);
    const QSize size(qRound(columns * cell), qRound(rows * cell));
    QImage picture = painter.thumbnail(middleOf(snapshot, columns, rows), size, kPixelRatio);
    picture.setDevicePixelRatio(1);
    emit made(id, picture);
}

} // namespace gridfolk
