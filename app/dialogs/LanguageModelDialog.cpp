// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/LanguageModelDialog.h"

#include "dialogs/model/CostPage.h"
#include "dialogs/model/ModelTablePage.h"
#include "dialogs/model/ProviderPage.h"
#include "dialogs/model/StandInPage.h"
#include "panels/ProblemRows.h"
#include "panels/RuledBox.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gridfolk
{

LanguageModelDialog::LanguageModelDialog(const Theme &theme, const LanguageModelServices &services,
                                         QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_tabs(new SegmentedControl(theme))
    , m_pages(new QStackedWidget)
    , m_provider(new ProviderPage(theme, services))
    , m_cost(new CostPage(theme))
    , m_standIns(new StandInPage(theme, [this](const std::string &id) { return m_provider->obstacle(id); }))
    , m_models(new ModelTablePage(theme, services.models))
{
    setWindowTitle(tr("Language model"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    for (QWidget *page : std::initializer_list<QWidget *>{m_provider, m_cost, m_standIns, m_models}) {
        m_pages->addWidget(page);
    }
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    middle->addWidget(m_pages);
    column->addLayout(middle, 1);
    column->addWidget(buildFoot());
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int page) {
        m_cost->showLimitsOf(m_provider->chosen());
        m_pages->setCurrentIndex(page);
    });
    connect(m_provider, &ProviderPage::changed, this, &LanguageModelDialog::refresh);
    connect(m_standIns, &StandInPage::changed, this, &LanguageModelDialog::refresh);
    m_tabs->setCurrentIndex(0);
    resize(theme.px(780), theme.px(540));
    setSettings({});
}

QWidget *LanguageModelDialog::buildHead()
{
    auto *head = new RuledBox(m_theme, Qt::BottomEdge);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(m_theme.px(20), m_theme.px(10), m_theme.px(20), m_theme.px(10));
    m_tabs->setAccessibleName(tr("Pages about language models"));
    m_tabs->addSegment(tr("Provider"), tr("Who answers for agents with minds"));
    m_tabs->addSegment(tr("Cost and limits"), tr("What a run may cost"));
    m_tabs->addSegment(tr("If it fails"), tr("Who stands in"));
    m_tabs->addSegment(tr("Models and prices"), tr("What models cost and how long they last"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    return head;
}

QWidget *LanguageModelDialog::buildFoot()
{
    auto *foot = new RuledBox(m_theme, Qt::TopEdge);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(m_theme.px(20), m_theme.px(12), m_theme.px(20), m_theme.px(12));
    row->setSpacing(m_theme.px(8));
    m_obstacle = new TextLabel(m_theme, QString(), TextRole::Body, Token::Secondary);
    m_obstacle->setWordWrap(true);
    row->addWidget(m_obstacle, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel: nothing changes"));
    m_use = new QPushButton(tr("Use"));
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    m_use->setAccessibleName(tr("Use this for runs from now on"));
    row->addWidget(cancel);
    row->addWidget(m_use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

void LanguageModelDialog::setSettings(const LanguageModelSettings &settings)
{
    m_provider->setSettings(settings);
    m_cost->setSettings(settings);
    m_standIns->setSettings(settings);
    refresh();
}

LanguageModelSettings LanguageModelDialog::settings() const
{
    LanguageModelSettings settings;
    m_provider->fill(settings);
    m_cost->fill(settings);
    m_standIns->fill(settings);
    return settings;
}

void LanguageModelDialog::accept()
{
    if (auto kept = m_models->keep(); !kept) {
        m_obstacle->setColor(Token::Bad);
        m_obstacle->setText(sentence(kept.error()));
        return;
    }
    m_provider->keepKeys();
    QDialog::accept();
}

void LanguageModelDialog::refresh()
{
    m_standIns->setChosen(m_provider->chosen());
    QString why = m_provider->obstacle(m_provider->chosen());
    if (why.isEmpty()) {
        why = m_standIns->obstacle();
    }
    m_obstacle->setColor(Token::Secondary);
    m_obstacle->setText(why);
    m_use->setEnabled(why.isEmpty());
}

} // namespace gridfolk
