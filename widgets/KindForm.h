// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/AgentKind.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace gridfolk
{

class AttributesModel;
class ColorPicker;
class CommitText;
class EditableTable;
class FormField;
class TextLabel;

/// A kind's name, looks, attributes and where its agents start. Rules and persona have editors of their own.
/// One signal per committed edit.
class KindForm : public QWidget
{
    Q_OBJECT
public:
    /// Parts of the form, as bits.
    enum Section { Looks = 1, Attributes = 2, Placement = 4, AllSections = 7 };

    explicit KindForm(const Theme &theme, QWidget *parent = nullptr);

    /// Shows some parts only, as on the tabs of Design.
    void setSections(int sections);
    /// Something more below the fields; takes it.
    void addBelow(QWidget *widget);

    /// Without a signal.
    void setKind(const AgentKind &kind);
    [[nodiscard]] const AgentKind &kind() const { return m_kind; }
    /// Names of all kinds of the model, which attributes may point to.
    void setKindNames(const QStringList &names);
    /// Field names as in kindEdited(); "attributes" is said under the table,
    /// "attributes/<name>" marks the row of that attribute.
    void setFieldError(const QString &field, const QString &error);
    void clearErrors();

signals:
    /// `field`: "name", "description", "shape", "color", "colorBy", "range", "attributes", "count", "where".
    void kindEdited(const gridfolk::AgentKind &kind, const QString &field);

private:
    FormField *addField(QVBoxLayout *column, const QString &field, const QString &label, QWidget *editor);
    QLineEdit *addLine(QVBoxLayout *column, const QString &field, const QString &label, bool code);
    void buildLooks(QVBoxLayout *column);
    QWidget *buildRange();
    void refreshColorBy();
    void refreshRange();
    void edited(const QString &field);

    const Theme &m_theme;
    AgentKind m_kind;
    QVBoxLayout *m_column = nullptr;
    EditableTable *m_table = nullptr;
    TextLabel *m_attributesError = nullptr;
    TextLabel *m_placementTitle = nullptr;
    std::map<QString, FormField *> m_fields;
    QLineEdit *m_name = nullptr;
    CommitText *m_description = nullptr;
    QComboBox *m_shape = nullptr;
    ColorPicker *m_color = nullptr;
    QComboBox *m_colorBy = nullptr;
    FormField *m_range = nullptr; ///< for numbers only
    QLineEdit *m_minimum = nullptr;
    QLineEdit *m_maximum = nullptr;
    AttributesModel *m_attributes = nullptr;
    QLineEdit *m_count = nullptr;
    QLineEdit *m_where = nullptr;
    int m_sections = AllSections;
    bool m_silent = false;
};

} // namespace gridfolk
