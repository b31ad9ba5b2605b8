// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Chip.h"
#include "widgets/InspectorView.h"
#include "widgets/Theme.h"

#include <QFrame>

namespace gridfolk
{

class ElidedLabel;
class TextLabel;

/// A decision in short: thought, chosen action, outcome, figures. Plain text only.
class DecisionCard : public QFrame
{
    Q_OBJECT
public:
    explicit DecisionCard(const Theme &theme, QWidget *parent = nullptr);

    void setDecision(const InspectorDecision &decision);

    [[nodiscard]] static QString statusText(DecisionStatus status);
    [[nodiscard]] static Tone statusTone(DecisionStatus status);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    TextLabel *m_thought;
    TextLabel *m_action;
    ElidedLabel *m_arguments;
    Chip *m_status;
    ElidedLabel *m_footer;
    QWidget *m_actionRow;
};

} // namespace gridfolk
