// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/ModelWords.h"

#include "widgets/Drawing.h"

#include <QCoreApplication>

#include <cmath>

namespace gridfolk
{

namespace
{

// A decision of the examples with personas, rounded up.
constexpr double kPromptTokens = 700;
constexpr double kAnswerTokens = 80;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)
};

} // namespace

const PriceTier *priceOn(const ModelInfo &model, const QDate &day)
{
    const std::string today = day.toString(Qt::ISODate).toStdString();
    const PriceTier *found = nullptr;
    for (const PriceTier &tier : model.prices) {
        if (tier.from <= today && tier.abovePromptTokens == 0) {
            found = &tier;
        }
    }
    return found;
}

double perMillion(Money perToken)
{
    constexpr double kMillion = 1e6;
    return std::round(perToken.inDollars() * kMillion * kMillion) / kMillion;
}

QString priceText(double dollars)
{
    QString digits = QString::number(dollars, 'f', 4);
    while (digits.endsWith(QLatin1Char('0')) && digits.size() - digits.indexOf(QLatin1Char('.')) > 3) {
        digits.chop(1);
    }
    return QLatin1Char('$') + digits;
}

QString priceWords(const ModelInfo &model, const QDate &day)
{
    const PriceTier *price = priceOn(model, day);
    if (price == nullptr) {
        return Words::tr("Its price is not known; runs count tokens instead.");
    }
    const double thousand =
        (kPromptTokens * perMillion(price->input) + kAnswerTokens * perMillion(price->output)) / 1000;
    return Words::tr("%1 in · %2 out per million tokens · about %3 for %4 decisions")
        .arg(priceText(perMillion(price->input)), priceText(perMillion(price->output)),
             QStringLiteral("$%1").arg(thousand, 0, 'f', 2), groupedNumber(1000));
}

QString endWords(const ModelInfo &model, const QDate &day)
{
    if (model.shutdown.empty()) {
        return {};
    }
    const QString date = QString::fromStdString(model.shutdown);
    const QString when = isRetired(model, day) ? Words::tr("It was shut down on %1.").arg(date)
                                               : Words::tr("It will be shut down on %1.").arg(date);
    return model.successor.empty()
               ? when
               : when + QLatin1Char(' ') +
                     Words::tr("%1 follows it.").arg(QString::fromStdString(model.successor));
}

bool isRetired(const ModelInfo &model, const QDate &day)
{
    return !model.shutdown.empty() && model.shutdown <= day.toString(Qt::ISODate).toStdString();
}

} // namespace gridfolk
