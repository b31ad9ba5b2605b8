// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/PersonaForm.h"

#include "widgets/ChoiceChip.h"
#include "widgets/CommitText.h"
#include "widgets/EditableTable.h"
#include "widgets/FlowLayout.h"
#include "widgets/FormField.h"
#include "widgets/PromptPreview.h"
#include "widgets/SightsModel.h"
#include "widgets/TextLabel.h"
#include "widgets/TraitsModel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace gridfolk
{

namespace
{

QStringList namesOf(const std::vector<std::string> &words)
{
    QStringList names;
    for (const std::string &word : words) {
        names << QString::fromStdString(word);
    }
    return names;
}

} // namespace

PersonaForm::PersonaForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_role(new CommitText(theme, 1, 3))
    , m_goal(new CommitText(theme, 1, 5))
    , m_backstory(new CommitText(theme, 3, 10))
    , m_voice(new CommitText(theme, 1, 3))
    , m_names(new CommitText(theme, 1, 3))
    , m_traits(new TraitsModel(this))
    , m_sights(new SightsModel(this))
    , m_preview(new PromptPreview(theme))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Persona"));
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(area);
    auto *foot = new QWidget;
    auto *footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(12));
    footColumn->addWidget(m_preview);
    split->addWidget(foot);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 3);
    outer->addWidget(split);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    m_column = column;
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    addText(column, QStringLiteral("role"), tr("Role"), m_role, &Persona::role);
    addText(column, QStringLiteral("goal"), tr("Goal"), m_goal, &Persona::goal);
    addText(column, QStringLiteral("backstory"), tr("Backstory"), m_backstory, &Persona::backstory);
    addText(column, QStringLiteral("voice"), tr("Voice"), m_voice, &Persona::voice);
    m_names->setPlaceholderText(tr("Ana, Bruno, Clara"));
    addField(column, QStringLiteral("names"), tr("Names"), m_names);
    connect(m_names, &CommitText::committed, this, [this](const QString &text) {
        m_persona.names.clear();
        for (const QString &name : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            m_persona.names.push_back(name.trimmed().toStdString());
        }
        edited(QStringLiteral("names"));
    });
    buildTables(column);
    column->addWidget(buildDecides());
    column->addWidget(buildMay());
    column->addStretch(1);
    area->setWidget(body);
    connect(m_preview, &PromptPreview::anotherRequested, this, &PersonaForm::previewRequested);
    setPersona({});
}

void PersonaForm::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget); // above the stretch
}

FormField *PersonaForm::addField(QVBoxLayout *column, const QString &field, const QString &label,
                                 QWidget *editor)
{
    auto *made = new FormField(m_theme, label, editor);
    m_fields[field] = made;
    column->addWidget(made);
    return made;
}

void PersonaForm::addErrorLine(QVBoxLayout *column, const QString &field)
{
    auto *line = new TextLabel(m_theme, QString(), TextRole::Small, Token::Bad);
    line->setWordWrap(true);
    line->hide();
    column->addWidget(line);
    m_errorLines[field] = line;
}

void PersonaForm::addText(QVBoxLayout *column, const QString &field, const QString &label, CommitText *editor,
                          std::string Persona::*member)
{
    addField(column, field, label, editor);
    connect(editor, &CommitText::committed, this, [this, field, member](const QString &text) {
        m_persona.*member = text.toStdString();
        edited(field);
    });
}

