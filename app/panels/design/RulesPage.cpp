// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/RulesPage.h"

#include "panels/design/ProblemLookup.h"
#include "rules/Builtins.h"
#include "rules/Parser.h"
#include "widgets/RuleTextEditor.h"
#include "widgets/Theme.h"

#include <QVBoxLayout>

namespace gridfolk
{

RulesPage::RulesPage(const DesignContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_editor(new RuleTextEditor(context.theme))
{
    auto *column = new QVBoxLayout(this);
    const int gap = context.theme.px(12);
    column->setContentsMargins(gap, gap, gap, gap);
    column->addWidget(m_editor);
    connect(m_editor, &RuleTextEditor::textEdited, this, &RulesPage::write);
    connect(m_editor, &RuleTextEditor::textCommitted, this, [this](const QString &text) {
        write(text);
        ++m_session;
    });
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &RulesPage::refreshProblems);
}

void RulesPage::setSubject(Subject subject)
{
    if (subject.path != m_subject.path || subject.event.index != m_subject.event.index) {
        ++m_session;
    }
    m_subject = std::move(subject);
    m_editor->setPlaceholder(m_subject.example);
    m_editor->edit()->setAccessibleName(m_subject.stepName);
    refresh();
    refreshProblems();
}

void RulesPage::goTo(int line, int column)
{
    m_editor->goTo(line, column);
}

QString RulesPage::key() const
{
    return QString::fromStdString(m_subject.path) + QLatin1Char('#') + QString::number(m_session);
}

void RulesPage::write(const QString &text)
{
    if (m_subject.where) {
        m_context.document.change<std::string>(m_subject.stepName, m_subject.event, m_subject.where,
                                               text.toStdString(), key());
    }
}

void RulesPage::refresh()
{
    if (!m_subject.where) {
        return;
    }
    auto &scenario = const_cast<Scenario &>(m_context.document.scenario());
    m_editor->setText(QString::fromStdString(m_subject.where(scenario)));
    m_editor->setWords(words());
}

void RulesPage::refreshProblems()
{
    if (m_subject.where) {
        m_editor->setProblems(ruleProblemsAt(m_context.document, m_subject.path));
    }
}

QStringList RulesPage::words() const
{
    const Scenario &scenario = m_context.document.scenario();
    QStringList words;
    const auto add = [&](std::string_view word) {
        words << QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    };
    for (const Builtin &builtin : builtins()) {
        add(builtin.name);
    }
    for (const CellLayer &layer : scenario.layers) {
        add(layer.name);
        add("cell." + layer.name);
    }
    for (std::size_t i = 0; i < scenario.kinds.size(); ++i) {
        add(scenario.kinds[i].name);
        if (m_subject.kind < 0 || m_subject.kind == static_cast<int>(i)) {
            for (const Attribute &attribute : scenario.kinds[i].attributes) {
                add(attribute.name);
            }
        }
    }
    for (const Parameter &parameter : scenario.parameters) {
        add(parameter.name);
    }
    const ParsedModule parsed = parseRules(scenario.rules);
    for (const ast::Declaration &declaration : parsed.module.declarations) {
        if (declaration.kind == ast::Declaration::Kind::Function) {
            add(declaration.name);
        }
    }
    words.removeDuplicates();
    words.sort(Qt::CaseInsensitive);
    return words;
}

} // namespace gridfolk
