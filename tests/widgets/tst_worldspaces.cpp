// SPDX-License-Identifier: GPL-3.0-or-later
// Hexagons, planes and networks as the world view draws and picks them; tst_worldview has what all worlds
// share.
#include "Samples.h"
#include "widgets/WorldView.h"

#include <QElapsedTimer>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace gridfolk;

namespace
{

constexpr double kPitch = 0.8660254037844386; // from row to row of hexagons one wide
constexpr double kSide = 0.5773502691896258;

Scenario hexagons(int edge)
{
    Scenario scenario = samples::plainScenario(edge);
    scenario.world.neighborhood = Neighborhood::Hexagonal;
    scenario.world.torus = false;
    return scenario;
}

Scenario plane(int edge, bool torus)
{
    Scenario scenario = samples::plainScenario(edge);
    scenario.world.space = Space::Plane;
    scenario.world.torus = torus;
    return scenario;
}

/// A bare world with agents of one kind on these cells.
Snapshot crowd(int edge, std::vector<std::uint32_t> cells)
{
    Snapshot snapshot;
    snapshot.width = edge;
    snapshot.height = edge;
    snapshot.layers = {std::vector<float>(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge))};
    KindSnapshot kind;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        kind.serial.push_back(row + 1);
    }
    kind.cell = std::move(cells);
    snapshot.kinds = {std::move(kind)};
    return snapshot;
}

Snapshot flock(int edge, const std::vector<QPointF> &places)
{
    Snapshot snapshot = crowd(edge, {});
    for (const QPointF &place : places) {
        KindSnapshot &kind = snapshot.kinds[0];
        kind.serial.push_back(kind.serial.size() + 1);
        kind.cell.push_back(static_cast<std::uint32_t>(static_cast<int>(place.y()) * edge + int(place.x())));
        kind.x.push_back(static_cast<float>(place.x()));
        kind.y.push_back(static_cast<float>(place.y()));
    }
    return snapshot;
}

SnapshotPtr shared(Snapshot snapshot)
{
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

QPointF hexagonCenter(int x, int y)
{
    return {x + (y % 2 == 0 ? 0.5 : 1.0), y * kPitch + kSide};
}

void hover(WorldView &view, QPointF point)
{
    QMouseEvent move(QEvent::MouseMove, point, view.mapToGlobal(point), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&view, &move);
}

QPoint pixel(QPointF place)
{
    return {static_cast<int>(place.x()), static_cast<int>(place.y())};
}

bool isRed(const QColor &color)
{
    return color.red() > 200 && color.green() < 120;
}

} // namespace

class TestWorldSpaces : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theHexagonUnderThePointerIsMeant_data();
    void theHexagonUnderThePointerIsMeant();
    void hexagonsArePainted_data();
    void hexagonsArePainted();
    void hexagonsHaveLinesInDesign();
    void agentsStandInTheMiddleOfHexagons();
    void aWorldOfHexagonsFits();
    void strokesOverHexagonsAreUnbroken();
    void anOutlineGoesRoundItsHexagons();
    void linksAreUnderAgents();
    void linksToHiddenAgentsAreHidden();
    void linksTakeTheShortWayRoundATorus();
    void theSelectedAgentsLinksStandOut();
    void manyLinksStayQuick();
    void agentsOfAPlaneStandAtTheirPoint();
    void agentsOfAPlaneArePickedAtTheirPoint();
    void agentsOfATorusReachOverItsEdge();
    void hiddenAgentsAreNotPicked();
    void dartsPointAhead();
    void aPlaneHasNoLines();

private:
    [[nodiscard]] QImage painted(const Scenario &scenario, const Snapshot &snapshot, double scale) const;
    [[nodiscard]] QColor canvas() const { return m_theme.color(Token::Canvas); }

    Theme m_theme;
};

void TestWorldSpaces::initTestCase()
{
    m_theme.install(*qApp);
    m_theme.setMode(Theme::Mode::Light);
}

