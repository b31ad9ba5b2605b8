// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ConnectionPanel.h"

#include "panels/ProblemRows.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr double kSlow = 5000; // milliseconds for a word

QString seconds(double milliseconds)
{
    return QLocale().toString(milliseconds / 1000, 'f', 1);
}

} // namespace

ConnectionPanel::ConnectionPanel(const Theme &theme, const Environment &environment, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tester(new ConnectionTester(environment, this))
    , m_test(new QPushButton(tr("Test connection")))
    , m_cancel(new QPushButton(tr("Cancel the test")))
    , m_progress(new QProgressBar)
    , m_icon(new QLabel)
    , m_text(new TextLabel(theme, QString()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(8));
    row->addWidget(m_test);
    row->addWidget(m_cancel);
    row->addWidget(m_progress, 1);
    row->addStretch(1);
    column->addLayout(row);
    auto *result = new QHBoxLayout;
    result->setSpacing(theme.px(8));
    result->addWidget(m_icon, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    result->addWidget(m_text, 1);
    column->addLayout(result);
    m_test->setAccessibleName(m_test->text());
    m_cancel->setAccessibleName(m_cancel->text());
    m_progress->setAccessibleName(tr("Time that the test has taken"));
    m_progress->setRange(0, ConnectionTester::kLimit);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(theme.px(6));
    connect(m_test, &QPushButton::clicked, this, &ConnectionPanel::testRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        forget();
        show(Tone::Neutral, tr("The test was cancelled."));
    });
    connect(m_tester, &ConnectionTester::progressed, this, [this](int milliseconds) {
        m_progress->setValue(milliseconds);
        m_text->setText(tr("Asking… %1 s").arg(seconds(milliseconds)));
    });
    connect(m_tester, &ConnectionTester::succeeded, this, &ConnectionPanel::showReport);
    connect(m_tester, &ConnectionTester::failed, this, &ConnectionPanel::showProblem);
    connect(&theme, &Theme::changed, this, [this] { show(m_tone, text()); });
    forget();
}

void ConnectionPanel::setTestable(bool testable)
{
    m_test->setEnabled(testable);
}

QString ConnectionPanel::text() const
{
    return m_text->text();
}

void ConnectionPanel::forget()
{
    m_tester->cancel();
    setRunning(false);
    show(Tone::Neutral, {});
}

void ConnectionPanel::test(const ProviderSettings &settings, const KeySource &keys)
{
    show(Tone::Neutral, tr("Asking…"));
    setRunning(true);
    m_progress->setValue(0);
    m_tester->start(settings, keys);
}

void ConnectionPanel::setRunning(bool running)
{
    const bool hadFocus = m_test->hasFocus() || m_cancel->hasFocus();
    m_test->setVisible(!running);
    m_cancel->setVisible(running);
    m_progress->setVisible(running);
    if (hadFocus) {
        (running ? m_cancel : m_test)->setFocus();
    }
}

void ConnectionPanel::showProblem(const Problem &problem)
{
    setRunning(false);
    show(Tone::Bad, sentence(problem));
}

void ConnectionPanel::showReport(const ConnectionReport &report)
{
    setRunning(false);
    const QString model = QString::fromStdString(report.model);
    if (report.milliseconds > kSlow) {
        show(Tone::Caution,
             tr("It works, but slowly: %1 took %2 seconds for one word, and a run waits that long for "
                "each decision. Choose a smaller model if that is too long.")
                 .arg(model, seconds(report.milliseconds)));
        return;
    }
    show(Tone::Good, tr("It works: %1 answered in %2 seconds.").arg(model, seconds(report.milliseconds)));
}

void ConnectionPanel::show(Tone tone, const QString &text)
{
    m_tone = tone;
    m_text->setText(text);
    m_text->setColor(tone == Tone::Neutral ? Token::Secondary : Token::Text);
    m_text->setVisible(!text.isEmpty());
    m_icon->setVisible(tone != Tone::Neutral);
    const QString icon = tone == Tone::Good  ? QStringLiteral("good")
                         : tone == Tone::Bad ? QStringLiteral("error")
                                             : QStringLiteral("warning");
    m_icon->setPixmap(m_theme.pixmap(icon, toneToken(tone), m_theme.px(18), devicePixelRatioF()));
    setAccessibleDescription(text);
}

} // namespace gridfolk
