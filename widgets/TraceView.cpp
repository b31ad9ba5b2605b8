// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TraceView.h"

#include "widgets/ChoicesPane.h"
#include "widgets/ConversationPane.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/PanelHeader.h"
#include "widgets/SegmentedControl.h"
#include "widgets/SwimlaneView.h"
#include "widgets/TextLabel.h"
#include "widgets/TraceDelegate.h"
#include "widgets/TraceModel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>

namespace gridfolk
{

namespace
{

QWidget *headed(const Theme &theme, const QString &title, const QString &detail, QWidget *content)
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *header = new PanelHeader(theme, title);
    header->setDetail(detail);
    column->addWidget(header);
    column->addWidget(content, 1);
    return pane;
}

} // namespace

TraceView::TraceView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new TraceModel(this))
    , m_filterDelay(new QTimer(this))
{
    setAccessibleName(tr("Trace"));
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    auto *stacked = new QWidget;
    m_stack = new QStackedLayout(stacked);
    auto *empty = new EmptyState(theme);
    empty->setContent(tr("No decisions yet."),
                      tr("Agents with a persona decide while the model runs; every decision "
                         "with its prompt and reply is kept here."));
    m_stack->addWidget(empty);
    m_stack->addWidget(buildPanes());
    column->addWidget(stacked, 1);
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(200);
    connect(m_filterDelay, &QTimer::timeout, this, [this] { setFilter(m_filter->text()); });
    connect(m_filter, &QLineEdit::textEdited, m_filterDelay, qOverload<>(&QTimer::start));
    refresh();
}

QWidget *TraceView::buildBar()
{
    auto *bar = new PanelHeader(m_theme, tr("Trace"));
    bar->setFixedHeight(m_theme.px(44));
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("agent:ana  tick:290..312  status:failed  or any text"));
    m_filter->setAccessibleName(tr("Filter decisions"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(m_theme.icon(QStringLiteral("search"), Token::Secondary), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(m_theme.px(200));
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addBesideTitle(m_filter, 100);
    m_totals = new ElidedLabel(m_theme, QString(), TextRole::Body, Token::Secondary);
    bar->addAtEnd(m_totals);
    auto *exportButton = new QPushButton(tr("Export"));
    exportButton->setAccessibleName(tr("Export decisions"));
    bar->addAtEnd(exportButton);
    connect(exportButton, &QPushButton::clicked, this, &TraceView::exportRequested);
    return bar;
}

QWidget *TraceView::buildPanes()
{
    m_lanes = new SwimlaneView(m_theme, *m_model);
    m_list = new QListView;
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TraceDelegate(m_theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Decisions"));
    m_conversation = new ConversationPane(m_theme);
    m_choices = new ChoicesPane(m_theme);
    auto *left = new QSplitter(Qt::Vertical);
    left->addWidget(headed(m_theme, tr("Agents × ticks"), tr("bar = latency"), m_lanes));
    left->addWidget(headed(m_theme, tr("Decisions"), tr("newest first"), m_list));
    left->setChildrenCollapsible(false);
    auto *middle = new QWidget;
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new PanelHeader(m_theme, tr("Conversation"));
    auto *mode = new SegmentedControl(m_theme);
    mode->addSegment(tr("Pretty"));
    mode->addSegment(tr("Raw"), tr("Prompts and replies whole, as they were sent and received"));
    mode->setAccessibleName(tr("How to show the conversation"));
    head->setFixedHeight(m_theme.px(44));
    head->addAtEnd(mode);
    column->addWidget(head);
    column->addWidget(m_conversation, 1);
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->addWidget(left);
    panes->addWidget(middle);
    panes->addWidget(headed(m_theme, tr("Choices"), QString(), m_choices));
    panes->setStretchFactor(0, 3);
    panes->setStretchFactor(1, 5);
    panes->setStretchFactor(2, 2);
    panes->setSizes({m_theme.px(430), m_theme.px(580), m_theme.px(270)});
    panes->setChildrenCollapsible(false);
    connect(mode, &SegmentedControl::currentChanged, m_conversation,
            [this](int index) { m_conversation->setRaw(index == 1); });
    connect(m_lanes, &SwimlaneView::eventChosen, this, &TraceView::select);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && !m_selecting) {
                    select(m_model->eventIndex(index.row()));
                }
            });
    return panes;
}

void TraceView::appendEvents(std::vector<TraceEvent> events)
{
    m_model->append(std::move(events));
    refresh();
    if (m_current < 0 && !m_model->passing().empty()) {
        select(m_model->passing().back());
    }
}

void TraceView::setReasonWords(std::function<QString(const std::string &)> words)
{
    m_conversation->setReasonWords(std::move(words));
}

void TraceView::clear()
{
    m_current = -1;
    m_model->clear();
    m_conversation->clear();
    m_choices->clear();
    m_lanes->setCurrentEvent(-1);
    refresh();
}

bool TraceView::selectDecision(qint64 tick, quint64 agent)
{
    const int found = m_model->find(tick, agent);
    if (found < 0) {
        return false;
    }
    if (m_model->rowOf(found) < 0) {
        setFilter(QString());
    }
    select(found);
    return true;
}

void TraceView::setFilter(const QString &filter)
{
    m_filterDelay->stop();
    if (m_filter->text() != filter) {
        m_filter->setText(filter);
    }
    m_selecting = true;
    m_model->setFilter(filter);
    m_selecting = false;
    if (m_model->rowOf(m_current) >= 0) {
        select(m_current);
    }
    refresh();
}

void TraceView::select(int eventIndex)
{
    const bool changed = eventIndex != m_current;
    m_current = eventIndex;
    const TraceEvent &event = m_model->events()[static_cast<std::size_t>(eventIndex)];
    m_conversation->setEvent(event);
    m_choices->setEvent(event);
    m_lanes->setCurrentEvent(eventIndex);
    const int row = m_model->rowOf(eventIndex);
    if (row >= 0 && m_list->currentIndex().row() != row) {
        m_selecting = true;
        m_list->setCurrentIndex(m_model->index(row));
        m_selecting = false;
    }
    if (changed) {
        emit decisionChosen(event.tick, event.agent);
    }
}

void TraceView::refresh()
{
    const TraceModel::Totals &totals = m_model->totals();
    m_stack->setCurrentIndex(totals.decisions > 0 ? 1 : 0);
    QStringList parts{tr("%n decisions", nullptr, totals.decisions)};
    if (static_cast<int>(m_model->passing().size()) != totals.decisions) {
        parts << tr("%1 shown").arg(m_model->passing().size());
    }
    if (totals.live > 0) {
        parts << tr("%1 live").arg(totals.live);
    }
    if (totals.rehearsed > 0) {
        parts << tr("%1 rehearsed").arg(totals.rehearsed);
    }
    if (totals.failed > 0) {
        parts << tr("%1 failed").arg(totals.failed);
    }
    m_totals->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace gridfolk
