// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/LanguageModelDialog.h"

#include "panels/ProblemRows.h"
#include "widgets/FormField.h"
#include "widgets/TextLabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr const char *kRehearsal = "rehearsal";
constexpr const char *kServer = "openai-compatible";

} // namespace

LanguageModelDialog::LanguageModelDialog(const Theme &theme, Environment environment, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_environment(std::move(environment))
    , m_rehearsal(new QRadioButton(tr("Rehearsal: free, offline, repeatable")))
    , m_server(new QRadioButton(tr("A server that speaks the OpenAI protocol")))
{
    setWindowTitle(tr("Language model"));
    setMinimumWidth(theme.px(460));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    column->setSpacing(theme.px(10));
    column->addWidget(new TextLabel(theme, tr("Who answers for agents with minds?"), TextRole::Heading));
    m_rehearsal->setAccessibleName(m_rehearsal->text());
    m_server->setAccessibleName(m_server->text());
    column->addWidget(m_rehearsal);
    column->addWidget(m_server);
    column->addWidget(buildServer());
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_use = buttons->addButton(tr("Use"), QDialogButtonBox::AcceptRole);
    m_use->setProperty("primary", true);
    m_use->setAccessibleName(tr("Use this for runs from now on"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_server, &QRadioButton::toggled, this, &LanguageModelDialog::refresh);
    connect(m_address, &QLineEdit::textChanged, this, &LanguageModelDialog::refresh);
    connect(m_model, &QLineEdit::textChanged, this, &LanguageModelDialog::refresh);
    setSettings({});
}

QWidget *LanguageModelDialog::buildServer()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(m_theme.px(24), 0, 0, 0);
    column->setSpacing(m_theme.px(6));
    m_address = new QLineEdit;
    m_address->setPlaceholderText(QStringLiteral("http://127.0.0.1:11434/v1"));
    m_model = new QLineEdit;
    m_model->setPlaceholderText(tr("the name that the server knows"));
    m_addressField = new FormField(m_theme, tr("Address"), m_address);
    m_modelField = new FormField(m_theme, tr("Model"), m_model);
    column->addWidget(m_addressField);
    column->addWidget(m_modelField);
    m_key = new TextLabel(m_theme, QString(), TextRole::Small, Token::Secondary);
    m_key->setWordWrap(true);
    column->addWidget(m_key);
    return box;
}

void LanguageModelDialog::setSettings(const ProviderSettings &settings)
{
    const bool server = settings.id == kServer;
    const ProviderSettings shown = settings.baseUrl.empty() && settings.model.empty()
                                       ? providerSettings(kServer, m_environment)
                                       : settings;
    m_rehearsal->setChecked(!server);
    m_server->setChecked(server);
    m_address->setText(QString::fromStdString(shown.baseUrl));
    m_model->setText(QString::fromStdString(shown.model));
    refresh();
}

ProviderSettings LanguageModelDialog::settings() const
{
    ProviderSettings settings;
    settings.id = m_server->isChecked() ? kServer : kRehearsal;
    settings.baseUrl = m_address->text().trimmed().toStdString();
    settings.model = m_model->text().trimmed().toStdString();
    return settings;
}

void LanguageModelDialog::refresh()
{
    const bool server = m_server->isChecked();
    m_addressField->setEnabled(server);
    m_modelField->setEnabled(server);
    m_addressField->setError({});
    m_modelField->setError({});
    const bool hasKey = m_environment("GRIDFOLK_OPENAI_KEY") || m_environment("OPENAI_API_KEY");
    m_key->setText(hasKey ? tr("A key was found in the environment. It is never shown or stored.")
                          : tr("No key was found. Servers that need one: start Gridfolk with the variable "
                               "GRIDFOLK_OPENAI_KEY set."));
    bool usable = true;
    if (server) {
        const ProviderSettings chosen = settings();
        if (const auto made = makeProvider(chosen, m_environment, std::make_shared<SystemClock>()); !made) {
            usable = false;
            const bool model = made.error().code == "llm.no-model";
            const bool empty = model ? chosen.model.empty() : chosen.baseUrl.empty();
            if (made.error().code == "llm.no-key") {
                m_key->setText(sentence(made.error()));
            } else if (!empty) {
                (model ? m_modelField : m_addressField)->setError(sentence(made.error()));
            }
        }
    }
    m_use->setEnabled(usable);
}

} // namespace gridfolk
