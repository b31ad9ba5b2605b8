// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ProblemsView.h"

#include "widgets/EmptyState.h"
#include "widgets/TextLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

namespace gridfolk
{

ProblemsView::ProblemsView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new ProblemsModel(theme, this))
    , m_stack(new QStackedLayout(this))
    , m_table(new QTreeView)
    , m_hint(new TextLabel(theme, QString(), TextRole::Body, Token::Secondary))
    , m_goTo(new QPushButton(tr("Go to")))
    , m_copy(new QPushButton(tr("Copy")))
{
    setAutoFillBackground(true);
    auto *empty = new EmptyState(theme);
    empty->setContent(tr("No problems."),
                      tr("What is wrong with the model, and what stopped a run, is listed here."));
    m_stack->addWidget(empty);
    auto *full = new QWidget;
    auto *column = new QVBoxLayout(full);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Problems"));
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(ProblemsModel::TextColumn, QHeaderView::Stretch);
    m_table->header()->resizeSection(ProblemsModel::PlaceColumn, theme.px(260));
    m_table->header()->resizeSection(ProblemsModel::CodeColumn, theme.px(170));
    column->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6));
    foot->setSpacing(theme.px(8));
    m_hint->setWordWrap(true);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_goTo);
    foot->addWidget(m_copy);
    column->addLayout(foot);
    m_stack->addWidget(full);
    m_goTo->setAccessibleName(tr("Go to the problem"));
    m_copy->setAccessibleName(tr("Copy the problem"));
    const auto goTo = [this] {
        if (m_table->currentIndex().isValid()) {
            emit goToRequested(m_model->problem(m_table->currentIndex().row()).place);
        }
    };
    connect(m_goTo, &QPushButton::clicked, this, goTo);
    connect(m_table, &QTreeView::activated, this, goTo);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid()) {
            QGuiApplication::clipboard()->setText(m_model->asText(m_table->currentIndex().row()));
        }
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ProblemsView::showCurrent);
    connect(m_model, &ProblemsModel::countsChanged, this, &ProblemsView::refresh);
    connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
    refresh();
}

void ProblemsView::refresh()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 0));
    }
    showCurrent();
    emit countsChanged(m_model->errorCount(), m_model->warningCount());
}

void ProblemsView::showCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    const bool valid = current.isValid() && current.row() < m_model->rowCount();
    m_hint->setText(valid ? m_model->problem(current.row()).hint : QString());
    m_goTo->setEnabled(valid);
    m_copy->setEnabled(valid);
}

} // namespace gridfolk
