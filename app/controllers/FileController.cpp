// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/FileController.h"

#include "controllers/LeftWork.h"
#include "controllers/NewModel.h"
#include "controllers/RunRecorder.h"
#include "documents/ScenarioDocument.h"
#include "settings/AppSettings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTimer>
#include <QUuid>

namespace gridfolk
{

namespace
{

constexpr int kDraftDelay =
    3000; // milliseconds; with the time to store it, edits are safe within five seconds

const QString kProjectEnding = QStringLiteral(".gridfolk");
const QString kJsonEnding = QStringLiteral(".gridfolk.json");

bool isJson(const QString &path)
{
    return path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
}

/// A title as a file name that every system takes.
QString fileNameOf(const QString &title)
{
    QString name;
    for (const QChar letter : title.trimmed().toLower()) {
        const bool plain = letter.isLetterOrNumber() || letter == QLatin1Char('-');
        name += plain ? letter : QLatin1Char('_');
    }
    return name.isEmpty() ? QStringLiteral("model") : name.left(60);
}

} // namespace

FileController::FileController(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_draftTimer(new QTimer(this))
{
    m_draftTimer->setSingleShot(true);
    m_draftTimer->setInterval(kDraftDelay);
    connect(m_draftTimer, &QTimer::timeout, this, &FileController::saveDraft);
    connect(&services.document, &ScenarioDocument::changed, this, &FileController::saveDraftSoon);
    // The first change after a save is told of before the document counts as modified.
    connect(&services.document, &ScenarioDocument::modifiedChanged, this, &FileController::saveDraftSoon);
    connect(&services.document, &ScenarioDocument::modifiedChanged, this, &FileController::fileChanged);
}

FileController::~FileController() = default;

bool FileController::fail(const Problem &problem)
{
    emit failed(problem);
    return false;
}

QString FileController::scratchFolder() const
{
    return m_services.stateFolder + QStringLiteral("/scratch");
}

QString FileController::name() const
{
    if (!m_path.isEmpty()) {
        return QFileInfo(m_path).fileName();
    }
    const QString title = QString::fromStdString(m_services.document.scenario().title);
    return title.isEmpty() ? tr("Untitled model") : title;
}

bool FileController::newModel()
{
    return openModel(newModelScenario());
}

bool FileController::openModel(Scenario scenario)
{
    if (!mayReplace()) {
        return false;
    }
    close();
    makeScratch(scenario);
    m_services.document.load(std::move(scenario));
    adopt({}, Format::Project);
    emit opened();
    return true;
}

bool FileController::makeScratch(const Scenario &scenario)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString path = scratchFolder() + QLatin1Char('/') + name + kProjectEnding;
    QDir().mkpath(scratchFolder());
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0);
    lock->tryLock(0);
    auto project = ProjectFile::create(path.toStdString(), scenario);
    if (!project) {
        return fail(project.error());
    }
    m_project = std::move(*project);
    m_scratchLock = std::move(lock);
    return true;
}

void FileController::dropScratch()
{
    const QString path = QString::fromStdString(m_project->path());
    m_project.reset();
    removeProjectFiles(path);
    m_scratchLock.reset();
}

void FileController::close()
{
    m_draftTimer->stop();
    const std::unique_ptr<Scenario> undecided = std::move(m_draft);
    emit aboutToClose();
    m_services.recorder.detach();
    if (!m_project) {
        return;
    }
    if (m_scratchLock) {
        dropScratch();
        return;
    }
    if (!m_project->readOnly()) {
        // A draft that nobody decided about is offered again next time.
        static_cast<void>(undecided ? m_project->saveDraft(*undecided) : m_project->dropDraft());
    }
    m_project.reset();
}

bool FileController::openWithDialog()
{
    const QString path = m_services.dialogs.openFile(
        tr("Open"), m_services.settings.lastFolder(),
        {tr("Projects and models (*.gridfolk *.gridfolk.json)"), tr("All files (*)")});
    return !path.isEmpty() && open(path);
}

bool FileController::open(const QString &path)
{
    if (!mayReplace()) {
        return false;
    }
    const bool done = isJson(path) ? openJson(path) : openProject(path);
    if (!done) {
        return false;
    }
    m_services.settings.addRecentFile(path);
    m_services.settings.setLastFolder(QFileInfo(path).absolutePath());
    emit opened();
    if (m_project && m_project->readOnly()) {
        emit failed({"store.opened-read-only", {{"file", path.toStdString()}}, {}, true});
    }
    if (m_draft) {
        emit draftFound();
    }
    return true;
}

bool FileController::openProject(const QString &path)
{
    auto project = ProjectFile::open(path.toStdString());
    if (!project) {
        return fail(project.error());
    }
    auto scenario = (*project)->loadScenario();
    if (!scenario) {
        scenario.error().args.emplace_back("file", path.toStdString());
        return fail(scenario.error());
    }
    auto draft = (*project)->loadDraft();
    close();
    m_project = std::move(*project);
    if (draft && draft->has_value() && **draft != *scenario) {
        m_draft = std::make_unique<Scenario>(std::move(**draft));
    }
    m_services.document.load(std::move(*scenario));
    adopt(path, Format::Project);
    return true;
}

bool FileController::openJson(const QString &path)
{
    auto scenario = readModelFile(path.toStdString());
    if (!scenario) {
        return fail(scenario.error());
    }
    close();
    makeScratch(*scenario);
    m_services.document.load(std::move(*scenario));
    adopt(path, Format::Json);
    return true;
}

