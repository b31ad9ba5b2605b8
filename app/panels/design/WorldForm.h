// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"
#include "panels/design/DesignContext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace gridfolk
{

class TextLabel;

/// Size, neighborhood, edges and capacity of the world.
class WorldForm : public QWidget
{
    Q_OBJECT

public:
    explicit WorldForm(const DesignContext &context, QWidget *parent = nullptr);

private:
    template <class T>
    void write(const QString &step, T WorldSpec::*member, T value, const QString &mergeKey = {});
    QSpinBox *makeSize(const QString &name);
    void resize();
    void refresh();
    void refreshProblems();

    DesignContext m_context;
    QSpinBox *m_width;
    QSpinBox *m_height;
    QComboBox *m_neighborhood;
    QCheckBox *m_torus;
    QSpinBox *m_capacity;
    TextLabel *m_error;
};

} // namespace gridfolk
