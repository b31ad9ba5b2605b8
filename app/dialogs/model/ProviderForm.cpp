// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ProviderForm.h"

#include "dialogs/model/ConnectionPanel.h"
#include "dialogs/model/LocalServersPanel.h"
#include "panels/ProblemRows.h"
#include "settings/KeyRing.h"
#include "settings/LanguageModelSettings.h"
#include "settings/ModelTable.h"
#include "settings/ModelWords.h"
#include "widgets/FormField.h"
#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr const char *kServer = "openai-compatible";

/// Where a person gets a key.
QString keyPage(const std::string &id)
{
    return id == "gemini"      ? QStringLiteral("aistudio.google.com/apikey")
           : id == "openai"    ? QStringLiteral("platform.openai.com/api-keys")
           : id == "anthropic" ? QStringLiteral("console.anthropic.com/settings/keys")
                               : QString();
}

/// A note that stands below a field, under the editor.
QHBoxLayout *underField(const Theme &theme, std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme.px(80), 0, 0, theme.px(4));
    row->setSpacing(theme.px(8));
    for (QWidget *widget : widgets) {
        row->addWidget(widget, widget == *widgets.begin() ? 1 : 0, Qt::AlignTop);
    }
    return row;
}

TextLabel *note(const Theme &theme)
{
    auto *label = new TextLabel(theme, QString(), TextRole::Small, Token::Secondary);
    label->setWordWrap(true);
    return label;
}

} // namespace

ProviderForm::ProviderForm(const Theme &theme, const LanguageModelServices &services, std::string id,
                           QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_services(services)
    , m_id(std::move(id))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(new TextLabel(theme, providerTitle(m_id), TextRole::Heading));
    auto *about = note(theme);
    about->setText(keyPage(m_id).isEmpty()
                       ? tr("Ollama, llama.cpp, vLLM, or any other server that speaks OpenAI’s protocol.")
                       : tr("Get a key at %1, copy it and paste it here.").arg(keyPage(m_id)));
    about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(about);
    column->addSpacing(theme.px(8));
    buildAddress();
    if (needsAddress()) {
        buildLocalServers();
    }
    buildKey();
    buildModel();
    column->addSpacing(theme.px(6));
    m_connection = new ConnectionPanel(theme, m_services.environment);
    column->addWidget(m_connection);
    column->addStretch(1);
    connect(m_connection, &ConnectionPanel::testRequested, this,
            [this] { m_connection->test(settings(), keys()); });
    connect(&m_services.keys, &KeyRing::changed, this, [this] {
        refresh();
        emit changed();
    });
    connect(&m_services.models, &ModelTable::changed, this, &ProviderForm::fillModels);
    fillModels();
    refresh();
}

bool ProviderForm::needsAddress() const
{
    return m_id == kServer;
}

void ProviderForm::buildAddress()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    m_address = new QLineEdit;
    const QString own = QString::fromStdString(providerFacts(m_id).url);
    m_address->setPlaceholderText(own.isEmpty() ? QStringLiteral("http://127.0.0.1:11434/v1") : own);
    m_addressField = new FormField(m_theme, tr("Address"), m_address);
    column->addWidget(m_addressField);
    m_otherAddress = LinkButton::makeSmall(m_theme, tr("Use another address"));
    connect(m_otherAddress, &LinkButton::clicked, this, [this] {
        m_addressField->show();
        m_otherAddress->hide();
        m_address->setFocus();
    });
    m_addressField->setVisible(needsAddress());
    m_otherAddress->setVisible(!needsAddress());
    connect(m_address, &QLineEdit::textChanged, this, &ProviderForm::edited);
    connect(m_address, &QLineEdit::editingFinished, this, [this] { m_services.keys.load(settings()); });
}

void ProviderForm::buildLocalServers()
{
    auto *found = new LocalServersPanel(m_theme, m_services.environment);
    static_cast<QVBoxLayout *>(layout())->addWidget(found);
    connect(found, &LocalServersPanel::chosen, this, [this](const QString &address, const QString &model) {
        m_address->setText(address);
        m_model->setCurrentText(model);
        m_services.keys.load(settings());
        m_connection->setFocus();
    });
}