void FileController::adopt(const QString &path, Format format)
{
    m_path = path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    m_format = format;
    m_savedAt = path.isEmpty() ? QDateTime() : QFileInfo(path).lastModified();
    emit fileChanged();
}

bool FileController::save()
{
    if (isUntitled() || (m_format == Format::Project && m_project && m_project->readOnly())) {
        return saveAs();
    }
    return saveTo(m_path);
}

bool FileController::saveAs()
{
    const QString project = tr("Gridfolk project (*.gridfolk)");
    const QString json = tr("Model as JSON (*.gridfolk.json)");
    const bool jsonFirst = m_format == Format::Json && !isUntitled();
    const QString path = m_services.dialogs.saveFile(
        tr("Save as"), suggestedPath(), jsonFirst ? QStringList{json, project} : QStringList{project, json});
    return !path.isEmpty() && saveTo(path);
}

QString FileController::suggestedPath() const
{
    if (!m_path.isEmpty()) {
        return m_path;
    }
    return m_services.settings.lastFolder() + QLatin1Char('/') + fileNameOf(name()) + kProjectEnding;
}

bool FileController::saveTo(const QString &path)
{
    if (!(isJson(path) ? saveJson(path) : saveProject(path))) {
        return false;
    }
    m_draftTimer->stop();
    m_services.document.markSaved();
    m_savedAt = QDateTime::currentDateTime();
    m_services.settings.addRecentFile(path);
    m_services.settings.setLastFolder(QFileInfo(path).absolutePath());
    emit fileChanged();
    emit saved();
    return true;
}

bool FileController::saveJson(const QString &path)
{
    const Scenario &scenario = m_services.document.scenario();
    if (auto written = writeModelFile(path.toStdString(), scenario); !written) {
        return fail(written.error());
    }
    if (!m_scratchLock) {
        // The runs stay in the project, the live one included; the JSON document begins without any.
        static_cast<void>(m_project ? m_project->dropDraft() : Result<void>{});
        m_project.reset();
        makeScratch(scenario);
    } else if (m_project) {
        static_cast<void>(m_project->dropDraft());
    }
    m_path = QFileInfo(path).absoluteFilePath();
    m_format = Format::Json;
    return true;
}

bool FileController::saveProject(const QString &path)
{
    const Scenario &scenario = m_services.document.scenario();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (!m_project && !makeScratch(scenario)) {
        return false;
    }
    if (absolute == m_path && m_format == Format::Project) {
        const auto saved = m_project->saveScenario(scenario);
        return saved ? true : fail(saved.error());
    }
    const QString before = QString::fromStdString(m_project->path());
    const auto moved = m_services.recorder.move(before.toStdString(), [&]() -> Result<std::string> {
        const auto saved = m_project->saveAs(absolute.toStdString(), scenario);
        // Where it is now: through a link that is not the path that was chosen.
        return saved ? Result<std::string>(m_project->path()) : tl::make_unexpected(saved.error());
    });
    if (!moved) {
        return fail(moved.error());
    }
    if (m_scratchLock) {
        removeProjectFiles(before);
        m_scratchLock.reset();
    }
    m_path = absolute;
    m_format = Format::Project;
    return true;
}

bool FileController::mayReplace()
{
    if (!m_services.document.isModified()) {
        return true;
    }
    switch (m_services.dialogs.askToSave(name())) {
    case Dialogs::SaveAnswer::Save:
        return save();
    case Dialogs::SaveAnswer::DontSave:
        return true;
    case Dialogs::SaveAnswer::Cancel:
        break;
    }
    return false;
}

void FileController::saveDraftSoon()
{
    if (m_services.document.isModified() && !m_draftTimer->isActive()) {
        m_draftTimer->start();
    }
}

void FileController::saveDraft()
{
    if (!m_project || m_project->readOnly()) {
        return;
    }
    const auto done = m_services.document.isModified() ? m_project->saveDraft(m_services.document.scenario())
                                                       : m_project->dropDraft();
    if (!done) {
        fail(done.error());
    }
}

void FileController::restoreDraft()
{
    if (m_draft) {
        const std::unique_ptr<Scenario> draft = std::move(m_draft);
        m_services.document.load(*draft, true);
        emit opened();
    }
}

void FileController::discardDraft()
{
    m_draft.reset();
    if (m_project && !m_project->readOnly()) {
        static_cast<void>(m_project->dropDraft());
    }
}

QString FileController::leftWork()
{
    if (!m_left) {
        if (auto found = findLeftWork(scratchFolder())) {
            m_left = std::make_unique<LeftWork>(std::move(*found));
        }
    }
    return m_left ? QString::fromStdString(m_left->scenario.title) : QString();
}

bool FileController::recoverLeftWork()
{
    if (!m_left || !mayReplace()) {
        return false;
    }
    const std::unique_ptr<LeftWork> left = std::move(m_left);
    close();
    m_project = std::move(left->project);
    m_scratchLock = std::move(left->lock);
    m_services.document.load(std::move(left->scenario), true);
    adopt({}, Format::Project);
    emit opened();
    return true;
}

void FileController::discardLeftWork()
{
    if (m_left) {
        const std::unique_ptr<LeftWork> left = std::move(m_left);
        const QString path = QString::fromStdString(left->project->path());
        left->project.reset();
        removeProjectFiles(path);
    }
}

} // namespace gridfolk
