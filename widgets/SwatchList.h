// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/SwatchModel.h"

#include <QListView>

namespace gridfolk
{

/// Kinds or layers as rows of 32 px; as tall as its rows, so that it stacks inside a dock.
class SwatchList : public QListView
{
    Q_OBJECT
public:
    SwatchList(const Theme &theme, bool checkable, QWidget *parent = nullptr);

    void setRows(std::vector<SwatchRow> rows);
    /// -1 clears. Without a signal.
    void setCurrentRow(int row);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] SwatchModel *rows() const { return m_rows; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// By a person: click or arrow keys.
    void rowChosen(int row);
    void visibilityToggled(int row, bool visible);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    const Theme &m_theme;
    SwatchModel *m_rows;
    bool m_silent = false;
};

} // namespace gridfolk
