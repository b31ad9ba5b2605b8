// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QAbstractScrollArea>

#include <map>
#include <vector>

namespace gridfolk
{

class TraceModel;

/// Agents × ticks: a bar for each decision, as tall as its latency, red where it failed. Draws only what is
/// visible.
class SwimlaneView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// The model must outlive the view.
    SwimlaneView(const Theme &theme, TraceModel &model, QWidget *parent = nullptr);

    /// Index into the model's events; -1: none.
    void setCurrentEvent(int eventIndex);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void eventChosen(int eventIndex);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Bar {
        qint64 tick = 0;
        int eventIndex = 0;
    };
    struct Lane {
        QString name;
        std::vector<Bar> bars;
    };

    void rebuild();
    void updateScrollBars();
    void ensureVisible(int eventIndex);
    [[nodiscard]] int eventAt(QPoint point) const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] int laneHeight() const;
    [[nodiscard]] int tickWidth() const;

    const Theme &m_theme;
    TraceModel &m_model;
    std::vector<Lane> m_lanes;
    std::map<quint64, int> m_laneOf;
    std::size_t m_seen = 0; ///< passing events that the lanes hold
    int m_firstSeen = -1;
    int m_lastSeen = -1;
    qint64 m_firstTick = 0;
    qint64 m_lastTick = 0;
    double m_longest = 1;
    int m_nameWidth = 0;
    int m_current = -1;
};

} // namespace gridfolk
