// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QVBoxLayout;

namespace gridfolk
{

/// What a run may cost, and how much may be asked at once.
class CostPage : public QWidget
{
    Q_OBJECT

public:
    explicit CostPage(const Theme &theme, QWidget *parent = nullptr);

    void setSettings(const LanguageModelSettings &settings);
    void fill(LanguageModelSettings &settings) const;
    /// Shows the limits of this provider, if it has any.
    void showLimitsOf(const std::string &id);

private:
    QComboBox *addProviders();
    void showLimits();
    [[nodiscard]] CallLimits typedLimits() const;
    void addTitle(const QString &title, const QString &about);
    QSpinBox *addLimit(const QString &label, int least, int most);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    QDoubleSpinBox *m_cap;
    QComboBox *m_provider;
    QSpinBox *m_requests;
    QSpinBox *m_tokens;
    QSpinBox *m_atOnce;
    LanguageModelSettings m_settings; ///< limits of the providers that are not shown
    std::string m_shown;              ///< whose limits are
};

} // namespace gridfolk
