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
class FormField;

/// A kind's name, looks, attributes and where its agents start. Rules and persona have editors of their own.
/// One signal per committed edit.
class KindForm : public QWidget
{
    Q_OBJECT
public:
    explicit KindForm(const Theme &theme, QWidget *parent = nullptr);

    /// Without a signal.
    void setKind(const AgentKind &kind);
    [[nodiscard]] const AgentKind &kind() const { return m_kind; }
    /// Field names as in kindEdited(); "attributes/<name>" marks the row of that attribute.
    void setFieldError(const QString &field, const QString &error);
    void clearErrors();

signals:
    /// `field`: "name", "description", "shape", "color", "colorBy", "attributes", "count", "where".
    void kindEdited(const gridfolk::AgentKind &kind, const QString &field);

private:
    FormField *addField(QVBoxLayout *column, const QString &field, const QString &label, QWidget *editor);
    QLineEdit *addLine(QVBoxLayout *column, const QString &field, const QString &label, bool code);
    void buildLooks(QVBoxLayout *column);
    void refreshColorBy();
    void edited(const QString &field);

    const Theme &m_theme;
    AgentKind m_kind;
    std::map<QString, FormField *> m_fields;
    QLineEdit *m_name = nullptr;
    CommitText *m_description = nullptr;
    QComboBox *m_shape = nullptr;
    ColorPicker *m_color = nullptr;
    QComboBox *m_colorBy = nullptr;
    AttributesModel *m_attributes = nullptr;
    QLineEdit *m_count = nullptr;
    QLineEdit *m_where = nullptr;
    bool m_silent = false;
};

} // namespace gridfolk