void ProviderForm::buildKey()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    m_key = new QLineEdit;
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    QAction *reveal =
        m_key->addAction(m_theme.icon(QStringLiteral("eye"), Token::Secondary), QLineEdit::TrailingPosition);
    reveal->setText(tr("Show the key"));
    reveal->setToolTip(reveal->text());
    reveal->setCheckable(true);
    connect(reveal, &QAction::toggled, this, [this, reveal](bool on) {
        m_key->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
        reveal->setIcon(
            m_theme.icon(on ? QStringLiteral("eye-off") : QStringLiteral("eye"), Token::Secondary));
    });
    m_keyField = new FormField(m_theme, tr("Key"), m_key);
    column->addWidget(m_keyField);
    m_keyNote = note(m_theme);
    m_forget = LinkButton::makeSmall(m_theme, tr("Forget this key"));
    column->addLayout(underField(m_theme, {m_keyNote, m_forget}));
    connect(m_key, &QLineEdit::textChanged, this, &ProviderForm::edited);
    connect(m_forget, &LinkButton::clicked, this, [this] {
        m_services.keys.forget(QString::fromStdString(m_id), host());
        m_key->setFocus();
    });
}

void ProviderForm::buildModel()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    m_model = new QComboBox;
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->lineEdit()->setPlaceholderText(needsAddress()
                                                ? tr("the name that the server knows")
                                                : QString::fromStdString(providerFacts(m_id).model));
    m_modelField = new FormField(m_theme, tr("Model"), m_model);
    m_model->lineEdit()->setAccessibleName(m_model->accessibleName());
    column->addWidget(m_modelField);
    m_modelNote = note(m_theme);
    m_successor = LinkButton::makeSmall(m_theme, QString());
    column->addLayout(underField(m_theme, {m_modelNote, m_successor}));
    QHBoxLayout *other = underField(m_theme, {});
    other->addWidget(m_otherAddress);
    other->addStretch(1);
    column->addLayout(other);
    connect(m_model, &QComboBox::currentTextChanged, this, &ProviderForm::edited);
    connect(m_successor, &LinkButton::clicked, this,
            [this] { m_model->setCurrentText(m_successor->property("model").toString()); });
}

void ProviderForm::fillModels()
{
    const QString chosen = m_model->currentText();
    {
        const QSignalBlocker blocker(m_model);
        m_model->clear();
        for (const ModelInfo &model : m_services.models.table()->models()) {
            const bool embeds = model.name.find("embedding") != std::string::npos;
            if (model.provider == m_id && !embeds && !isRetired(model, QDate::currentDate())) {
                m_model->addItem(QString::fromStdString(model.name));
            }
        }
        m_model->setCurrentText(chosen);
    }
    refreshModel();
}

void ProviderForm::setSettings(const ProviderSettings &given)
{
    const std::string usual = providerFacts(m_id).model;
    const bool isNew = given.baseUrl.empty() && given.model.empty();
    const ProviderSettings shown = isNew ? providerSettings(m_id, m_services.environment) : given;
    {
        const QSignalBlocker address(m_address);
        const QSignalBlocker model(m_model);
        m_address->setText(QString::fromStdString(shown.baseUrl));
        m_model->setCurrentText(QString::fromStdString(shown.model.empty() ? usual : shown.model));
    }
    if (!shown.baseUrl.empty()) {
        m_addressField->show();
        m_otherAddress->hide();
    }
    m_services.keys.load(settings());
    refresh();
}

ProviderSettings ProviderForm::settings() const
{
    ProviderSettings settings;
    settings.id = m_id;
    settings.baseUrl = m_address->text().trimmed().toStdString();
    settings.model = m_model->currentText().trimmed().toStdString();
    return settings;
}

QString ProviderForm::typedKey() const
{
    return m_key->text().trimmed(); // what is around it comes from copying
}

QString ProviderForm::host() const
{
    return QString::fromStdString(providerHost(settings()).value_or(std::string()));
}

KeySource ProviderForm::keys() const
{
    if (typedKey().isEmpty()) {
        return m_services.keys.source();
    }
    return [id = m_id, host = host().toStdString(), key = typedKey().toStdString()](
               const std::string &provider, const std::string &asked) -> std::optional<std::string> {
        return provider == id && asked == host ? std::optional(key) : std::nullopt;
    };
}

bool ProviderForm::hasKey() const
{
    const KeyRing::Place place = m_services.keys.placeOf(QString::fromStdString(m_id), host());
    return !typedKey().isEmpty() || place == KeyRing::Place::Keychain || place == KeyRing::Place::Session ||
           environmentHasKey(settings(), m_services.environment);
}

