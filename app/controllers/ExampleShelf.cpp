// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/ExampleShelf.h"

#include "controllers/ThumbnailMaker.h"
#include "settings/AppSettings.h"
#include "widgets/WelcomePage.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace gridfolk
{

namespace
{

QString whenText(const QDateTime &time)
{
    const QDate today = QDate::currentDate();
    const QString clock = QLocale().toString(time.time(), QLocale::ShortFormat);
    if (time.date() == today) {
        return ExampleShelf::tr("today %1").arg(clock);
    }
    if (time.date() == today.addDays(-1)) {
        return ExampleShelf::tr("yesterday %1").arg(clock);
    }
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

QString titleOf(const QFileInfo &file)
{
    QString name = file.fileName();
    for (const char *ending : {".gridfolk.json", ".gridfolk"}) {
        if (name.endsWith(QLatin1String(ending))) {
            name.chop(static_cast<qsizetype>(qstrlen(ending)));
            break;
        }
    }
    return name;
}

} // namespace

ExampleShelf::ExampleShelf(const Theme &theme, AppSettings &settings,
                           std::shared_ptr<const EngineFactory> factory, WelcomePage &page, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_page(page)
    , m_examples(loadExamples())
    , m_thumbnails(new ThumbnailMaker(theme, std::move(factory), this))
{
    showExamples();
    showRecent();
    showProvider();
    connect(&settings, &AppSettings::recentFilesChanged, this, &ExampleShelf::showRecent);
    connect(&settings, &AppSettings::providerChanged, this, &ExampleShelf::showProvider);
    connect(m_thumbnails, &ThumbnailMaker::made, &page, &WelcomePage::setThumbnail);
    connect(&page, &WelcomePage::shownExamplesChanged, this, &ExampleShelf::countChanged);
    connect(&page, &WelcomePage::runExampleRequested, this,
            [this](const QString &id) { emit runRequested(find(id)); });
    connect(&page, &WelcomePage::designExampleRequested, this,
            [this](const QString &id) { emit designRequested(find(id)); });
    m_thumbnails->make(m_examples);
}

int ExampleShelf::count() const
{
    return m_page.shownExamples();
}

std::shared_ptr<const Scenario> ExampleShelf::find(const QString &id) const
{
    for (const Example &example : m_examples) {
        if (example.id == id) {
            return example.scenario;
        }
    }
    return nullptr;
}

void ExampleShelf::showExamples()
{
    std::vector<ExampleInfo> infos;
    for (const Example &example : m_examples) {
        ExampleInfo info;
        info.id = example.id;
        info.title = QString::fromStdString(example.scenario->title);
        info.summary = QString::fromStdString(example.scenario->summary);
        info.minds = example.hasMinds();
        infos.push_back(std::move(info));
    }
    m_page.setExamples(infos);
}

void ExampleShelf::showRecent()
{
    std::vector<RecentInfo> recent;
    for (const QString &path : m_settings.recentFiles()) {
        const QFileInfo file(path);
        if (file.exists()) {
            recent.push_back({path, titleOf(file), whenText(file.lastModified())});
        }
    }
    m_page.setRecent(recent);
}

void ExampleShelf::showProvider()
{
    const ProviderSettings provider = m_settings.provider();
    m_page.setLanguageModelText(provider.id == "rehearsal" ? tr("Rehearsal is on: free, offline, repeatable.")
                                                           : tr("%1 answers.").arg(providerText(provider)));
}

} // namespace gridfolk
