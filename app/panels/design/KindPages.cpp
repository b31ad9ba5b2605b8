// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/KindPages.h"

#include "commands/RenameInModel.h"
#include "controllers/DesignPreview.h"
#include "controllers/PaintController.h"
#include "panels/design/PersonaPage.h"
#include "panels/design/ProblemLookup.h"
#include "panels/design/RulesPage.h"
#include "widgets/FlowLayout.h"
#include "widgets/KindForm.h"
#include "widgets/TextLabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

/// The attribute that has another name now and is the same else; -1: something else changed.
int renamedAttribute(const std::vector<Attribute> &before, std::vector<Attribute> after)
{
    if (before.size() != after.size()) {
        return -1;
    }
    int renamed = -1;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].name != after[i].name) {
            if (renamed >= 0) {
                return -1;
            }
            renamed = static_cast<int>(i);
            after[i].name = before[i].name;
        }
    }
    return before == after ? renamed : -1;
}

} // namespace

KindPages::KindPages(const DesignContext &context, QWidget *parent)
    : PageTabs(parent)
    , m_context(context)
    , m_forms{new KindForm(context.theme), new KindForm(context.theme), new KindForm(context.theme)}
    , m_rules(new RulesPage(context))
    , m_persona(new PersonaPage(context))
{
    setAccessibleName(tr("Kind"));
    m_forms[0]->setSections(KindForm::Looks);
    m_forms[1]->setSections(KindForm::Attributes);
    m_forms[2]->setSections(KindForm::Placement);
    m_forms[2]->addBelow(buildHandPlaced());
    for (KindForm *form : m_forms) {
        connect(form, &KindForm::kindEdited, this, &KindPages::write);
    }
    addTab(m_forms[0], tr("Kind"));
    addTab(m_forms[1], tr("Attributes"));
    addTab(m_rules, tr("Rules"));
    addTab(m_persona, tr("Persona"));
    addTab(m_forms[2], tr("Placement"));
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &KindPages::refreshProblems);
    connect(&context.preview, &DesignPreview::snapshotChanged, this, &KindPages::refreshHandPlaced);
}

QWidget *KindPages::buildHandPlaced()
{
    const Theme &theme = m_context.theme;
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme.px(8), 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(new TextLabel(theme, tr("By hand"), TextRole::Caption, Token::Secondary));
    m_placed = new TextLabel(theme, QString(), TextRole::Body);
    m_placed->setWordWrap(true);
    column->addWidget(m_placed);
    m_placedError = new TextLabel(theme, QString(), TextRole::Small, Token::Bad);
    m_placedError->setWordWrap(true);
    m_placedError->hide();
    column->addWidget(m_placedError);
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons, theme.px(8));
    m_clear = new QPushButton(tr("Remove them"));
    m_clear->setAccessibleName(tr("Remove the agents placed by hand"));
    m_keep = new QPushButton(tr("Keep the random ones where they stand"));
    m_keep->setAccessibleName(m_keep->text());
    row->addWidget(m_clear);
    row->addWidget(m_keep);
    column->addWidget(buttons);
    connect(m_clear, &QPushButton::clicked, this, [this] { writeList(tr("Remove the placed %1"), {}); });
    connect(m_keep, &QPushButton::clicked, this, [this] { m_context.paint.keepRandomAgents(m_kind); });
    return box;
}

const AgentKind *KindPages::described() const
{
    const std::vector<AgentKind> &kinds = m_context.document.scenario().kinds;
    const bool known = m_kind >= 0 && m_kind < static_cast<int>(kinds.size());
    return known ? &kinds[static_cast<std::size_t>(m_kind)] : nullptr;
}

void KindPages::setKind(int kind)
{
    m_kind = kind;
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    QStringList names;
    for (const AgentKind &one : m_context.document.scenario().kinds) {
        names << QString::fromStdString(one.name);
    }
    for (KindForm *form : m_forms) {
        form->setKindNames(names);
        form->setKind(*shown);
    }
    RulesPage::Subject subject;
    subject.path = "kinds/" + shown->name + "/rules";
    subject.where = [kind](Scenario &scenario) -> std::string & {
        return scenario.kinds[static_cast<std::size_t>(kind)].rules;
    };
    subject.event = {ChangeEvent::Part::Rules, kind, {}};
    subject.stepName = tr("Edit the rules of %1").arg(QString::fromStdString(shown->name));
    subject.kind = kind;
    subject.example = QStringLiteral("rule wander every step:\n    move_to(random_choice(neighbor_cells()))");
    m_rules->setSubject(std::move(subject));
    m_persona->setKind(kind);
    refreshHandPlaced();
    refreshProblems();
}

