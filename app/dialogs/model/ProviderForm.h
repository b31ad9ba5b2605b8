// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "settings/LanguageModelServices.h"
#include "widgets/Theme.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace gridfolk
{

class ConnectionPanel;
class FormField;
class LinkButton;
class TextLabel;

/// What one provider needs: key, model, address, and a test of it all. A key that is typed here stays here
/// until keepKey().
class ProviderForm : public QWidget
{
    Q_OBJECT

public:
    ProviderForm(const Theme &theme, const LanguageModelServices &services, std::string id,
                 QWidget *parent = nullptr);

    void setSettings(const ProviderSettings &settings);
    [[nodiscard]] ProviderSettings settings() const;

    /// Why it cannot be used as it is, in one sentence; empty: it can.
    [[nodiscard]] QString obstacle() const;

    /// Hands a typed key to the key ring, bound to the host of the address.
    void keepKey();
    /// Puts the cursor where something is missing.
    void focusFirst();

signals:
    void changed();

private:
    void buildKey();
    void buildModel();
    void buildAddress();
    void buildLocalServers();
    void fillModels();
    void refresh();
    void refreshKey();
    void refreshModel();
    void edited();
    [[nodiscard]] QString typedKey() const;
    [[nodiscard]] QString host() const;
    [[nodiscard]] bool needsAddress() const;
    [[nodiscard]] bool hasKey() const;
    [[nodiscard]] KeySource keys() const;

    const Theme &m_theme;
    LanguageModelServices m_services;
    std::string m_id;
    QLineEdit *m_key = nullptr;
    FormField *m_keyField = nullptr;
    TextLabel *m_keyNote = nullptr;
    LinkButton *m_forget = nullptr;
    QComboBox *m_model = nullptr;
    FormField *m_modelField = nullptr;
    TextLabel *m_modelNote = nullptr;
    LinkButton *m_successor = nullptr;
    QLineEdit *m_address = nullptr;
    FormField *m_addressField = nullptr;
    LinkButton *m_otherAddress = nullptr;
    ConnectionPanel *m_connection = nullptr;
};

} // namespace gridfolk
