// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QList>
#include <QTextCursor>
#include <QWidget>

class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;
class QUrl;

namespace gridfolk
{

class TextLabel;

/// The manual to read and search beside the work: contents at the left, the page, a field to find words in
/// all pages. Not modal. The pages are the Markdown files of resources/help; nothing is fetched.
class ManualWindow : public QWidget
{
    Q_OBJECT

public:
    explicit ManualWindow(const Theme &theme, QWidget *parent = nullptr);

    /// Shows a page from its top: "rules.md".
    void showPage(const QString &file);
    [[nodiscard]] QString page() const { return m_page; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildBar();
    void fillContents();
    void render();
    void style();
    void styleBlock(const QTextBlock &block);
    void styleTables();
    void follow(const QUrl &link);
    void choose(const QTreeWidgetItem *item);
    void showWhere();
    void find(const QString &words);
    void step(int by);
    void showMatch();
    void mark();
    [[nodiscard]] QList<QTextCursor> matches(const QString &words) const;

    const Theme &m_theme;
    QLineEdit *m_words;
    TextLabel *m_count;
    QTreeWidget *m_contents;
    QTextBrowser *m_text;
    QString m_page;
    QList<QTextCursor> m_matches;
    qsizetype m_match = 0;
};

} // namespace gridfolk
