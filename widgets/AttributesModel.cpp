// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/AttributesModel.h"

#include "widgets/TableCellDelegate.h"

#include <QRegularExpression>

#include <algorithm>

namespace gridfolk
{

AttributesModel::AttributesModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void AttributesModel::setAttributes(const std::vector<Attribute> &attributes)
{
    if (attributes != m_attributes) {
        beginResetModel();
        m_attributes = attributes;
        m_errors.clear();
        endResetModel();
    }
}

void AttributesModel::addAttribute()
{
    const auto nameOf = [](int number) { return QStringLiteral("attribute_%1").arg(number).toStdString(); };
    const auto taken = [&](const std::string &name) {
        return std::any_of(m_attributes.begin(), m_attributes.end(),
                           [&](const Attribute &attribute) { return attribute.name == name; });
    };
    int number = rowCount() + 1;
    while (taken(nameOf(number))) {
        ++number;
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_attributes.push_back({.name = nameOf(number), .initial = "0"});
    endInsertRows();
    emit attributesEdited();
}

void AttributesModel::removeAttribute(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_attributes.erase(m_attributes.begin() + row);
    m_errors.clear();
    endRemoveRows();
    emit attributesEdited();
}

void AttributesModel::setError(int row, Column column, const QString &error)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    if (error.isEmpty()) {
        m_errors.erase({row, column});
    } else {
        m_errors[{row, column}] = error;
    }
    emit dataChanged(index(row, column), index(row, column));
}

void AttributesModel::clearErrors()
{
    m_errors.clear();
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

QString AttributesModel::typeText(const Attribute &attribute)
{
    switch (attribute.type) {
    case ValueType::Bool:
        return QStringLiteral("bool");
    case ValueType::Int:
        return QStringLiteral("int");
    case ValueType::Text:
        return QStringLiteral("text");
    case ValueType::Category: {
        QStringList names;
        for (const std::string &name : attribute.categories) {
            names << QString::fromStdString(name);
        }
        return names.join(QStringLiteral(", "));
    }
    case ValueType::Agent:
        return QStringLiteral("agent %1").arg(QString::fromStdString(attribute.agentKind)).trimmed();
    case ValueType::List: {
        Attribute element = attribute;
        element.type = attribute.element;
        return QStringLiteral("list of %1 up to %2").arg(typeText(element)).arg(attribute.capacity);
    }
    case ValueType::Float:
        break;
    }
    return QStringLiteral("float");
}

void AttributesModel::setTypeText(Attribute &attribute, const QString &text)
{
    const QString word = text.trimmed();
    attribute.categories.clear();
    attribute.agentKind.clear();
    attribute.element = ValueType::Float;
    attribute.capacity = 0;
    static const QRegularExpression kList(QStringLiteral("^list of (.+) up to (\\d{1,4})$"));
    if (const QRegularExpressionMatch list = kList.match(word); list.hasMatch()) {
        setTypeText(attribute, list.captured(1));
        attribute.element = attribute.type;
        attribute.type = ValueType::List;
        attribute.capacity = list.captured(2).toInt();
    } else if (word == QLatin1String("bool")) {
        attribute.type = ValueType::Bool;
    } else if (word == QLatin1String("int")) {
        attribute.type = ValueType::Int;
    } else if (word == QLatin1String("text")) {
        attribute.type = ValueType::Text;
    } else if (word == QLatin1String("agent") || word.startsWith(QLatin1String("agent "))) {
        attribute.type = ValueType::Agent;
        attribute.agentKind = word.mid(5).trimmed().toStdString();
    } else if (word.isEmpty() || word == QLatin1String("float")) {
        attribute.type = ValueType::Float;
    } else {
        attribute.type = ValueType::Category;
        for (const QString &name : word.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            attribute.categories.push_back(name.trimmed().toStdString());
        }
    }
}

QStringList AttributesModel::typeChoices() const
{
    QStringList choices{QStringLiteral("int"),       QStringLiteral("float"),
                        QStringLiteral("bool"),      QStringLiteral("text"),
                        QStringLiteral("low, high"), QStringLiteral("list of int up to 8")};
    for (const QString &kind : m_kinds) {
        choices << QStringLiteral("agent ") + kind;
    }
    return choices;
}

int AttributesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_attributes.size());
}

int AttributesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttributesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Attribute &attribute = m_attributes[static_cast<std::size_t>(index.row())];
    const auto error = m_errors.find({index.row(), index.column()});
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return index.column() == NameColumn   ? QString::fromStdString(attribute.name)
               : index.column() == TypeColumn ? typeText(attribute)
                                              : QString::fromStdString(attribute.initial);
    case Qt::ToolTipRole:
        if (error != m_errors.end()) {
            return error->second.toHtmlEscaped();
        }
        return index.column() == TypeColumn
                   ? QVariant(tr("bool, int, float, text, agent KIND, or names like calm, proud"))
                   : QVariant();
    case TableCellDelegate::ChoicesRole:
        return index.column() == TypeColumn ? QVariant(typeChoices()) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return error == m_errors.end() ? QVariant() : QVariant(error->second);
    case Qt::DecorationRole:
        return error == m_errors.end() ? QVariant()
                                       : QVariant(m_theme.icon(QStringLiteral("error"), Token::Bad));
    case Qt::ForegroundRole:
        return error == m_errors.end() ? QVariant() : QVariant(m_theme.color(Token::Bad));
    default:
        return {};
    }
}

bool AttributesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        data(index, role) == value) {
        return false;
    }
    Attribute &attribute = m_attributes[static_cast<std::size_t>(index.row())];
    const QString text = value.toString().trimmed();
    switch (index.column()) {
    case NameColumn:
        attribute.name = text.toStdString();
        break;
    case TypeColumn:
        setTypeText(attribute, text);
        break;
    default:
        attribute.initial = text.toStdString();
        break;
    }
    m_errors.erase({index.row(), index.column()});
    emit dataChanged(index, index);
    emit attributesEdited();
    return true;
}

QVariant AttributesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Name") : section == TypeColumn ? tr("Type") : tr("At birth");
}

Qt::ItemFlags AttributesModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace gridfolk
