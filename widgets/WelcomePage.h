// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExampleInfo.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace gridfolk
{

class ExampleCard;
class SegmentedControl;
class TextLabel;

/// The first page: start, go on, or run an example with one click.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(const Theme &theme, QWidget *parent = nullptr);

    void setExamples(const std::vector<ExampleInfo> &examples);
    void setThumbnail(const QString &id, const QImage &image);
    /// The newest first; at most five are shown.
    void setRecent(const std::vector<RecentInfo> &recent);
    /// What answers for minds now: "Rehearsal is on: free, offline, repeatable."
    void setLanguageModelText(const QString &text);
    /// How many examples the chosen filter shows.
    [[nodiscard]] int shownExamples() const { return m_shown; }

signals:
    void shownExamplesChanged(int count);
    void newModelRequested();
    void openProjectRequested();
    void openRecentRequested(const QString &path);
    void runExampleRequested(const QString &id);
    void designExampleRequested(const QString &id);
    void languageModelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildRight();
    QWidget *buildModelCard();
    void arrangeCards(bool force);
    void applyTheme();

    const Theme &m_theme;
    QScrollArea *m_leftArea = nullptr;
    QScrollArea *m_rightArea = nullptr;
    QVBoxLayout *m_leftColumn = nullptr;
    QVBoxLayout *m_rightColumn = nullptr;
    QWidget *m_recentBox = nullptr;
    QVBoxLayout *m_recent = nullptr;
    TextLabel *m_modelText = nullptr;
    SegmentedControl *m_filter = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<ExampleCard *> m_cards;
    int m_columns = 0;
    int m_shown = 0;
};

} // namespace gridfolk
