// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ThumbnailMaker.h"

#include "widgets/WorldPainter.h"

#include <QMetaObject>
#include <QThread>

#include <algorithm>

namespace gridfolk
{

namespace
{

constexpr std::int64_t kTicks = 40;
constexpr QSize kCard{224, 105};      // the picture of a card, logical pixels
constexpr double kPixelRatio = 2;     // sharp on any screen
constexpr double kSmallestCell = 2.5; // logical pixels; worlds of many cells are shown in part

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
    WorldPainter painter(m_theme);
    painter.setScenario(*shot.scenario);
    QImage picture = painter.cover(*shot.snapshot, kCard, kPixelRatio, kSmallestCell);
    picture.setDevicePixelRatio(1);
    emit made(id, picture);
}

} // namespace gridfolk
