// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QWidget>

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

private:
    void addTitle(const QString &title, const QString &about);
    QSpinBox *addLimit(const QString &label, int least, int most);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    QDoubleSpinBox *m_cap;
    QSpinBox *m_requests;
    QSpinBox *m_tokens;
    QSpinBox *m_atOnce;
};

} // namespace gridfolk
