// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ProblemsModel.h"
#include "widgets/Theme.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;
class QTreeView;

namespace gridfolk
{

class TextLabel;

/// The problems of the model and the run: what happened, what to do, Go to, Copy.
class ProblemsView : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemsView(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] ProblemsModel *model() const { return m_model; }

signals:
    /// Go to, a double click or Enter on a row.
    void goToRequested(const gridfolk::Place &place);
    void countsChanged(int errors, int warnings);

private:
    void refresh();
    void showCurrent();

    const Theme &m_theme;
    ProblemsModel *m_model;
    QStackedLayout *m_stack;
    QTreeView *m_table;
    TextLabel *m_hint;
    QPushButton *m_goTo;
    QPushButton *m_copy;
};

} // namespace gridfolk
