// SPDX-License-Identifier: GPL-3.0-or-later
#include "StudioFixture.h"
#include "controllers/RunController.h"
#include "widgets/WorldView.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <ctime>

using namespace gridfolk;

namespace
{

/// Milliseconds of processor time that the calling thread has used.
double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// How long a posted event would have had to wait at worst: the time between two answers of the window's
/// thread, on the wall and in its own processor time, which a busy machine does not lengthen.
class StallWatch : public QObject
{
public:
    StallWatch()
    {
        m_wall.start();
        m_processor = threadMilliseconds();
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double now = threadMilliseconds();
            longestWall = std::max(longestWall, static_cast<double>(m_wall.restart()));
            longestWork = std::max(longestWork, now - m_processor);
            m_processor = now;
        });
        m_timer.start(1);
    }
    double longestWall = 0;
    double longestWork = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_processor = 0;
};

} // namespace

/// The window beside a large run at full speed.
class StudioLoadTest : public QObject
{
    Q_OBJECT

private slots:
    void answersBesideAHundredThousandAgents();
};

void StudioLoadTest::answersBesideAHundredThousandAgents()
{
    StudioFixture studio;
    const QString path = QStringLiteral(GRIDFOLK_SOURCE_DIR "/tests/data/crowd.gridfolk.json");
    studio.window->open(path);
    studio.window->run().play();
    QTRY_VERIFY_WITH_TIMEOUT(studio.window->run().state().tick > 2, 60'000);
    const StallWatch watch;
    const qint64 from = studio.window->run().state().tick;
    QTRY_VERIFY_WITH_TIMEOUT(studio.window->run().state().tick > from + 30, 120'000);
    qInfo("longest wait of an event: %.0f ms on the wall, %.0f ms of the window's own work",
          watch.longestWall, watch.longestWork);
    QVERIFY(watch.longestWork > 0);
    QVERIFY2(watch.longestWork < 100, "the window worked longer than 100 ms at a stretch");
    QVERIFY(studio.window->world().snapshot() != nullptr);
    QCOMPARE(studio.window->world().snapshot()->kinds.front().serial.size(), std::size_t{100'000});
}

QTEST_MAIN(StudioLoadTest)
#include "tst_studio_load.moc"
