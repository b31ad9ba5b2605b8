// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/ModelTable.h"

#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace gridfolk
{

namespace
{

constexpr qint64 kMostBytes = 4 << 20;

std::shared_ptr<const ModelRegistry> builtIn()
{
    return std::make_shared<const ModelRegistry>(ModelRegistry::builtIn());
}

Problem cannotWrite(const QString &file, const QString &why)
{
    return {"store.cannot-write", {{"file", file.toStdString()}, {"detail", why.toStdString()}}, {}, false};
}

} // namespace

ModelTable::ModelTable(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_table(builtIn())
{
    QFile edits(m_file);
    if (!edits.exists()) {
        return;
    }
    if (!edits.open(QIODevice::ReadOnly)) {
        m_problem = Problem{"llm.bad-model-table", {{"detail", edits.errorString().toStdString()}}, {}, true};
        return;
    }
    const QByteArray text = edits.read(kMostBytes);
    auto merged =
        withEdits(*m_table, std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (merged) {
        m_table = std::make_shared<const ModelRegistry>(std::move(*merged));
    } else {
        m_problem = merged.error();
        m_problem->warning = true;
    }
}

bool ModelTable::isEdited(const ModelInfo &model)
{
    return differs(ModelRegistry({}, {model}));
}

bool ModelTable::differs(const ModelRegistry &table)
{
    const ModelRegistry none;
    return editsOf(table, ModelRegistry::builtIn(), {}) != editsOf(none, none, {});
}

Result<void> ModelTable::setModels(std::vector<ModelInfo> models)
{
    auto table = std::make_shared<const ModelRegistry>(m_table->date(), std::move(models));
    const std::string today = QDate::currentDate().toString(Qt::ISODate).toStdString();
    const std::string text = editsOf(*table, ModelRegistry::builtIn(), today);
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
    if (!written) {
        return tl::make_unexpected(cannotWrite(m_file, file.errorString()));
    }
    m_table = std::move(table);
    m_problem.reset();
    emit changed();
    return {};
}

Result<void> ModelTable::reset()
{
    QFile file(m_file);
    if (file.exists() && !file.remove()) {
        return tl::make_unexpected(cannotWrite(m_file, file.errorString()));
    }
    m_table = builtIn();
    m_problem.reset();
    emit changed();
    return {};
}

} // namespace gridfolk
