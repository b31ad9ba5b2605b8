// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/RunLoader.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace gridfolk
{

class AttributeRows;
class TextLabel;
class Theme;

/// What a stored run was: seed, parameters, changes by hand, who answered; and its export.
class RunDetails : public QWidget
{
    Q_OBJECT

public:
    explicit RunDetails(const Theme &theme, QWidget *parent = nullptr);

    void setRun(const LoadedRun &run, const QString &status);
    void clear();

signals:
    void exportRequested();
    void exportTracesRequested();

private:
    QWidget *buildPage(const Theme &theme);

    QStackedWidget *m_pages;
    TextLabel *m_title = nullptr;
    AttributeRows *m_facts = nullptr;
    TextLabel *m_parametersTitle = nullptr;
    AttributeRows *m_parameters = nullptr;
    TextLabel *m_interventionsTitle = nullptr;
    TextLabel *m_interventions = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_exportTraces = nullptr;
};

} // namespace gridfolk