QImage TestWorldSpaces::painted(const Scenario &scenario, const Snapshot &snapshot, double scale) const
{
    WorldPainter painter(m_theme);
    painter.setScenario(scenario);
    const int edge = static_cast<int>((snapshot.width + 0.5) * scale);
    QImage image(edge, edge, QImage::Format_ARGB32_Premultiplied);
    painter.paint(image, snapshot, {0, 0}, scale);
    return image;
}

void TestWorldSpaces::theHexagonUnderThePointerIsMeant_data()
{
    QTest::addColumn<QPoint>("cell");
    QTest::addColumn<QPoint>("upperLeft");
    QTest::addColumn<QPoint>("upperRight");
    QTest::newRow("even row") << QPoint(3, 2) << QPoint(2, 1) << QPoint(3, 1);
    QTest::newRow("odd row") << QPoint(3, 3) << QPoint(3, 2) << QPoint(4, 2);
}

void TestWorldSpaces::theHexagonUnderThePointerIsMeant()
{
    QFETCH(QPoint, cell);
    QFETCH(QPoint, upperLeft);
    QFETCH(QPoint, upperRight);
    WorldView view(m_theme);
    view.resize(500, 500);
    view.setScenario(hexagons(6));
    view.setSnapshot(shared(crowd(6, {static_cast<std::uint32_t>(cell.y() * 6 + cell.x())})));
    QSignalSpy cells(&view, &WorldView::cellClicked);
    QSignalSpy agents(&view, &WorldView::agentClicked);
    QSignalSpy hovered(&view, &WorldView::cellHovered);
    const auto clicked = [&](double dx, double dy) {
        const QPoint at = view.toScreen(hexagonCenter(cell.x(), cell.y()) + QPointF(dx, dy)).toPoint();
        hover(view, {1, 1});
        hover(view, at);
        QTest::mouseClick(&view, Qt::LeftButton, {}, at);
        const QPoint shown(cells.back()[0].toInt(), cells.back()[1].toInt());
        const bool same = hovered.back()[0].toInt() == shown.x() && hovered.back()[1].toInt() == shown.y();
        return same ? shown : QPoint(-1, -1);
    };
    // The middle, all tips and sides from within.
    const std::vector<QPointF> inside{{0, 0},       {0, -0.53},    {0, 0.53},    {0.46, 0},  {-0.46, 0},
                                      {-0.2, -0.4}, {0.2, -0.4},   {-0.2, 0.4},  {0.2, 0.4}, {-0.45, -0.25},
                                      {0.45, 0.25}, {0.45, -0.25}, {-0.45, 0.25}};
    for (const QPointF &offset : inside) {
        QCOMPARE(clicked(offset.x(), offset.y()), cell);
    }
    QCOMPARE(agents.count(), static_cast<int>(inside.size()));
    // The middles of the sides are at a quarter of the width and 0.433 up; a little further is the neighbor.
    QCOMPARE(clicked(-0.28, -0.47), upperLeft);
    QCOMPARE(clicked(0.28, -0.47), upperRight);
    QCOMPARE(clicked(0.54, 0), cell + QPoint(1, 0));
    QCOMPARE(clicked(-0.54, 0), cell - QPoint(1, 0));
    QCOMPARE(clicked(-0.28, 0.47), upperLeft + QPoint(0, 2));
    QCOMPARE(clicked(0.28, 0.47), upperRight + QPoint(0, 2));
    QCOMPARE(agents.count(), static_cast<int>(inside.size()));
}

void TestWorldSpaces::hexagonsArePainted_data()
{
    QTest::addColumn<int>("row");
    QTest::newRow("even row") << 4;
    QTest::newRow("odd row") << 3;
}

