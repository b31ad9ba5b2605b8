// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/RunDetails.h"

#include "panels/RuledBox.h"
#include "widgets/AttributeRows.h"
#include "widgets/Drawing.h"
#include "widgets/EmptyState.h"
#include "widgets/TextLabel.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostInterventions = 50;

InspectorAttribute fact(const QString &name, const QString &value)
{
    return {name, value, std::nullopt};
}

} // namespace

RunDetails::RunDetails(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
{
    setAccessibleName(tr("The chosen run"));
    auto *empty = new EmptyState(theme);
    empty->setContent(tr("No run is chosen."), tr("Choose one at the left to see what it was made of."));
    m_pages->addWidget(empty);
    m_pages->addWidget(buildPage(theme));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

QWidget *RunDetails::buildPage(const Theme &theme)
{
    m_title = new TextLabel(theme, QString(), TextRole::Heading);
    m_facts = new AttributeRows(theme);
    m_parametersTitle =
        new TextLabel(theme, tr("Parameters at the start"), TextRole::Caption, Token::Secondary);
    m_parameters = new AttributeRows(theme);
    m_interventionsTitle = new TextLabel(theme, tr("Changed by hand"), TextRole::Caption, Token::Secondary);
    m_interventions = new TextLabel(theme, QString(), TextRole::Body);
    m_interventions->setWordWrap(true);
    auto *body = new QWidget;
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    rows->setSpacing(theme.px(8));
    for (QWidget *row : std::initializer_list<QWidget *>{m_title, m_facts, m_parametersTitle, m_parameters,
                                                         m_interventionsTitle, m_interventions}) {
        rows->addWidget(row);
    }
    rows->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidget(body);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(tr("The chosen run"));
    m_export = new QPushButton(tr("Export CSV"));
    m_export->setAccessibleName(tr("Export metrics and agents of the chosen run as CSV"));
    m_export->setProperty("primary", true);
    m_exportTraces = new QPushButton(tr("Export traces"));
    m_exportTraces->setAccessibleName(tr("Export the decisions of the chosen run as CSV"));
    auto *foot = new RuledBox(theme, Qt::TopEdge);
    auto *buttons = new QVBoxLayout(foot);
    buttons->setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10));
    buttons->addWidget(m_export);
    buttons->addWidget(m_exportTraces);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    column->addWidget(foot);
    connect(m_export, &QPushButton::clicked, this, &RunDetails::exportRequested);
    connect(m_exportTraces, &QPushButton::clicked, this, &RunDetails::exportTracesRequested);
    return page;
}

void RunDetails::setRun(const LoadedRun &run, const QString &status)
{
    const RunRecord &record = run.record;
    m_title->setText(tr("Run %1").arg(record.id));
    std::vector<InspectorAttribute> facts{
        fact(tr("model"), QString::fromStdString(run.scenario.title)),
        fact(tr("seed"), QString::number(record.seed)),
        fact(tr("ticks"), groupedNumber(record.ticks)),
        fact(tr("status"), status),
        fact(tr("minds"), record.provider == "none" ? tr("none") : QString::fromStdString(record.provider)),
        fact(tr("started"), QString::fromStdString(record.startedAt)),
        fact(tr("version"), QString::fromStdString(record.programVersion)),
    };
    m_facts->setRows(std::move(facts));
    std::vector<InspectorAttribute> parameters;
    for (const auto &[name, value] : record.parameters) {
        parameters.push_back(fact(QString::fromStdString(name), shortNumber(value, 6)));
    }
    m_parametersTitle->setVisible(!parameters.empty());
    m_parameters->setRows(std::move(parameters));
    QStringList lines;
    for (const Intervention &change : record.interventions) {
        if (lines.size() == static_cast<qsizetype>(kMostInterventions)) {
            lines << tr("and %1 more").arg(record.interventions.size() - kMostInterventions);
            break;
        }
        lines << tr("tick %1: %2 = %3")
                     .arg(groupedNumber(change.tick), QString::fromStdString(change.parameter),
                          shortNumber(change.value, 6));
    }
    m_interventionsTitle->setVisible(!lines.isEmpty());
    m_interventions->setText(lines.join(QLatin1Char('\n')));
    m_exportTraces->setVisible(!run.traces.empty());
    m_export->setEnabled(!run.metrics.empty() || !run.agents.empty());
    m_pages->setCurrentIndex(1);
}

void RunDetails::clear()
{
    m_pages->setCurrentIndex(0);
}

} // namespace gridfolk
