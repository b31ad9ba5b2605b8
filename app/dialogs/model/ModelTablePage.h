// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/ModelTable.h"
#include "widgets/Theme.h"

#include <QWidget>

class QPushButton;
class QTableView;
class QToolButton;

namespace gridfolk
{

class ModelTableModel;
class TextLabel;

/// The table of models, prices and dates, editable. Nothing is kept before keep().
class ModelTablePage : public QWidget
{
    Q_OBJECT

public:
    ModelTablePage(const Theme &theme, ModelTable &models, QWidget *parent = nullptr);

    /// Keeps what was changed here; does nothing when nothing was.
    Result<void> keep();

private:
    void buildTable();
    QWidget *buildFoot();
    void refresh();
    void load(const ModelRegistry &table);

    const Theme &m_theme;
    ModelTable &m_models;
    ModelTableModel *m_model;
    QTableView *m_table;
    TextLabel *m_note;
    QToolButton *m_remove = nullptr;
    QPushButton *m_reset = nullptr;
    bool m_edited = false;
};

} // namespace gridfolk
