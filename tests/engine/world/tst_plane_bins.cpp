// SPDX-License-Identifier: GPL-3.0-or-later
// Points near a point: what bins find is what looking at every point finds.
#include "base/CounterRng.h"
#include "world/Plane.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace gridfolk;

namespace
{

/// A plane beside a plain list of its points.
class BothWays
{
public:
    explicit BothWays(const WorldSpec &spec)
        : m_plane(spec)
    {
    }

    void place(std::uint32_t slot, Point point)
    {
        m_plane.place(slot, point);
        m_points[slot] = point;
    }
    void remove(std::uint32_t slot)
    {
        m_plane.remove(slot);
        m_points.erase(slot);
    }
    [[nodiscard]] bool has(std::uint32_t slot) const { return m_points.count(slot) > 0; }

    [[nodiscard]] bool agree(Point center, double radius) const
    {
        std::vector<std::uint32_t> found;
        m_plane.findWithin(center, radius, found);
        std::sort(found.begin(), found.end());
        std::vector<std::uint32_t> expected;
        for (const auto &[slot, point] : m_points) {
            const Point way = m_plane.offset(center, point);
            if (way.x * way.x + way.y * way.y <= radius * radius) {
                expected.push_back(slot);
            }
        }
        return found == expected;
    }

private:
    Plane m_plane;
    std::map<std::uint32_t, Point> m_points;
};

WorldSpec world(int width, int height, bool torus)
{
    return {.width = width, .height = height, .space = Space::Plane, .torus = torus};
}

} // namespace

class TestPlaneBins : public QObject
{
    Q_OBJECT

private slots:
    /// Few and many points, on bins that are made anew as they become more, while points come, move and go.
    void findWhatIsNear_data()
    {
        QTest::addColumn<bool>("torus");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("torus") << true << 30 << 20;
        QTest::newRow("edges") << false << 30 << 20;
        QTest::newRow("a strip") << true << 200 << 1;
        QTest::newRow("a strip with edges") << false << 1 << 200;
    }
    void findWhatIsNear()
    {
        QFETCH(bool, torus);
        QFETCH(int, width);
        QFETCH(int, height);
        BothWays points(world(width, height, torus));
        CounterRng rng(7, Stream::Rule, 0, 0);
        const auto anywhere = [&] { return Point{width * rng.uniform(), height * rng.uniform()}; };
        for (int step = 0; step < 4000; ++step) {
            const auto slot = static_cast<std::uint32_t>(rng.below(step < 2000 ? 20 : 700));
            if (points.has(slot) && rng.uniform() < 0.3) {
                points.remove(slot);
            } else {
                points.place(slot, anywhere());
            }
            const double radius = rng.uniform() < 0.1 ? 500 * rng.uniform() : 8 * rng.uniform();
            QVERIFY2(points.agree(anywhere(), radius), qPrintable(QString("step %1").arg(step)));
        }
    }

    /// Points at exactly the distance count, wherever the edges of bins lie.
    void distancesAreExact()
    {
        for (const bool torus : {true, false}) {
            BothWays points(world(12, 12, torus));
            std::uint32_t slot = 0;
            for (int x = 0; x < 24; ++x) {
                for (int y = 0; y < 24; ++y) {
                    points.place(slot++, {x / 2.0, y / 2.0});
                }
            }
            for (const double radius : {0.0, 0.5, 1.0, 2.5, 3.0, 6.0, 12.0}) {
                QVERIFY(points.agree({0, 0}, radius));
                QVERIFY(points.agree({6, 6}, radius));
                QVERIFY(points.agree({11.5, 3}, radius));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPlaneBins)
#include "tst_plane_bins.moc"
