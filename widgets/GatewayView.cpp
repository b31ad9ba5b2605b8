// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/GatewayView.h"

#include "widgets/Drawing.h"
#include "widgets/EmptyState.h"
#include "widgets/GatewayModel.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr int kLeastName = 112; ///< pixels of the table's first column

QString dollars(double amount)
{
    return QStringLiteral("$%1").arg(amount, 0, 'f', amount > 0 && amount < 0.01 ? 4 : 2);
}

} // namespace

/// A number with what it is and a word about it; a line at the right.
class GatewayView::TileBox : public QWidget
{
public:
    TileBox(const Theme &theme, const QString &title)
        : m_theme(theme)
        , m_title(title)
    {
        setFixedHeight(theme.px(62));
        setMinimumWidth(theme.px(96));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    void setNumber(const QString &number, const QString &detail)
    {
        m_number = number;
        m_detail = detail;
        setAccessibleName(QStringLiteral("%1: %2 %3").arg(m_title, number, detail));
        setToolTip(accessibleName().toHtmlEscaped());
        update();
    }
    [[nodiscard]] QString text() const { return m_number + QLatin1Char(' ') + m_detail; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int left = m_theme.px(12);
        const int width = this->width() - left - m_theme.px(6);
        const auto line = [&](int top, int height) {
            return QRectF(left, m_theme.px(top), width, m_theme.px(height));
        };
        painter.setFont(m_theme.font(TextRole::Small));
        painter.setPen(m_theme.color(Token::Secondary));
        painter.drawText(line(8, 16), Qt::AlignVCenter | Qt::AlignLeft, m_title);
        painter.setFont(m_theme.font(TextRole::Heading));
        painter.setPen(m_theme.color(Token::Text));
        paintTabular(painter, line(26, 26), Qt::AlignLeft, m_number);
        const int used = tabularWidth(painter.font(), m_number) + m_theme.px(8);
        painter.setFont(m_theme.font(TextRole::Small));
        painter.setPen(m_theme.color(Token::Secondary));
        const QRectF rest = line(26, 26).adjusted(used, 0, 0, 0);
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, qFloor(rest.width())));
        painter.fillRect(QRect(this->width() - m_theme.lineWidth(), m_theme.px(10), m_theme.lineWidth(),
                               height() - m_theme.px(20)),
                         m_theme.color(Token::Line));
    }

private:
    const Theme &m_theme;
    QString m_title;
    QString m_number;
    QString m_detail;
};

GatewayView::GatewayView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(theme))
    , m_model(new GatewayModel(theme, this))
    , m_table(new QTableView)
{
    setAutoFillBackground(true);
    m_stack->addWidget(m_empty);
    auto *full = new QWidget;
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTiles());
    buildTable();
    column->addWidget(m_table, 1);
    m_stack->addWidget(full);
    connect(m_empty, &EmptyState::actionTriggered, this, &GatewayView::setUpRequested);
    setEmptyReason({});
    setStatus(nullptr);
}

QWidget *GatewayView::buildTiles()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const std::array<QString, TileCount> titles{tr("Waiting"), tr("In flight"), tr("From the cache"),
                                                tr("Spent")};
    for (std::size_t at = 0; at < titles.size(); ++at) {
        m_tiles[at] = new TileBox(m_theme, titles[at]);
        row->addWidget(m_tiles[at], at >= FromCache ? 3 : 2);
    }
    return box;
}

void GatewayView::buildTable()
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Language models of this run"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(30));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(m_theme.px(48));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setIconSize(QSize(m_theme.px(16), m_theme.px(16)));
    const std::array<int, GatewayModel::ColumnCount> widths{0, 110, 68, 60, 72, 56, 68, 58, 52, 52};
    for (int at = 1; at < GatewayModel::ColumnCount; ++at) {
        m_table->setColumnWidth(at, m_theme.px(widths[static_cast<std::size_t>(at)]));
    }
    m_table->viewport()->installEventFilter(this);
}

/// The name takes what the other columns leave, and enough to be read where they leave little.
void GatewayView::fitName()
{
    int rest = m_table->viewport()->width();
    for (int at = GatewayModel::NameColumn + 1; at < GatewayModel::ColumnCount; ++at) {
        rest -= m_table->columnWidth(at);
    }
    m_table->setColumnWidth(GatewayModel::NameColumn, std::max(rest, m_theme.px(kLeastName)));
}

bool GatewayView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        fitName();
    }
    return QWidget::eventFilter(watched, event);
}

void GatewayView::setEmptyReason(const QString &reason)
{
    m_empty->setContent(tr("No language model has been asked yet."), reason, tr("Set up a language model"));
}

QString GatewayView::tileText(int tile) const
{
    return m_tiles[static_cast<std::size_t>(tile)]->text();
}

void GatewayView::setStatus(const std::shared_ptr<const GatewayStatus> &status)
{
    m_stack->setCurrentIndex(status ? 1 : 0);
    if (!status) {
        m_model->setProviders({});
        return;
    }
    std::size_t running = 0;
    for (const GatewayStatus::Provider &provider : status->providers) {
        running += provider.running;
    }
    const std::size_t waiting = status->queued + status->active - std::min(status->active, running);
    const qint64 asked = status->cacheHits + status->cacheMisses;
    const qint64 saved = status->cacheHits + status->sharedCalls;
    const int share =
        asked > 0 ? qRound(100.0 * static_cast<double>(status->cacheHits) / static_cast<double>(asked)) : 0;
    m_tiles[Waiting]->setNumber(groupedNumber(static_cast<qint64>(waiting)), {});
    m_tiles[InFlight]->setNumber(groupedNumber(static_cast<qint64>(running)), {});
    m_tiles[FromCache]->setNumber(QStringLiteral("%1 %").arg(share),
                                  tr("%n calls saved", nullptr, static_cast<int>(saved)));
    const qint64 warm = status->cacheHits - status->cacheHitsHot - status->cacheHitsCold;
    m_tiles[FromCache]->setToolTip(tr("Found in memory: %1, in the file: %2, put away compressed: %3")
                                       .arg(status->cacheHitsHot)
                                       .arg(warm)
                                       .arg(status->cacheHitsCold));
    m_tiles[Spent]->setNumber(
        dollars(status->spentDollars),
        status->capDollars
            ? tr("of %1 · %2 set aside").arg(dollars(*status->capDollars), dollars(status->reservedDollars))
            : QString());
    m_model->setProviders(status->providers);
}

} // namespace gridfolk
