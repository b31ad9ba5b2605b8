// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "widgets/Theme.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace gridfolk
{

class FormField;
class TextLabel;

/// Which language model answers for minds: the offline rehearsal, or a server that speaks the OpenAI
/// protocol. Says whether a key was found in the environment; a key is never typed or stored here.
class LanguageModelDialog : public QDialog
{
    Q_OBJECT

public:
    LanguageModelDialog(const Theme &theme, Environment environment, QWidget *parent = nullptr);

    void setSettings(const ProviderSettings &settings);
    [[nodiscard]] ProviderSettings settings() const;

private:
    QWidget *buildServer();
    void refresh();

    const Theme &m_theme;
    Environment m_environment;
    QRadioButton *m_rehearsal;
    QRadioButton *m_server;
    FormField *m_addressField = nullptr;
    FormField *m_modelField = nullptr;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_model = nullptr;
    TextLabel *m_key = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace gridfolk
