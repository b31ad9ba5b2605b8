// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EditableTable.h"

#include "widgets/TableCellDelegate.h"
#include "widgets/TextLabel.h"

#include <QAbstractItemModel>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

EditableTable::EditableTable(const Theme &theme, const QString &caption, const QString &addText,
                             const QString &removeText, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_table(new QTableView)
    , m_empty(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(new TextLabel(theme, caption, TextRole::Caption, Token::Secondary), 1);
    const auto button = [&](const QString &icon, const QString &text) {
        auto *made = new QToolButton;
        made->setIcon(theme.icon(icon, Token::Secondary));
        made->setAutoRaise(true);
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setFixedSize(theme.px(26), theme.px(26));
        head->addWidget(made);
        return made;
    };
    QToolButton *add = button(QStringLiteral("plus"), addText);
    m_remove = button(QStringLiteral("minus"), removeText);
    column->addLayout(head);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(30));
    m_table->verticalHeader()->setMinimumSectionSize(theme.px(30));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(caption);
    m_table->setItemDelegate(new TableCellDelegate(m_table));
    column->addWidget(m_table);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    connect(add, &QToolButton::clicked, this, &EditableTable::add);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid()) {
            emit removeRequested(m_table->currentIndex().row());
        }
    });
}

void EditableTable::setModel(QAbstractItemModel *model)
{
    m_table->setModel(model);
    for (int column = 0; column + 1 < model->columnCount(); ++column) {
        m_table->horizontalHeader()->resizeSection(column, m_theme.px(112));
    }
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(model, signal, this, &EditableTable::fitHeight);
    }
    connect(model, &QAbstractItemModel::modelReset, this, &EditableTable::fitHeight);
    fitHeight();
}

void EditableTable::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    fitHeight();
}

void EditableTable::add()
{
    const int before = m_table->model()->rowCount();
    emit addRequested();
    if (m_table->model()->rowCount() > before) {
        const QModelIndex first = m_table->model()->index(before, 0);
        m_table->setCurrentIndex(first);
        m_table->edit(first);
    }
}

void EditableTable::fitHeight()
{
    const int rows = m_table->model() != nullptr ? m_table->model()->rowCount() : 0;
    m_table->setFixedHeight(rows * m_theme.px(30) + (rows > 0 ? m_theme.px(30) : 0));
    m_table->setVisible(rows > 0);
    m_empty->setVisible(rows == 0 && !m_empty->text().isEmpty());
    m_remove->setEnabled(rows > 0);
}

} // namespace gridfolk