void KindPages::write(const AgentKind &kind, const QString &field)
{
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    const int index = m_kind;
    const QString name = QString::fromStdString(shown->name);
    const auto change = [&](const QString &step, ChangeEvent::Part part, auto member, auto value) {
        using Value = decltype(value);
        m_context.document.change<Value>(
            step, {part, index, {}},
            [index, member](Scenario &scenario) -> Value & {
                return member(scenario.kinds[static_cast<std::size_t>(index)]);
            },
            std::move(value));
    };
    const int renamed = renamedAttribute(shown->attributes, kind.attributes);
    if (field == QLatin1String("name")) {
        renameInModel(m_context.document, RenameInModel::What::Kind, index, kind.name);
    } else if (field == QLatin1String("attributes") && renamed >= 0) {
        renameInModel(m_context.document, RenameInModel::What::Attribute, renamed,
                      kind.attributes[static_cast<std::size_t>(renamed)].name, index);
    } else if (field == QLatin1String("description")) {
        change(
            tr("Describe %1").arg(name), ChangeEvent::Part::Kinds,
            [](AgentKind &of) -> std::string & { return of.description; }, kind.description);
    } else if (field == QLatin1String("attributes")) {
        change(
            tr("Edit attributes of %1").arg(name), ChangeEvent::Part::Kinds,
            [](AgentKind &of) -> std::vector<Attribute> & { return of.attributes; }, kind.attributes);
    } else if (field == QLatin1String("count")) {
        change(
            tr("Change how many %1").arg(name), ChangeEvent::Part::Placement,
            [](AgentKind &of) -> std::string & { return of.placement.count; }, kind.placement.count);
    } else if (field == QLatin1String("where")) {
        change(
            tr("Change where %1 start").arg(name), ChangeEvent::Part::Placement,
            [](AgentKind &of) -> std::string & { return of.placement.where; }, kind.placement.where);
    } else {
        change(
            tr("Change the looks of %1").arg(name), ChangeEvent::Part::Kinds,
            [](AgentKind &of) -> Portrayal & { return of.portrayal; }, kind.portrayal);
    }
}

void KindPages::writeList(const QString &step, const std::vector<CellPosition> &placed)
{
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    m_context.document.change<std::vector<CellPosition>>(
        step.arg(QString::fromStdString(shown->name)), {ChangeEvent::Part::Placement, m_kind, {}},
        [kind = m_kind](Scenario &scenario) -> std::vector<CellPosition> & {
            return scenario.kinds[static_cast<std::size_t>(kind)].placement.placed;
        },
        placed);
}

void KindPages::refreshHandPlaced()
{
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    const auto count = static_cast<int>(shown->placement.placed.size());
    m_placed->setText(count == 0 ? tr("None. Choose the brush and click cells of the world; the right button "
                                      "or the eraser takes agents away.")
                                 : tr("%n agent(s) stand where you put them.", nullptr, count));
    m_clear->setVisible(count > 0);
    m_keep->setEnabled(!m_context.preview.randomAgents(m_kind).empty());
}

void KindPages::refreshProblems()
{
    const AgentKind *shown = described();
    if (shown == nullptr) {
        return;
    }
    ScenarioDocument &document = m_context.document;
    const std::string path = "kinds/" + shown->name;
    for (KindForm *form : m_forms) {
        form->clearErrors();
    }
    m_forms[0]->setFieldError(QStringLiteral("name"), problemsAt(document, path));
    m_forms[0]->setFieldError(QStringLiteral("colorBy"), problemsAt(document, path + "/portrayal"));
    m_forms[1]->setFieldError(QStringLiteral("attributes"), problemsBelow(document, path + "/attributes"));
    for (const Attribute &attribute : shown->attributes) {
        const std::string place = path + "/attributes/" + attribute.name;
        m_forms[1]->setFieldError(QString::fromStdString("attributes/" + attribute.name),
                                  problemsBelow(document, place));
    }
    m_forms[2]->setFieldError(QStringLiteral("count"), problemsAt(document, path + "/placement/count"));
    m_forms[2]->setFieldError(QStringLiteral("where"), problemsAt(document, path + "/placement/where"));
    const QString placed = problemsAt(document, path + "/placement");
    m_placedError->setText(placed);
    m_placedError->setVisible(!placed.isEmpty());
}

void KindPages::goTo(const Place &place)
{
    const QString path = QString::fromStdString(place.path);
    const QString rest = path.section(QLatin1Char('/'), 2);
    if (rest == QLatin1String("rules")) {
        setCurrentIndex(RuleTextPage);
        m_rules->goTo(static_cast<int>(place.line), static_cast<int>(place.column));
    } else if (rest.startsWith(QLatin1String("attributes"))) {
        setCurrentIndex(AttributesPage);
    } else if (rest.startsWith(QLatin1String("persona"))) {
        setCurrentIndex(MindPage);
    } else if (rest.startsWith(QLatin1String("placement"))) {
        setCurrentIndex(PlacementPage);
    } else {
        setCurrentIndex(KindPage);
    }
}

} // namespace gridfolk
