// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ModelTableModel.h"

#include "settings/LanguageModelSettings.h"
#include "settings/ModelWords.h"
#include "widgets/TableCellDelegate.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gridfolk
{

namespace
{

constexpr double kMostPrice = 1'000'000; // dollars per million tokens

Money PriceTier::*memberOf(int column)
{
    return column == ModelTableModel::InputColumn    ? &PriceTier::input
           : column == ModelTableModel::OutputColumn ? &PriceTier::output
                                                     : &PriceTier::cachedInput;
}

bool isPrice(int column)
{
    return column >= ModelTableModel::InputColumn && column <= ModelTableModel::CachedColumn;
}

const ModelInfo *builtIn(const ModelInfo &model)
{
    return ModelRegistry::builtIn().find(model.provider, model.name);
}

} // namespace

ModelTableModel::ModelTableModel(const Theme &theme, const QDate &today, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_today(today)
{
}

void ModelTableModel::setModels(std::vector<ModelInfo> models)
{
    beginResetModel();
    m_models = std::move(models);
    endResetModel();
}

bool ModelTableModel::isOwn(const ModelInfo &model) const
{
    return builtIn(model) == nullptr;
}

void ModelTableModel::addModel()
{
    ModelInfo model;
    model.provider = "openai-compatible";
    int number = 1;
    const auto taken = [&](const std::string &name) {
        return std::any_of(m_models.begin(), m_models.end(), [&](const ModelInfo &other) {
            return other.provider == model.provider && other.name == name;
        });
    };
    do {
        model.name = "my-model-" + std::to_string(number++);
    } while (taken(model.name));
    const int last = rowCount();
    beginInsertRows({}, last, last);
    m_models.push_back(std::move(model));
    endInsertRows();
    emit edited();
}

void ModelTableModel::removeModel(int row)
{
    ModelInfo &model = m_models[static_cast<std::size_t>(row)];
    if (const ModelInfo *original = builtIn(model)) {
        model = *original;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else {
        beginRemoveRows({}, row, row);
        m_models.erase(m_models.begin() + row);
        endRemoveRows();
    }
    emit edited();
}

int ModelTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_models.size());
}

int ModelTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ModelTableModel::textOf(const ModelInfo &model, int column) const
{
    switch (column) {
    case NameColumn:
        return QString::fromStdString(model.name);
    case ProviderColumn:
        return providerTitle(model.provider);
    case ShutdownColumn:
        return QString::fromStdString(model.shutdown);
    case SuccessorColumn:
        return QString::fromStdString(model.successor);
    default:
        break;
    }
    const PriceTier *price = priceOn(model, m_today);
    return price == nullptr ? QString() : priceText(perMillion(price->*memberOf(column)));
}

QVariant ModelTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ModelInfo &model = m_models[static_cast<std::size_t>(index.row())];
    const bool edited = m_edited && m_edited(model);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textOf(model, index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isPrice(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        return m_theme.font(edited && index.column() == NameColumn ? TextRole::Strong : TextRole::Body);
    case Qt::ForegroundRole:
        return isRetired(model, m_today)      ? QVariant(m_theme.color(Token::Secondary))
               : index.column() == NameColumn ? QVariant()
                                              : QVariant(m_theme.color(Token::Text));
    case Qt::ToolTipRole:
        return (edited ? tr("Changed by you. ") : QString()) + priceWords(model, m_today) +
               (model.shutdown.empty() ? QString() : QStringLiteral(" · ") + endWords(model, m_today));
    case TableCellDelegate::ChoicesRole:
        return {};
    default:
        return {};
    }
}

bool ModelTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    ModelInfo model = m_models[static_cast<std::size_t>(index.row())];
    const QString text = value.toString().trimmed();
    if (text == textOf(model, index.column())) {
        return true;
    }
    if (const QString why = change(model, index.column(), text); !why.isEmpty()) {
        emit refused(why);
        return false;
    }
    m_models[static_cast<std::size_t>(index.row())] = std::move(model);
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit edited();
    return true;
}

QString ModelTableModel::change(ModelInfo &model, int column, const QString &text) const
{
    if (isPrice(column)) {
        return changePrice(model, column, text);
    }
    if (column == ShutdownColumn) {
        const bool isDate = QDate::fromString(text, Qt::ISODate).isValid() && text.size() == 10;
        if (!text.isEmpty() && !isDate) {
            return tr("“%1” is not a date. Write it like 2026-12-01, or leave it empty.").arg(text);
        }
        model.shutdown = text.toStdString();
        return {};
    }
    if (column == SuccessorColumn) {
        model.successor = text.toStdString();
        return {};
    }
    const bool taken = std::any_of(m_models.begin(), m_models.end(), [&](const ModelInfo &other) {
        return other.provider == model.provider && other.name == text.toStdString();
    });
    if (text.isEmpty() || taken) {
        return text.isEmpty() ? tr("A model needs a name.") : tr("There is a model “%1” already.").arg(text);
    }
    model.name = text.toStdString();
    return {};
}

QString ModelTableModel::changePrice(ModelInfo &model, int column, const QString &text) const
{
    QString digits = text;
    digits.remove(QLatin1Char('$'));
    bool ok = false;
    double dollars = QLocale::c().toDouble(digits, &ok);
    if (!ok) {
        dollars = QLocale().toDouble(digits, &ok);
    }
    if (!ok || !std::isfinite(dollars) || dollars < 0 || dollars > kMostPrice) {
        return tr("“%1” is not a price. Write dollars per million tokens, like 0.25.").arg(text);
    }
    const PriceTier *price = priceOn(model, m_today);
    if (price == nullptr) {
        model.prices.emplace_back();
        price = &model.prices.back();
    }
    constexpr double kMillion = 1e6;
    PriceTier &changed = model.prices[static_cast<std::size_t>(price - model.prices.data())];
    const Money before = changed.input;
    changed.*memberOf(column) = Money::dollars(dollars / kMillion);
    if (column == InputColumn) {
        // Where the cache has no price of its own it costs as much as other input.
        for (Money PriceTier::*cache : {&PriceTier::cachedInput, &PriceTier::cacheWrite}) {
            changed.*cache = changed.*cache == before ? changed.input : changed.*cache;
        }
    }
    return {};
}

QVariant ModelTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter | (isPrice(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Model");
    case ProviderColumn:
        return tr("Provider");
    case InputColumn:
        return tr("In");
    case OutputColumn:
        return tr("Out");
    case CachedColumn:
        return tr("Cached");
    case ShutdownColumn:
        return tr("Shut down on");
    default:
        return tr("Followed by");
    }
}

Qt::ItemFlags ModelTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) {
        return flags;
    }
    const bool own = isOwn(m_models[static_cast<std::size_t>(index.row())]);
    if (index.column() > ProviderColumn || (own && index.column() == NameColumn)) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

} // namespace gridfolk