void TestWorldSpaces::hexagonsArePainted()
{
    QFETCH(int, row);
    constexpr double kScale = 40;
    Snapshot snapshot = crowd(8, {});
    snapshot.layers[0][static_cast<std::size_t>(row) * 8 + 2] = 1;
    const QImage image = painted(hexagons(8), snapshot, kScale);
    const QPointF middle = hexagonCenter(2, row);
    const auto at = [&](double dx, double dy) {
        return image.pixelColor(((middle + QPointF(dx, dy)) * kScale).toPoint());
    };
    const QColor full = at(0, 0);
    QVERIFY(full != canvas());
    for (const QPointF &inside :
         {QPointF(0, -0.5), {0, 0.5}, {0.45, 0}, {-0.45, 0}, {-0.22, -0.38}, {0.22, 0.38}}) {
        QCOMPARE(at(inside.x(), inside.y()), full);
    }
    for (const QPointF &outside :
         {QPointF(0, -0.65), {0, 0.65}, {0.55, 0}, {-0.55, 0}, {-0.3, -0.5}, {0.3, 0.5}, {0.3, -0.5}}) {
        QCOMPARE(at(outside.x(), outside.y()), canvas());
    }
    // The border of the world zigzags, too.
    QCOMPARE(image.pixelColor(2, 2), m_theme.color(Token::Window));
    QCOMPARE(image.pixelColor(2, static_cast<int>(1.1 * kScale)), m_theme.color(Token::Window));
    QCOMPARE(image.pixelColor(2, static_cast<int>(kSide * kScale)), canvas());
    // From far, squares in the same place.
    const QImage far = painted(hexagons(8), snapshot, 2.5);
    QVERIFY(far.pixelColor((middle * 2.5).toPoint()) != canvas());
    QCOMPARE(far.pixelColor(((middle + QPointF(1, 0)) * 2.5).toPoint()), canvas());
}

void TestWorldSpaces::hexagonsHaveLinesInDesign()
{
    WorldView view(m_theme);
    view.resize(400, 400);
    view.setScenario(hexagons(6));
    view.setSnapshot(shared(crowd(6, {})));
    const QPoint side = view.toScreen(hexagonCenter(2, 2) + QPointF(0.5, 0)).toPoint();
    const QPoint slant = view.toScreen(hexagonCenter(2, 2) + QPointF(0.25, 0.433)).toPoint();
    const QPoint middle = view.toScreen(hexagonCenter(2, 2)).toPoint();
    const auto darkest = [&](QPoint around) {
        const QImage image = view.grab(QRect(around - QPoint(1, 1), QSize(3, 3))).toImage();
        int least = 255;
        for (int y = 0; y < 3; ++y) {
            for (int x = 0; x < 3; ++x) {
                least = std::min(least, image.pixelColor(x, y).green());
            }
        }
        return least;
    };
    QCOMPARE(darkest(side), canvas().green());
    view.setGridLines(true);
    QVERIFY(darkest(side) < canvas().green());
    QVERIFY(darkest(slant) < canvas().green());
    QCOMPARE(darkest(middle), canvas().green());
    QCOMPARE(view.picture().pixelColor(side), canvas()); // a picture has none
}

void TestWorldSpaces::agentsStandInTheMiddleOfHexagons()
{
    for (const double scale : {2.5, 8.0, 40.0}) {
        const QImage image = painted(hexagons(8), crowd(8, {3 * 8 + 2, 4 * 8 + 5}), scale);
        QVERIFY(isRed(image.pixelColor(pixel(hexagonCenter(2, 3) * scale))));
        QVERIFY(isRed(image.pixelColor(pixel(hexagonCenter(5, 4) * scale))));
        QCOMPARE(image.pixelColor(pixel(hexagonCenter(4, 3) * scale)), canvas());
    }
}

