// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelServices.h"
#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <map>

class QButtonGroup;
class QStackedWidget;

namespace gridfolk
{

class ChoiceCard;
class ProviderForm;

/// Who answers for agents with minds: the providers at the left, what the chosen one needs at the right.
class ProviderPage : public QWidget
{
    Q_OBJECT

public:
    ProviderPage(const Theme &theme, const LanguageModelServices &services, QWidget *parent = nullptr);

    void setSettings(const LanguageModelSettings &settings);
    /// Writes what was chosen here into the settings.
    void fill(LanguageModelSettings &settings) const;
    [[nodiscard]] std::string chosen() const;

    /// Why the provider cannot be used as it is; empty: it can.
    [[nodiscard]] QString obstacle(const std::string &id) const;
    void keepKeys();

signals:
    void changed();

private:
    QWidget *buildRehearsal();
    void choose(int index);

    const Theme &m_theme;
    std::vector<std::string> m_ids;
    std::vector<ChoiceCard *> m_cards;
    std::map<std::string, ProviderForm *> m_forms;
    QButtonGroup *m_group;
    QStackedWidget *m_pages;
};

} // namespace gridfolk