QString ProviderForm::obstacle() const
{
    const ProviderSettings now = settings();
    const auto host = providerHost(now);
    if (needsAddress() && now.baseUrl.empty()) {
        return tr("Give the address of the server.");
    }
    if (!host) {
        return tr("Correct the address.");
    }
    if (!isUsableKey(typedKey().toStdString())) {
        return tr("Correct the key.");
    }
    if (!hasKey() && !isOnThisComputer(now)) {
        return tr("Paste a key for %1.").arg(QString::fromStdString(*host));
    }
    return now.model.empty() ? tr("Name a model.") : QString();
}

void ProviderForm::edited()
{
    m_connection->forget();
    refresh();
    emit changed();
}

void ProviderForm::refresh()
{
    const auto host = providerHost(settings());
    const bool empty = m_address->text().trimmed().isEmpty();
    m_addressField->setError(host || empty ? QString() : sentence(host.error()));
    m_keyField->setError(isUsableKey(typedKey().toStdString()) ? QString()
                                                               : sentence({"llm.bad-key", {}, {}, false}));
    refreshKey();
    refreshModel();
    m_connection->setTestable(obstacle().isEmpty());
}

void ProviderForm::refreshKey()
{
    const KeyRing::Place place = m_services.keys.placeOf(QString::fromStdString(m_id), host());
    const bool kept = place == KeyRing::Place::Keychain || place == KeyRing::Place::Session;
    const bool fromEnvironment = !kept && environmentHasKey(settings(), m_services.environment);
    const bool here = !host().isEmpty() && isOnThisComputer(settings());
    m_key->setPlaceholderText(kept              ? tr("a key is there; paste another to replace it")
                              : fromEnvironment ? tr("taken from the environment")
                              : here            ? tr("most servers on this computer need none")
                                                : tr("paste the key here"));
    QString text = tr("It goes into the keychain of this computer, for this address only, and never into "
                      "a project.");
    if (typedKey().isEmpty() && place == KeyRing::Place::Session) {
        text = tr("It is kept until Gridfolk ends, because no keychain answered.");
    } else if (typedKey().isEmpty() && place == KeyRing::Place::Keychain) {
        text = tr("It is in the keychain of this computer, for this address only.");
    } else if (typedKey().isEmpty() && fromEnvironment) {
        text = tr("A key was found in the environment. It is never shown or stored.");
    }
    m_keyNote->setText(text);
    m_forget->setVisible(kept && typedKey().isEmpty());
}

void ProviderForm::refreshModel()
{
    const QDate today = QDate::currentDate();
    const ProviderSettings now = settings();
    const ModelInfo *info = m_services.models.table()->find(m_id, now.model);
    QString text;
    if (info != nullptr) {
        text = priceWords(*info, today);
        if (const QString end = endWords(*info, today); !end.isEmpty()) {
            text += QLatin1Char('\n') + end;
        }
    } else if (!now.model.empty() && !isOnThisComputer(now)) {
        text = tr("Not in the table of models: its price is not known, so runs count tokens instead.");
    }
    m_modelNote->setText(text);
    m_modelNote->setVisible(!text.isEmpty());
    const bool ends = info != nullptr && !info->shutdown.empty() && !info->successor.empty();
    m_modelNote->setColor(ends ? Token::Caution : Token::Secondary);
    m_successor->setVisible(ends);
    if (ends) {
        m_successor->setProperty("model", QString::fromStdString(info->successor));
        m_successor->setText(tr("Use its successor"));
        m_successor->setAccessibleName(tr("Use %1").arg(QString::fromStdString(info->successor)));
    }
}

void ProviderForm::keepKey()
{
    if (!typedKey().isEmpty() && !host().isEmpty()) {
        m_services.keys.setKey(QString::fromStdString(m_id), host(), typedKey());
        const QSignalBlocker blocker(m_key);
        m_key->clear();
    }
}

void ProviderForm::focusFirst()
{
    QWidget *first = m_key;
    if (needsAddress() && m_address->text().isEmpty()) {
        first = m_address;
    } else if (hasKey() || isOnThisComputer(settings())) {
        first = m_model;
    }
    first->setFocus();
}

} // namespace gridfolk
