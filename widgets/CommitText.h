// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QPlainTextEdit>

namespace gridfolk
{

/// A field for some lines of text that grows with them and commits when focus leaves it. Tab moves on.
class CommitText : public QPlainTextEdit
{
    Q_OBJECT
public:
    CommitText(const Theme &theme, int minimumLines, int maximumLines, QWidget *parent = nullptr);

    /// Without a signal; nothing happens for an equal text.
    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Focus left after a change.
    void committed(const QString &text);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    [[nodiscard]] int heightForLines(int lines) const;

    QString m_committed;
    int m_minimum;
    int m_maximum;
};

} // namespace gridfolk
