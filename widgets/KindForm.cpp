// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/KindForm.h"

#include "widgets/AttributesModel.h"
#include "widgets/ColorPicker.h"
#include "widgets/CommitText.h"
#include "widgets/EditableTable.h"
#include "widgets/FormField.h"
#include "widgets/TextLabel.h"

#include <QComboBox>
#include <QDoubleValidator>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace gridfolk
{

KindForm::KindForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_attributes(new AttributesModel(theme, this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Kind"));
    outer->addWidget(area);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    m_column = column;
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    m_name = addLine(column, QStringLiteral("name"), tr("Name"), false);
    m_description = new CommitText(theme, 2, 6);
    addField(column, QStringLiteral("description"), tr("Description"), m_description);
    connect(m_description, &CommitText::committed, this, [this](const QString &text) {
        m_kind.description = text.toStdString();
        edited(QStringLiteral("description"));
    });
    buildLooks(column);
    m_table = new EditableTable(theme, tr("Attributes"), tr("Add an attribute"), tr("Remove the attribute"));
    m_table->setModel(m_attributes);
    m_table->setEmptyText(
        tr("None yet. An attribute is a value that every agent of the kind has, such as energy."));
    column->addWidget(m_table);
    m_attributesError = new TextLabel(theme, QString(), TextRole::Small, Token::Bad);
    m_attributesError->setWordWrap(true);
    m_attributesError->hide();
    column->addWidget(m_attributesError);
    connect(m_table, &EditableTable::addRequested, m_attributes, &AttributesModel::addAttribute);
    connect(m_table, &EditableTable::removeRequested, m_attributes, &AttributesModel::removeAttribute);
    connect(m_attributes, &AttributesModel::attributesEdited, this, [this] {
        m_kind.attributes = m_attributes->attributes();
        refreshColorBy();
        edited(QStringLiteral("attributes"));
    });
    m_placementTitle = new TextLabel(theme, tr("Placement"), TextRole::Caption, Token::Secondary);
    column->addWidget(m_placementTitle);
    m_count = addLine(column, QStringLiteral("count"), tr("How many"), true);
    m_where = addLine(column, QStringLiteral("where"), tr("Where"), true);
    m_where->setPlaceholderText(tr("anywhere"));
    column->addStretch(1);
    area->setWidget(body);
    setKind({});
}

void KindForm::setKindNames(const QStringList &names)
{
    m_attributes->setKinds(names);
}

void KindForm::setSections(int sections)
{
    m_sections = sections;
    for (const auto &[name, field] : m_fields) {
        const bool placement = name == QLatin1String("count") || name == QLatin1String("where");
        field->setVisible((sections & (placement ? Placement : Looks)) != 0);
    }
    m_table->setVisible((sections & Attributes) != 0);
    m_placementTitle->setVisible(sections == AllSections);
    refreshRange();
}

void KindForm::addBelow(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget); // above the stretch
}

FormField *KindForm::addField(QVBoxLayout *column, const QString &field, const QString &label,
                              QWidget *editor)
{
    auto *made = new FormField(m_theme, label, editor);
    m_fields[field] = made;
    column->addWidget(made);
    return made;
}

QLineEdit *KindForm::addLine(QVBoxLayout *column, const QString &field, const QString &label, bool code)
{
    auto *line = new QLineEdit;
    if (code) {
        line->setFont(m_theme.font(TextRole::Mono));
    }
    addField(column, field, label, line);
    connect(line, &QLineEdit::editingFinished, this, [this, line, field] {
        std::string &value = field == QLatin1String("name")    ? m_kind.name
                             : field == QLatin1String("count") ? m_kind.placement.count
                                                               : m_kind.placement.where;
        if (value != line->text().toStdString()) {
            value = line->text().toStdString();
            edited(field);
        }
    });
    return line;
}

void KindForm::buildLooks(QVBoxLayout *column)
{
    m_shape = new QComboBox;
    m_shape->addItem(tr("Circle"), QStringLiteral("circle"));
    m_shape->addItem(tr("Triangle"), QStringLiteral("triangle"));
    m_shape->addItem(tr("Square"), QStringLiteral("square"));
    m_shape->addItem(tr("Diamond"), QStringLiteral("diamond"));
    addField(column, QStringLiteral("shape"), tr("Shape"), m_shape);
    m_color = new ColorPicker(m_theme);
    addField(column, QStringLiteral("color"), tr("Color"), m_color);
    m_colorBy = new QComboBox;
    addField(column, QStringLiteral("colorBy"), tr("Color by"), m_colorBy);
    m_range = addField(column, QStringLiteral("range"), tr("Scale"), buildRange());
    connect(m_shape, &QComboBox::activated, this, [this] {
        m_kind.portrayal.shape = m_shape->currentData().toString().toStdString();
        edited(QStringLiteral("shape"));
    });
    connect(m_color, &ColorPicker::colorPicked, this, [this](const std::string &name) {
        m_kind.portrayal.color = name;
        edited(QStringLiteral("color"));
    });
    connect(m_colorBy, &QComboBox::activated, this, [this] {
        m_kind.portrayal.colorBy = m_colorBy->currentData().toString().toStdString();
        refreshRange();
        edited(QStringLiteral("colorBy"));
    });
}

QWidget *KindForm::buildRange()
{
    auto *ends = new QWidget;
    auto *row = new QHBoxLayout(ends);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, double Portrayal::*end) {
        auto *line = new QLineEdit;
        auto *numbers = new QDoubleValidator(line);
        numbers->setLocale(QLocale::c()); // as rules and files write numbers
        line->setValidator(numbers);
        line->setAccessibleName(name);
        line->setToolTip(name);
        row->addWidget(line, 1);
        connect(line, &QLineEdit::editingFinished, this, [this, line, end] {
            const double value = QLocale::c().toDouble(line->text());
            if (m_kind.portrayal.*end != value) {
                m_kind.portrayal.*end = value;
                edited(QStringLiteral("range"));
            }
        });
        return line;
    };
    m_minimum = add(tr("Value of the first color of the scale"), &Portrayal::minimum);
    row->addWidget(new TextLabel(m_theme, tr("to"), TextRole::Body, Token::Secondary));
    m_maximum = add(tr("Value of the last color of the scale"), &Portrayal::maximum);
    return ends;
}

