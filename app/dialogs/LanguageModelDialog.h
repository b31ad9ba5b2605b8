// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelServices.h"
#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace gridfolk
{

class CostPage;
class ModelTablePage;
class ProviderPage;
class SegmentedControl;
class StandInPage;
class TextLabel;

/// Setting up language models: who answers, what a run may cost, who stands in, models and prices. Keys and
/// the table of models are kept when the dialog is accepted; a key goes to the key ring and nowhere else.
class LanguageModelDialog : public QDialog
{
    Q_OBJECT

public:
    LanguageModelDialog(const Theme &theme, const LanguageModelServices &services, QWidget *parent = nullptr);

    void setSettings(const LanguageModelSettings &settings);
    [[nodiscard]] LanguageModelSettings settings() const;

    /// Stays open and says why when the table of models cannot be written.
    void accept() override;

private:
    QWidget *buildHead();
    QWidget *buildFoot();
    void refresh();

    const Theme &m_theme;
    SegmentedControl *m_tabs;
    QStackedWidget *m_pages;
    ProviderPage *m_provider;
    CostPage *m_cost;
    StandInPage *m_standIns;
    ModelTablePage *m_models;
    TextLabel *m_obstacle = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace gridfolk