void TestWorldSpaces::aWorldOfHexagonsFits()
{
    WorldView view(m_theme);
    view.resize(400, 300);
    view.setScenario(hexagons(20));
    view.setSnapshot(shared(crowd(20, {})));
    for (const QPoint &corner : {QPoint(0, 0), QPoint(19, 0), QPoint(0, 19), QPoint(19, 19)}) {
        QVERIFY(view.rect().adjusted(-1, -1, 1, 1).contains(view.cellRectOnScreen(corner.x(), corner.y())));
    }
    QVERIFY(view.cellRectOnScreen(0, 0).top() <= 1);
    QVERIFY(view.cellRectOnScreen(19, 19).bottom() >= view.height() - 2);
    const QImage whole = view.wholeWorld({400, 300});
    QCOMPARE(whole.pixelColor(view.toScreen(hexagonCenter(19, 19)).toPoint()), canvas());
    view.centerOn({10, 11});
    QCOMPARE(view.cellAt(QRectF(view.rect()).center()), std::optional(CellPosition{10, 11}));
}

void TestWorldSpaces::strokesOverHexagonsAreUnbroken()
{
    WorldView view(m_theme);
    view.resize(400, 400);
    view.setScenario(hexagons(30));
    view.setSnapshot(shared(crowd(30, {})));
    view.setBrush(1);
    QSignalSpy dragged(&view, &WorldView::cellDragged);
    for (const QPoint &end : {QPoint(8, 27), QPoint(27, 9), QPoint(5, 2), QPoint(5, 28)}) {
        dragged.clear();
        QPoint last(5, 3);
        QTest::mousePress(&view, Qt::LeftButton, {}, view.cellRectOnScreen(5, 3).center());
        QTest::mouseMove(&view, view.cellRectOnScreen(end.x(), end.y()).center());
        QTest::mouseRelease(&view, Qt::LeftButton, {}, view.cellRectOnScreen(end.x(), end.y()).center());
        for (const QList<QVariant> &step : dragged) {
            const QPoint cell(step[0].toInt(), step[1].toInt());
            const QPointF way = hexagonCenter(cell.x(), cell.y()) - hexagonCenter(last.x(), last.y());
            QVERIFY(std::abs(std::hypot(way.x(), way.y()) - 1) < 1e-9);
            last = cell;
        }
        QCOMPARE(last, end);
    }
}

void TestWorldSpaces::anOutlineGoesRoundItsHexagons()
{
    const CellGeometry cells(hexagons(20).world, 20, 20);
    for (const int top : {4, 5}) {
        const QRect part(6, top, 3, 4);
        const QPolygonF outline = cells.outline(part);
        const QPolygonF sight = cells.outlineAround({10, top}, 2);
        for (int y = 0; y < 20; ++y) {
            for (int x = 0; x < 20; ++x) {
                const QPointF middle = hexagonCenter(x, y);
                QCOMPARE(outline.containsPoint(middle, Qt::OddEvenFill), part.contains(x, y));
                const QPointF way = middle - hexagonCenter(10, top);
                QCOMPARE(sight.containsPoint(middle, Qt::OddEvenFill), std::hypot(way.x(), way.y()) < 2.01);
            }
        }
        QVERIFY(sight.containsPoint(hexagonCenter(8, top) - QPointF(0.49, 0), Qt::OddEvenFill));
    }
}

void TestWorldSpaces::linksAreUnderAgents()
{
    Scenario scenario = samples::plainScenario(6);
    scenario.world.torus = false;
    scenario.links = {LinkKind{.name = "Tie"}};
    Snapshot snapshot = crowd(6, {7, 10}); // (1, 1) and (4, 1)
    snapshot.links = {{.from = {0}, .to = {1}}};
    for (const double scale : {2.0, 8.0, 40.0}) {
        const QImage image = painted(scenario, snapshot, scale);
        const auto at = [&](double x, double y) {
            return image.pixelColor(static_cast<int>(x * scale), static_cast<int>(y * scale));
        };
        QVERIFY(at(3, 1.5) != canvas());
        QVERIFY(!isRed(at(3, 1.5)));
        QVERIFY(isRed(at(1.5, 1.5)));
        QVERIFY(isRed(at(4.5, 1.5)));
        QCOMPARE(at(3, 3), canvas());
        QCOMPARE(at(5.4, 1.5), canvas());
    }
    WorldPainter painter(m_theme);
    painter.setScenario(scenario);
    const QImage card = painter.cover(snapshot, QSize(60, 60), 2, 2.5);
    QVERIFY(card.pixelColor(60, 30) != canvas());
}

