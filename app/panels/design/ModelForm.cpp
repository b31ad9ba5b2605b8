// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/ModelForm.h"

#include "panels/design/ProblemLookup.h"
#include "widgets/CommitText.h"
#include "widgets/FormField.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace gridfolk
{

ModelForm::ModelForm(const DesignContext &context, QWidget *parent)
    : FormPage(context.theme, tr("Model"), parent)
    , m_context(context)
{
    buildTexts();
    buildRun();
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &ModelForm::refreshProblems);
}

void ModelForm::buildTexts()
{
    m_title = makeLine();
    addField(tr("Title"), m_title);
    m_summary = makeLine();
    m_summary->setPlaceholderText(tr("one short line"));
    addField(tr("Summary"), m_summary);
    m_description = new CommitText(m_context.theme, 4, 14);
    addField(tr("About"), m_description);
    connect(m_title, &QLineEdit::editingFinished, this,
            [this] { writeText(tr("Change the title"), &Scenario::title, m_title->text()); });
    connect(m_summary, &QLineEdit::editingFinished, this,
            [this] { writeText(tr("Change the summary"), &Scenario::summary, m_summary->text()); });
    connect(m_description, &CommitText::committed, this, [this](const QString &text) {
        writeText(tr("Change the description"), &Scenario::description, text);
    });
}

void ModelForm::buildRun()
{
    addCaption(tr("Runs"));
    m_ticks = makeWhole(0, std::numeric_limits<int>::max());
    m_ticksField = addField(tr("Ticks"), m_ticks);
    m_seed = makeLine();
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,20}")), m_seed));
    addField(tr("Seed"), m_seed);
    m_schedule = new QComboBox;
    m_schedule->addItem(tr("in random order"), static_cast<int>(Schedule::Random));
    m_schedule->addItem(tr("in order of birth"), static_cast<int>(Schedule::InOrder));
    m_schedule->addItem(tr("kind by kind"), static_cast<int>(Schedule::ByKind));
    m_schedule->addItem(tr("stage by stage"), static_cast<int>(Schedule::Staged));
    m_schedule->addItem(tr("all at once"), static_cast<int>(Schedule::Simultaneous));
    addField(tr("Turns"), m_schedule);
    m_every = makeWhole(1, 1'000'000);
    m_every->setPrefix(tr("every "));
    m_every->setSuffix(tr(" ticks"));
    m_every->setSpecialValueText(tr("every tick"));
    addField(tr("Counts"), m_every);
    connect(m_ticks, &QSpinBox::valueChanged, this, [this](int value) {
        writeRun(tr("Change the number of ticks"), &RunSettings::ticks, static_cast<std::int64_t>(value),
                 QStringLiteral("run/ticks"));
    });
    connect(m_seed, &QLineEdit::editingFinished, this, [this] {
        bool good = false;
        const quint64 seed = m_seed->text().toULongLong(&good);
        if (good) {
            writeRun(tr("Change the seed"), &RunSettings::seed, static_cast<std::uint64_t>(seed));
        } else {
            refresh();
        }
    });
    connect(m_schedule, &QComboBox::activated, this, [this] {
        writeRun(tr("Change the order of turns"), &RunSettings::schedule,
                 static_cast<Schedule>(m_schedule->currentData().toInt()));
    });
    connect(m_every, &QSpinBox::valueChanged, this, [this](int value) {
        writeRun(tr("Change how often metrics are counted"), &RunSettings::collectEvery,
                 static_cast<std::int64_t>(value), QStringLiteral("run/every"));
    });
}

void ModelForm::writeText(const QString &step, std::string Scenario::*member, const QString &text)
{
    m_context.document.change<std::string>(
        step, {ChangeEvent::Part::Texts, -1, {}},
        [member](Scenario &scenario) -> std::string & { return scenario.*member; }, text.toStdString());
}

template <class T>
void ModelForm::writeRun(const QString &step, T RunSettings::*member, T value, const QString &mergeKey)
{
    m_context.document.change<T>(
        step, {ChangeEvent::Part::Run, -1, {}},
        [member](Scenario &scenario) -> T & { return scenario.run.*member; }, value, mergeKey);
}

void ModelForm::refresh()
{
    const Scenario &scenario = m_context.document.scenario();
    show(m_title, scenario.title);
    show(m_summary, scenario.summary);
    m_description->setText(QString::fromStdString(scenario.description));
    show(m_ticks, static_cast<int>(std::min<std::int64_t>(scenario.run.ticks, m_ticks->maximum())));
    show(m_seed, std::to_string(scenario.run.seed));
    show(m_schedule, static_cast<int>(scenario.run.schedule));
    show(m_every, static_cast<int>(std::min<std::int64_t>(scenario.run.collectEvery, m_every->maximum())));
    refreshProblems();
}

void ModelForm::refreshProblems()
{
    m_ticksField->setError(problemsAt(m_context.document, "run"));
}

} // namespace gridfolk
