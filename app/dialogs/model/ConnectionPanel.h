// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/model/ConnectionTester.h"
#include "widgets/Chip.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gridfolk
{

class TextLabel;

/// Test connection: the button, how long it takes, Cancel, and what came of it in plain words.
class ConnectionPanel : public QWidget
{
    Q_OBJECT

public:
    ConnectionPanel(const Theme &theme, const Environment &environment, QWidget *parent = nullptr);

    void setTestable(bool testable);
    /// What was found holds for other settings; ends a test under way.
    void forget();
    /// Starts a test.
    void test(const ProviderSettings &settings, const KeySource &keys);
    [[nodiscard]] QString text() const;

signals:
    void testRequested();

private:
    void show(Tone tone, const QString &text);
    void showReport(const ConnectionReport &report);
    void showProblem(const Problem &problem);
    void setRunning(bool running);

    const Theme &m_theme;
    ConnectionTester *m_tester;
    QPushButton *m_test;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_icon;
    TextLabel *m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace gridfolk
