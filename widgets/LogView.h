// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/Notice.h"
#include "widgets/Theme.h"

#include <QPlainTextEdit>

namespace gridfolk
{

/// What rules printed and the run said, newest last; keeps the last 10 000 lines.
class LogView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LogView(const Theme &theme, QWidget *parent = nullptr);

    /// A negative tick is left out. `text` is shown as it is, never as rich text. Stays at the end unless
    /// scrolled up.
    void appendLine(Severity severity, qint64 tick, const QString &text);

private:
    const Theme &m_theme;
};

} // namespace gridfolk
