// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SwatchList.h"

#include "widgets/SwatchDelegate.h"

namespace gridfolk
{

SwatchList::SwatchList(const Theme &theme, bool checkable, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_rows(new SwatchModel(checkable, this))
{
    setModel(m_rows);
    setItemDelegate(new SwatchDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_rows, &SwatchModel::visibilityEdited, this, &SwatchList::visibilityToggled);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SwatchList::setRows(std::vector<SwatchRow> rows)
{
    const int before = currentRow();
    const int count = m_rows->rowCount();
    m_rows->setRows(std::move(rows));
    if (count != m_rows->rowCount()) {
        setCurrentRow(before);
        updateGeometry();
    }
}

void SwatchList::setCurrentRow(int row)
{
    m_silent = true;
    setCurrentIndex(row < 0 ? QModelIndex() : m_rows->index(row));
    if (row < 0) {
        clearSelection();
    }
    m_silent = false;
}

int SwatchList::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

QSize SwatchList::sizeHint() const
{
    return {m_theme.px(200), m_rows->rowCount() * m_theme.px(32)};
}

QSize SwatchList::minimumSizeHint() const
{
    return {m_theme.px(120), std::min(m_rows->rowCount(), 3) * m_theme.px(32)};
}

void SwatchList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_silent && current.isValid()) {
        emit rowChosen(current.row());
    }
}

} // namespace gridfolk
