// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/GatewayStatus.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <array>
#include <memory>

class QStackedLayout;
class QTableView;

namespace gridfolk
{

class EmptyState;
class GatewayModel;
class TextLabel;

/// How the road to language models stands: what waits, what is in flight, what the cache saved, what was
/// spent, and each provider with its state and its times.
class GatewayView : public QWidget
{
    Q_OBJECT
public:
    explicit GatewayView(const Theme &theme, QWidget *parent = nullptr);

    /// Null: nothing was asked yet.
    void setStatus(const std::shared_ptr<const GatewayStatus> &status);
    /// Why there is nothing yet.
    void setEmptyReason(const QString &reason);
    [[nodiscard]] GatewayModel *model() const { return m_model; }
    /// The number in a tile: "Waiting", "In flight", "From the cache", "Spent".
    [[nodiscard]] QString tileText(int tile) const;

    enum Tile { Waiting, InFlight, FromCache, Spent, TileCount };

signals:
    void setUpRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class TileBox;
    QWidget *buildTiles();
    void buildTable();
    void fitName();

    const Theme &m_theme;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    std::array<TileBox *, TileCount> m_tiles{};
    GatewayModel *m_model;
    QTableView *m_table;
};

} // namespace gridfolk