void TestWorldSpaces::linksToHiddenAgentsAreHidden()
{
    Scenario scenario = samples::plainScenario(6);
    scenario.kinds.push_back(scenario.kinds[0]);
    scenario.links = {LinkKind{.name = "Tie"}};
    Snapshot snapshot = crowd(6, {7, 25});
    snapshot.kinds.push_back(crowd(6, {10}).kinds[0]);
    snapshot.links = {{.from = {0, 0}, .to = {2, 1}}}; // to the other kind, and down within the first
    WorldPainter painter(m_theme);
    painter.setScenario(scenario);
    QImage image(120, 120, QImage::Format_ARGB32_Premultiplied);
    painter.paint(image, snapshot, {0, 0}, 20);
    QVERIFY(image.pixelColor(60, 30) != canvas());
    QVERIFY(image.pixelColor(30, 60) != canvas());
    painter.setKindVisible(1, false);
    painter.paint(image, snapshot, {0, 0}, 20);
    QCOMPARE(image.pixelColor(60, 30), canvas());
    QVERIFY(image.pixelColor(30, 60) != canvas());
    painter.setKindVisible(0, false);
    painter.paint(image, snapshot, {0, 0}, 20);
    QCOMPARE(image.pixelColor(30, 60), canvas());
}

void TestWorldSpaces::linksTakeTheShortWayRoundATorus()
{
    Scenario scenario = samples::plainScenario(10);
    scenario.links = {LinkKind{.name = "Tie"}};
    Snapshot snapshot = crowd(10, {21, 28, 11, 98}); // (1, 2) and (8, 2); (1, 1) and (8, 9)
    snapshot.links = {{.from = {0}, .to = {1}}};
    QImage image = painted(scenario, snapshot, 20);
    QCOMPARE(image.pixelColor(100, 50), canvas());
    QVERIFY(image.pixelColor(5, 50) != canvas());
    QVERIFY(image.pixelColor(195, 50) != canvas());
    QCOMPARE(image.pixelColor(205, 50), m_theme.color(Token::Window)); // cut off at the edge
    scenario.world.torus = false;
    image = painted(scenario, snapshot, 20);
    QVERIFY(image.pixelColor(100, 50) != canvas());
    QCOMPARE(image.pixelColor(5, 50), canvas());
    // Over a corner: each end's line runs into it.
    scenario.world.torus = true;
    snapshot.links = {{.from = {2}, .to = {3}}};
    image = painted(scenario, snapshot, 20);
    QCOMPARE(image.pixelColor(100, 100), canvas());
    const auto isOnTheLine = [&](double share) {
        // From (1.5, 1.5) three cells to the left and two up.
        const QPointF at(std::fmod(1.5 - 3 * share + 10, 10), std::fmod(1.5 - 2 * share + 10, 10));
        return image.pixelColor((at * 20).toPoint()) != canvas();
    };
    QVERIFY(isOnTheLine(0.3));
    QVERIFY(isOnTheLine(0.6)); // beyond the left edge, not yet beyond the upper one
    QVERIFY(isOnTheLine(0.85));
}

void TestWorldSpaces::theSelectedAgentsLinksStandOut()
{
    Scenario scenario = samples::plainScenario(6);
    scenario.links = {LinkKind{.name = "Tie"}};
    Snapshot snapshot = crowd(6, {7, 10, 25, 28});
    snapshot.links = {{.from = {0, 2}, .to = {1, 3}}};
    WorldView view(m_theme);
    view.resize(120, 120);
    view.setScenario(scenario);
    view.setSnapshot(shared(snapshot));
    view.setLegendVisible(false);
    const auto isBlue = [&](double x, double y) {
        const QColor color = view.grab().toImage().pixelColor(view.toScreen({x, y}).toPoint());
        return color.blue() > color.red() + 60;
    };
    QVERIFY(!isBlue(3, 4.5));
    view.selectAgent(0, 4);
    QVERIFY(isBlue(3, 4.5));
    QVERIFY(!isBlue(3, 1.5));
    view.clearSelection();
    QVERIFY(!isBlue(3, 4.5));
}

