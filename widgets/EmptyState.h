// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

class QPushButton;

namespace gridfolk
{

class TextLabel;

/// What an empty panel says: a sentence, a reason, one action.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    /// An empty `action` shows no button.
    void setContent(const QString &sentence, const QString &reason, const QString &action = {});

signals:
    void actionTriggered();

private:
    TextLabel *m_sentence;
    TextLabel *m_reason;
    QPushButton *m_action;
};

} // namespace gridfolk
