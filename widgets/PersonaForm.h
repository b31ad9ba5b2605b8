// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/Persona.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gridfolk
{

class ChoiceChip;
class CommitText;
class EditableTable;
class FlowLayout;
class FormField;
class PromptPreview;
class SightsModel;
class TextLabel;
class TraitsModel;

/// Who a kind's agents are, when they decide, what they see and may do; beside it the prompt that comes of
/// it. One signal per committed edit.
class PersonaForm : public QWidget
{
    Q_OBJECT
public:
    explicit PersonaForm(const Theme &theme, QWidget *parent = nullptr);

    /// Without a signal; a field that is being typed in keeps its text when equal.
    void setPersona(const Persona &persona);
    [[nodiscard]] const Persona &persona() const { return m_persona; }
    /// All actions that `may` can name: built in and of the kind's rules.
    void setActions(const QStringList &actions);
    /// Something more below the fields; takes it.
    void addBelow(QWidget *widget);
    void setPreview(const QString &system, const QString &user, const QString &agent = {});
    void setPreviewReason(const QString &reason);
    /// Field names as in personaEdited(); an empty text takes the error away.
    void setFieldError(const QString &field, const QString &error);
    void clearErrors();

signals:
    /// `field`: "role", "goal", "backstory", "voice", "names", "traits", "decides", "sees", "sightRadius",
    /// "may", "style", "shortTermMemory", "fallback".
    void personaEdited(const gridfolk::Persona &persona, const QString &field);
    void previewRequested();

private:
    void addText(QVBoxLayout *column, const QString &field, const QString &label, CommitText *editor,
                 std::string Persona::*member);
    QWidget *buildDecides();
    QWidget *buildMay();
    void buildTables(QVBoxLayout *column);
    FormField *addField(QVBoxLayout *column, const QString &field, const QString &label, QWidget *editor);
    void addErrorLine(QVBoxLayout *column, const QString &field);
    void rebuildChips();
    void edited(const QString &field);

    const Theme &m_theme;
    QVBoxLayout *m_column = nullptr;
    Persona m_persona;
    QStringList m_actions;
    std::map<QString, FormField *> m_fields;
    std::map<QString, TextLabel *> m_errorLines; ///< of what is no FormField: tables and chips
    CommitText *m_role;
    CommitText *m_goal;
    CommitText *m_backstory;
    CommitText *m_voice;
    CommitText *m_names;
    QSpinBox *m_every = nullptr;
    QCheckBox *m_staggered = nullptr;
    QLineEdit *m_when = nullptr;
    QSpinBox *m_radius = nullptr;
    QSpinBox *m_memory = nullptr;
    QComboBox *m_style = nullptr;
    QComboBox *m_fallback = nullptr;
    TraitsModel *m_traits;
    SightsModel *m_sights;
    QWidget *m_chipBox = nullptr;
    FlowLayout *m_chips = nullptr;
    PromptPreview *m_preview;
    bool m_silent = false;
};

} // namespace gridfolk