void TestWorldSpaces::manyLinksStayQuick()
{
    constexpr int kAgents = 2000;
    Scenario scenario = samples::plainScenario(200);
    scenario.links = {LinkKind{.name = "Tie"}};
    WorldPainter painter(m_theme);
    painter.setScenario(scenario);
    LinkPainter links(m_theme);
    links.setScenario(scenario);
    QImage image(800, 800, QImage::Format_ARGB32_Premultiplied);
    for (const int count : {1000, 10'000, 100'000, 1'000'000}) {
        Snapshot snapshot = *samples::plainSnapshot(200, kAgents);
        LinkSnapshot ties;
        for (int link = 0; link < count; ++link) {
            ties.from.push_back(static_cast<std::uint32_t>(link % kAgents));
            ties.to.push_back(static_cast<std::uint32_t>((link * 7919LL + link / kAgents) % kAgents));
        }
        snapshot.links = {std::move(ties)};
        WorldFrame frame{image, snapshot, painter.geometry(200, 200), {0, 0}, 4, 1, QRect(0, 0, 200, 200)};
        double milliseconds = 1e9; // the best of some: other programs run, too
        for (int round = 0; round < 5; ++round) {
            QElapsedTimer timer;
            timer.start();
            links.paint(frame, {true});
            milliseconds = std::min(milliseconds, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("%d links, one in %u drawn: %.2f ms", count, links.stride(), milliseconds);
        QCOMPARE(links.stride() > 1, count > 1000);
        // The target is 8 ms in a release build; unoptimized builds and busy machines get room.
        QVERIFY2(milliseconds < 400, qPrintable(QString::number(milliseconds)));
    }
}

void TestWorldSpaces::agentsOfAPlaneStandAtTheirPoint()
{
    const QImage image = painted(plane(6, false), flock(6, {{1.1, 2.9}}), 40);
    QVERIFY(isRed(image.pixelColor(44, 116)));
    QVERIFY(isRed(image.pixelColor(34, 124))); // over the borders of its cell
    QCOMPARE(image.pixelColor(70, 90), canvas());
    // From far it is still to be seen, at its point.
    const QImage far = painted(plane(200, false), flock(200, {{100.5, 50.5}}), 0.5);
    QVERIFY(isRed(far.pixelColor(50, 25)));
}

void TestWorldSpaces::agentsOfAPlaneArePickedAtTheirPoint()
{
    WorldView view(m_theme);
    view.resize(600, 600);
    view.setScenario(plane(30, false)); // 20 pixels a cell
    view.setSnapshot(shared(flock(30, {{4.9, 10.9}, {5.3, 11.2}, {20.05, 20.05}})));
    QSignalSpy agents(&view, &WorldView::agentClicked);
    QSignalSpy cells(&view, &WorldView::cellClicked);
    const auto click = [&](double x, double y) {
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.toScreen({x, y}).toPoint());
    };
    click(20.3, 19.8); // of another cell
    QCOMPARE(agents.count(), 1);
    QCOMPARE(agents.back()[0].toULongLong(), 3ULL);
    QCOMPARE(cells.back()[1].toInt(), 19);
    click(20.6, 20.6); // the same cell, too far
    QCOMPARE(agents.count(), 1);
    QCOMPARE(cells.count(), 2);
    click(4.95, 10.95); // the nearer first, then the other
    QCOMPARE(agents.back()[0].toULongLong(), 1ULL);
    click(4.95, 10.95);
    QCOMPARE(agents.back()[0].toULongLong(), 2ULL);
    click(5.3, 11.3);
    QCOMPARE(agents.back()[0].toULongLong(), 2ULL);
    // The pointer shows whom it means.
    view.clearSelection();
    const QPoint ring = view.toScreen({20.05 + 0.75, 20.05}).toPoint();
    hover(view, view.toScreen({2, 2}));
    QCOMPARE(view.grab().toImage().pixelColor(ring), canvas());
    hover(view, view.toScreen({20.1, 20.1}));
    QVERIFY(view.grab().toImage().pixelColor(ring) != canvas());
}

void TestWorldSpaces::agentsOfATorusReachOverItsEdge()
{
    const Snapshot snapshot = flock(10, {{0.1, 5}});
    const QImage torus = painted(plane(10, true), snapshot, 40);
    QVERIFY(isRed(torus.pixelColor(4, 200)));
    QVERIFY(isRed(torus.pixelColor(396, 200)));
    QCOMPARE(torus.pixelColor(404, 200), m_theme.color(Token::Window));
    QCOMPARE(painted(plane(10, false), snapshot, 40).pixelColor(396, 200), canvas());
    WorldView view(m_theme);
    view.resize(400, 400);
    view.setScenario(plane(10, true));
    view.setSnapshot(shared(snapshot));
    QSignalSpy agents(&view, &WorldView::agentClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toScreen({9.9, 5}).toPoint());
    QCOMPARE(agents.count(), 1);
    view.setScenario(plane(10, false));
    view.clearSelection();
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toScreen({9.9, 5}).toPoint());
    QCOMPARE(agents.count(), 1);
}