void PersonaForm::buildTables(QVBoxLayout *column)
{
    auto *traits = new EditableTable(m_theme, tr("Traits"), tr("Add a trait"), tr("Remove the trait"));
    traits->setModel(m_traits);
    traits->setEmptyText(tr("None yet. A trait is a leaning with its strength, such as curious."));
    column->addWidget(traits);
    addErrorLine(column, QStringLiteral("traits"));
    connect(traits, &EditableTable::addRequested, m_traits, &TraitsModel::addTrait);
    connect(traits, &EditableTable::removeRequested, m_traits, &TraitsModel::removeTrait);
    connect(m_traits, &TraitsModel::traitsEdited, this, [this] {
        m_persona.traits = m_traits->traits();
        edited(QStringLiteral("traits"));
    });
    auto *sights =
        new EditableTable(m_theme, tr("Sees"), tr("Add something that it sees"), tr("Remove what it sees"));
    sights->setModel(m_sights);
    sights->setEmptyText(tr("Nothing yet, so it decides without knowing anything of the world around."));
    column->addWidget(sights);
    addErrorLine(column, QStringLiteral("sees"));
    connect(sights, &EditableTable::addRequested, m_sights, &SightsModel::addSight);
    connect(sights, &EditableTable::removeRequested, m_sights, &SightsModel::removeSight);
    connect(m_sights, &SightsModel::sightsEdited, this, [this] {
        m_persona.sees = m_sights->sights();
        edited(QStringLiteral("sees"));
    });
    m_radius = new QSpinBox;
    m_radius->setRange(0, 1000);
    m_radius->setSuffix(tr(" cells"));
    addField(column, QStringLiteral("sightRadius"), tr("Sees within"), m_radius);
    connect(m_radius, &QSpinBox::valueChanged, this, [this](int value) {
        m_persona.sightRadius = value;
        edited(QStringLiteral("sightRadius"));
    });
}

QWidget *PersonaForm::buildDecides()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, m_theme.px(4), 0, 0);
    column->setSpacing(m_theme.px(8));
    column->addWidget(new TextLabel(m_theme, tr("Decides"), TextRole::Caption, Token::Secondary));
    auto *every = new QWidget;
    auto *row = new QHBoxLayout(every);
    row->setContentsMargins(0, 0, 0, 0);
    m_every = new QSpinBox;
    m_every->setRange(0, 1000000);
    m_every->setSpecialValueText(tr("never by time"));
    m_every->setSuffix(tr(" ticks"));
    m_every->setAccessibleName(tr("Decides every so many ticks"));
    m_staggered = new QCheckBox(tr("not all at once"));
    m_staggered->setToolTip(tr("Agents of this kind spread over the interval"));
    m_staggered->setAccessibleName(m_staggered->text());
    row->addWidget(m_every);
    row->addWidget(m_staggered, 1);
    addField(column, QStringLiteral("decides"), tr("Every"), every);
    m_when = new QLineEdit;
    m_when->setFont(m_theme.font(TextRole::Mono));
    m_when->setPlaceholderText(QStringLiteral("count(neighbors(3, Wolf)) > 0"));
    addField(column, QStringLiteral("decides/when"), tr("Or when"), m_when);
    m_style = new QComboBox;
    m_style->addItem(tr("answers at once"), QStringLiteral("direct"));
    m_style->addItem(tr("thinks, then answers"), QStringLiteral("think"));
    addField(column, QStringLiteral("style"), tr("Style"), m_style);
    m_memory = new QSpinBox;
    m_memory->setRange(0, 1000);
    m_memory->setSuffix(tr(" decisions"));
    addField(column, QStringLiteral("shortTermMemory"), tr("Remembers"), m_memory);
    connect(m_every, &QSpinBox::valueChanged, this, [this](int value) {
        m_persona.decides.everyTicks = value;
        edited(QStringLiteral("decides"));
    });
    connect(m_staggered, &QCheckBox::toggled, this, [this](bool on) {
        m_persona.decides.staggered = on;
        edited(QStringLiteral("decides"));
    });
    connect(m_when, &QLineEdit::editingFinished, this, [this] {
        if (m_persona.decides.when != m_when->text().toStdString()) {
            m_persona.decides.when = m_when->text().toStdString();
            edited(QStringLiteral("decides"));
        }
    });
    connect(m_style, &QComboBox::activated, this, [this] {
        m_persona.style = m_style->currentData().toString().toStdString();
        edited(QStringLiteral("style"));
    });
    connect(m_memory, &QSpinBox::valueChanged, this, [this](int value) {
        m_persona.shortTermMemory = value;
        edited(QStringLiteral("shortTermMemory"));
    });
    return box;
}

