// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/RuleHighlighter.h"

namespace gridfolk
{

RuleHighlighter::RuleHighlighter(const Theme &theme, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

const QStringList &RuleHighlighter::keywords()
{
    static const QStringList words =
        QStringLiteral("rule action def let if elif else for in while return require and or "
                       "not every step steps setup before after stop when on birth death "
                       "message schedule enter exit from to at rate with stage "
                       "True False nobody self cell tick within bool int float text pass")
            .split(QLatin1Char(' '));
    return words;
}

void RuleHighlighter::highlightBlock(const QString &text)
{
    QTextCharFormat keyword;
    keyword.setForeground(m_theme.color(Token::Accent));
    keyword.setFontWeight(QFont::DemiBold);
    QTextCharFormat name;
    name.setFontWeight(QFont::Bold);
    QTextCharFormat number;
    number.setForeground(m_theme.series("orange"));
    QTextCharFormat literal;
    literal.setForeground(m_theme.color(Token::Good));
    QTextCharFormat comment;
    comment.setForeground(m_theme.color(Token::Secondary));
    comment.setFontItalic(true);
    QString before;
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        const qsizetype start = at;
        if (c == QLatin1Char('#')) {
            setFormat(static_cast<int>(at), static_cast<int>(text.size() - at), comment);
            return;
        }
        if (c == QLatin1Char('"')) {
            ++at;
            while (at < text.size() && text[at] != QLatin1Char('"')) {
                at += text[at] == QLatin1Char('\\') ? 2 : 1;
            }
            at = std::min(at + 1, text.size());
            setFormat(static_cast<int>(start), static_cast<int>(at - start), literal);
            before.clear();
        } else if (c.isLetter() || c == QLatin1Char('_')) {
            while (at < text.size() && (text[at].isLetterOrNumber() || text[at] == QLatin1Char('_'))) {
                ++at;
            }
            const QString word = text.mid(start, at - start);
            const bool declared = before == QLatin1String("rule") || before == QLatin1String("action") ||
                                  before == QLatin1String("def");
            if (declared) {
                setFormat(static_cast<int>(start), static_cast<int>(at - start), name);
            } else if (keywords().contains(word)) {
                setFormat(static_cast<int>(start), static_cast<int>(at - start), keyword);
            }
            before = word;
        } else if (c.isDigit()) {
            while (at < text.size() && (text[at].isLetterOrNumber() || text[at] == QLatin1Char('.'))) {
                // "1..5" is two numbers and a range.
                if (text[at] == QLatin1Char('.') && at + 1 < text.size() &&
                    text[at + 1] == QLatin1Char('.')) {
                    break;
                }
                ++at;
            }
            setFormat(static_cast<int>(start), static_cast<int>(at - start), number);
        } else {
            ++at;
        }
    }
}

} // namespace gridfolk