void TestWorldSpaces::hiddenAgentsAreNotPicked()
{
    WorldView view(m_theme);
    view.resize(400, 400);
    view.setScenario(hexagons(6));
    view.setSnapshot(shared(crowd(6, {14})));
    QSignalSpy agents(&view, &WorldView::agentClicked);
    view.setKindVisible(0, false);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRectOnScreen(2, 2).center());
    QCOMPARE(agents.count(), 0);
    view.setKindVisible(0, true);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRectOnScreen(2, 2).center());
    QCOMPARE(agents.count(), 1);
}

void TestWorldSpaces::dartsPointAhead()
{
    Scenario scenario = plane(6, false);
    scenario.kinds[0].portrayal.shape = "triangle";
    Snapshot snapshot = flock(6, {{3, 3}});
    for (int turn = 0; turn < 8; ++turn) {
        const double angle = turn * std::numbers::pi / 4;
        const QPointF ahead(std::cos(angle), std::sin(angle));
        snapshot.kinds[0].heading = {static_cast<float>(angle - 2 * std::numbers::pi)};
        const QImage image = painted(scenario, snapshot, 40);
        QVERIFY(isRed(image.pixelColor(((QPointF(3, 3) + ahead * 0.45) * 40).toPoint())));
        QCOMPARE(image.pixelColor(((QPointF(3, 3) - ahead * 0.45) * 40).toPoint()), canvas());
    }
    snapshot.kinds[0].heading.clear();
    QVERIFY(isRed(painted(scenario, snapshot, 40).pixelColor(120, 112))); // an upright triangle
}

void TestWorldSpaces::aPlaneHasNoLines()
{
    WorldView view(m_theme);
    view.resize(200, 200);
    view.setSnapshot(shared(crowd(10, {})));
    view.setScenario(plane(10, false));
    view.setGridLines(true);
    const QPoint border(view.cellRectOnScreen(5, 5).left(), view.cellRectOnScreen(5, 5).center().y());
    QCOMPARE(view.grab().toImage().pixelColor(border), canvas());
    view.setScenario(samples::plainScenario(10));
    QVERIFY(view.grab().toImage().pixelColor(border) != canvas());
}

QTEST_MAIN(TestWorldSpaces)
#include "tst_worldspaces.moc"