QWidget *PersonaForm::buildMay()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, m_theme.px(4), 0, 0);
    column->setSpacing(m_theme.px(8));
    column->addWidget(new TextLabel(m_theme, tr("May"), TextRole::Caption, Token::Secondary));
    m_chipBox = new QWidget;
    m_chips = new FlowLayout(m_chipBox, m_theme.px(6));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chipBox->setSizePolicy(policy);
    column->addWidget(m_chipBox);
    addErrorLine(column, QStringLiteral("may"));
    m_fallback = new QComboBox;
    addField(column, QStringLiteral("fallback"), tr("Otherwise"), m_fallback);
    m_fallback->setToolTip(tr("Done when no usable reply came"));
    connect(m_fallback, &QComboBox::activated, this, [this] {
        m_persona.fallback = m_fallback->currentText().toStdString();
        edited(QStringLiteral("fallback"));
    });
    return box;
}

void PersonaForm::rebuildChips()
{
    qDeleteAll(m_chipBox->findChildren<ChoiceChip *>());
    QStringList all = m_actions;
    for (const QString &name : namesOf(m_persona.may)) {
        if (!all.contains(name)) {
            all << name;
        }
    }
    for (const QString &name : all) {
        auto *chip = new ChoiceChip(m_theme, name, m_chipBox);
        chip->setChecked(std::find(m_persona.may.begin(), m_persona.may.end(), name.toStdString()) !=
                         m_persona.may.end());
        m_chips->addWidget(chip);
        chip->show();
        connect(chip, &ChoiceChip::clicked, this, [this, name](bool on) {
            std::erase(m_persona.may, name.toStdString());
            if (on) {
                m_persona.may.push_back(name.toStdString());
            }
            edited(QStringLiteral("may"));
        });
    }
    m_chipBox->updateGeometry();
    m_fallback->clear();
    m_fallback->addItems(all.isEmpty() ? QStringList{QStringLiteral("wait")} : all);
    const QString fallback = QString::fromStdString(m_persona.fallback.empty() ? "wait" : m_persona.fallback);
    if (m_fallback->findText(fallback) < 0) {
        m_fallback->addItem(fallback);
    }
    m_fallback->setCurrentText(fallback);
}

void PersonaForm::setActions(const QStringList &actions)
{
    if (actions != m_actions) {
        m_actions = actions;
        rebuildChips();
    }
}

void PersonaForm::setPersona(const Persona &persona)
{
    m_silent = true;
    const bool chipsDiffer = persona.may != m_persona.may || persona.fallback != m_persona.fallback;
    m_persona = persona;
    m_role->setText(QString::fromStdString(persona.role));
    m_goal->setText(QString::fromStdString(persona.goal));
    m_backstory->setText(QString::fromStdString(persona.backstory));
    m_voice->setText(QString::fromStdString(persona.voice));
    m_names->setText(namesOf(persona.names).join(QStringLiteral(", ")));
    m_traits->setTraits(persona.traits);
    m_sights->setSights(persona.sees);
    m_radius->setValue(persona.sightRadius);
    m_every->setValue(
        static_cast<int>(std::min<std::int64_t>(persona.decides.everyTicks, m_every->maximum())));
    m_staggered->setChecked(persona.decides.staggered);
    if (!m_when->hasFocus()) {
        m_when->setText(QString::fromStdString(persona.decides.when));
    }
    m_style->setCurrentIndex(std::max(0, m_style->findData(QString::fromStdString(persona.style))));
    m_memory->setValue(persona.shortTermMemory);
    if (chipsDiffer || m_fallback->count() == 0) {
        rebuildChips();
    }
    m_silent = false;
}

void PersonaForm::setPreview(const QString &system, const QString &user, const QString &agent)
{
    m_preview->setPreview(system, user, agent);
}

void PersonaForm::setPreviewReason(const QString &reason)
{
    m_preview->setReason(reason);
}

void PersonaForm::setFieldError(const QString &field, const QString &error)
{
    if (const auto found = m_fields.find(field); found != m_fields.end()) {
        found->second->setError(error);
    }
    if (const auto found = m_errorLines.find(field); found != m_errorLines.end()) {
        found->second->setText(error);
        found->second->setVisible(!error.isEmpty());
    }
}

void PersonaForm::clearErrors()
{
    for (const auto &[name, field] : m_fields) {
        field->setError(QString());
    }
    for (const auto &[name, line] : m_errorLines) {
        line->hide();
    }
}

void PersonaForm::edited(const QString &field)
{
    if (!m_silent) {
        emit personaEdited(m_persona, field);
    }
}

} // namespace gridfolk