void KindForm::refreshRange()
{
    const auto number = [](double value) { return QLocale::c().toString(value, 'g', 9); };
    m_minimum->setText(number(m_kind.portrayal.minimum));
    m_maximum->setText(number(m_kind.portrayal.maximum));
    const auto &attributes = m_kind.attributes;
    const bool numeric =
        std::any_of(attributes.begin(), attributes.end(), [this](const Attribute &attribute) {
            return attribute.name == m_kind.portrayal.colorBy &&
                   (attribute.type == ValueType::Int || attribute.type == ValueType::Float);
        });
    m_range->setVisible(numeric && (m_sections & Looks) != 0);
}

void KindForm::refreshColorBy()
{
    m_colorBy->clear();
    m_colorBy->addItem(tr("nothing: one color"), QString());
    for (const Attribute &attribute : m_kind.attributes) {
        if (attribute.type != ValueType::Text && attribute.type != ValueType::Agent) {
            const QString name = QString::fromStdString(attribute.name);
            m_colorBy->addItem(name, name);
        }
    }
    const QString wanted = QString::fromStdString(m_kind.portrayal.colorBy);
    if (m_colorBy->findData(wanted) < 0) {
        m_colorBy->addItem(wanted, wanted);
    }
    m_colorBy->setCurrentIndex(m_colorBy->findData(wanted));
    refreshRange();
}

void KindForm::setKind(const AgentKind &kind)
{
    m_silent = true;
    m_kind = kind;
    const auto show = [](QLineEdit *line, const std::string &text) {
        const QString wanted = QString::fromStdString(text);
        if (line->text() != wanted) {
            line->setText(wanted);
        }
    };
    show(m_name, kind.name);
    show(m_count, kind.placement.count);
    show(m_where, kind.placement.where);
    m_description->setText(QString::fromStdString(kind.description));
    m_shape->setCurrentIndex(std::max(0, m_shape->findData(QString::fromStdString(kind.portrayal.shape))));
    m_color->setColorName(kind.portrayal.color);
    m_attributes->setAttributes(kind.attributes);
    refreshColorBy();
    m_silent = false;
}

void KindForm::setFieldError(const QString &field, const QString &error)
{
    const QString prefix = QStringLiteral("attributes/");
    if (field.startsWith(prefix)) {
        const std::string name = field.mid(prefix.size()).toStdString();
        for (std::size_t at = 0; at < m_kind.attributes.size(); ++at) {
            if (m_kind.attributes[at].name == name) {
                m_attributes->setError(static_cast<int>(at), AttributesModel::InitialColumn, error);
            }
        }
        return;
    }
    if (field == QLatin1String("attributes")) {
        m_attributesError->setText(error);
        m_attributesError->setVisible(!error.isEmpty() && !m_table->isHidden());
    }
    if (const auto found = m_fields.find(field); found != m_fields.end()) {
        found->second->setError(error);
    }
}

void KindForm::clearErrors()
{
    for (const auto &[name, field] : m_fields) {
        field->setError(QString());
    }
    setFieldError(QStringLiteral("attributes"), QString());
    m_attributes->clearErrors();
}

void KindForm::edited(const QString &field)
{
    if (!m_silent) {
        emit kindEdited(m_kind, field);
    }
}

} // namespace gridfolk
