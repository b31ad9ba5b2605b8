// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/PersonaPage.h"

#include "controllers/DesignEdits.h"
#include "controllers/DesignPreview.h"
#include "panels/design/ProblemLookup.h"
#include "rules/Parser.h"
#include "widgets/EmptyState.h"
#include "widgets/PersonaForm.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>

#include <array>
#include <utility>

namespace gridfolk
{

namespace
{

/// Fields of the form and where their problems lie below "kinds/X/persona".
constexpr std::array<std::pair<const char *, const char *>, 12> kFields{
    {{"role", "role"},
     {"goal", "goal"},
     {"backstory", "backstory"},
     {"voice", "voice"},
     {"names", "names"},
     {"decides", "decides"},
     {"decides/when", "when"},
     {"sightRadius", "sightRadius"},
     {"may", "may"},
     {"style", "style"},
     {"shortTermMemory", "shortTermMemory"},
     {"fallback", "fallback"}}};

/// Steps of these fields follow one another quickly: arrows of a spin box, chips.
bool isDragged(const QString &field)
{
    return field == QLatin1String("sightRadius") || field == QLatin1String("shortTermMemory") ||
           field == QLatin1String("decides");
}

} // namespace

PersonaPage::PersonaPage(const DesignContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(context.theme))
    , m_form(new PersonaForm(context.theme))
{
    m_stack->addWidget(m_empty);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, context.theme.px(8), 0, 0);
    auto *take = new QPushButton(tr("Take the mind away"));
    take->setAccessibleName(take->text());
    row->addWidget(take);
    row->addStretch(1);
    m_form->addBelow(foot);
    m_stack->addWidget(m_form);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_context.edits.giveMind(m_kind); });
    connect(take, &QPushButton::clicked, this, [this] { m_context.edits.takeMind(m_kind); });
    connect(m_form, &PersonaForm::personaEdited, this, &PersonaPage::write);
    connect(m_form, &PersonaForm::previewRequested, this,
            [this] { m_context.preview.requestPrompt(m_kind, ++m_agent); });
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &PersonaPage::refreshProblems);
    connect(
        &context.preview, &DesignPreview::promptArrived, this, [this](int kind, const PromptDetails &prompt) {
            if (kind == m_kind) {
                m_form->setPreview(QString::fromStdString(prompt.system), QString::fromStdString(prompt.user),
                                   QString::fromStdString(prompt.handle));
            }
        });
    connect(&context.preview, &DesignPreview::promptMissing, this, [this](int kind, const QString &reason) {
        if (kind == m_kind) {
            m_form->setPreviewReason(reason);
        }
    });
}

const AgentKind *PersonaPage::described() const
{
    const std::vector<AgentKind> &kinds = m_context.document.scenario().kinds;
    const bool known = m_kind >= 0 && m_kind < static_cast<int>(kinds.size());
    return known ? &kinds[static_cast<std::size_t>(m_kind)] : nullptr;
}

void PersonaPage::setKind(int kind)
{
    if (m_kind != kind) {
        m_agent = 0;
    }
    m_kind = kind;
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    const QString name = QString::fromStdString(shown->name);
    m_empty->setContent(tr("%1 agents follow rules only.").arg(name),
                        tr("With a mind they also decide for themselves: a language model, or the offline "
                           "rehearsal, chooses among the actions that you permit."),
                        tr("Give this kind a mind"));
    if (shown->persona) {
        m_form->setActions(actions());
        m_form->setPersona(*shown->persona);
        refreshProblems();
    }
    m_stack->setCurrentIndex(shown->persona ? 1 : 0);
    wantPrompt();
}

QStringList PersonaPage::actions() const
{
    QStringList names;
    const ParsedModule parsed = parseRules(described()->rules);
    for (const ast::Declaration &declaration : parsed.module.declarations) {
        if (declaration.kind == ast::Declaration::Kind::Action) {
            names << QString::fromStdString(declaration.name);
        }
    }
    for (const char *builtIn : {"move", "speak", "wait"}) {
        if (!names.contains(QLatin1String(builtIn))) {
            names << QString::fromLatin1(builtIn);
        }
    }
    return names;
}

void PersonaPage::write(const Persona &persona, const QString &field)
{
    const AgentKind *shown = described();
    if (shown == nullptr || !shown->persona) {
        return;
    }
    const int kind = m_kind;
    m_context.document.change<std::optional<Persona>>(
        tr("Edit the persona of %1").arg(QString::fromStdString(shown->name)),
        {ChangeEvent::Part::Persona, kind, {}},
        [kind](Scenario &scenario) -> std::optional<Persona> & {
            return scenario.kinds[static_cast<std::size_t>(kind)].persona;
        },
        persona, isDragged(field) ? QStringLiteral("persona/%1/%2").arg(kind).arg(field) : QString());
}

void PersonaPage::refreshProblems()
{
    const AgentKind *shown = described();
    if (shown == nullptr || !shown->persona) {
        return;
    }
    const std::string path = "kinds/" + shown->name + "/persona";
    for (const auto &[field, part] : kFields) {
        m_form->setFieldError(QString::fromLatin1(field), problemsAt(m_context.document, path + '/' + part));
    }
    m_form->setFieldError(QStringLiteral("traits"), problemsBelow(m_context.document, path + "/traits"));
    m_form->setFieldError(QStringLiteral("sees"), problemsBelow(m_context.document, path + "/sees"));
}

void PersonaPage::wantPrompt()
{
    const AgentKind *shown = described();
    const int wanted = isVisible() && shown != nullptr && shown->persona ? m_kind : -1;
    if (wanted != m_asked) {
        m_asked = wanted;
        m_context.preview.requestPrompt(wanted, m_agent);
    }
}

void PersonaPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    wantPrompt();
}

void PersonaPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_asked = -1;
    m_context.preview.requestPrompt(-1);
}

} // namespace gridfolk
