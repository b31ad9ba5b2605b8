// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QFrame>

class QPlainTextEdit;

namespace gridfolk
{

class Chip;
class LinkButton;

/// The prompt that an agent would be sent now, as plain text.
class PromptPreview : public QFrame
{
    Q_OBJECT
public:
    explicit PromptPreview(const Theme &theme, QWidget *parent = nullptr);

    /// `agent`: whose prompt it is; may be empty.
    void setPreview(const QString &system, const QString &user, const QString &agent = {});
    /// Why there is no preview.
    void setReason(const QString &reason);

signals:
    void anotherRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Chip *m_agent;
    LinkButton *m_another;
    QPlainTextEdit *m_text;
};

} // namespace gridfolk
