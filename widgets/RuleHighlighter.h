// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QSyntaxHighlighter>

namespace gridfolk
{

/// Colors rule text: keywords, names after rule, action and def, numbers, texts, comments.
class RuleHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    RuleHighlighter(const Theme &theme, QTextDocument *document);

    [[nodiscard]] static const QStringList &keywords();

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
};

} // namespace gridfolk
