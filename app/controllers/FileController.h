// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/Dialogs.h"
#include "session/Session.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <memory>

class QLockFile;
class QTimer;

namespace gridfolk
{

class AppSettings;
class RunRecorder;
struct LeftWork;
class ScenarioDocument;

/// The document's file: New, Open, Save, Save As, recent files, the question about unsaved changes, and
/// drafts that survive a crash.
///
/// There is always a project that runs stream into: the opened one, or a scratch project in the state folder
/// for untitled models and for models kept as JSON. Edits are stored there as a draft within five seconds;
/// closing properly drops it. On any failure the document, the file and the project stay as they were and
/// failed() says why. Window's thread.
class FileController : public QObject
{
    Q_OBJECT

public:
    struct Services {
        ScenarioDocument &document;
        AppSettings &settings;
        Dialogs &dialogs;
        RunRecorder &recorder;
        QString stateFolder; ///< for scratch projects; made when needed
    };
    explicit FileController(const Services &services, QObject *parent = nullptr);
    /// Keeps draft and scratch project as a crash would; call close() for a proper end.
    ~FileController() override;

    /// Ask about unsaved changes first; false when nothing was replaced.
    bool newModel();
    bool openWithDialog();
    bool open(const QString &path);
    /// Takes a model as untitled work: an example.
    bool openModel(Scenario scenario);

    /// True when the document is on the disk.
    bool save();
    bool saveAs();

    /// Asks about unsaved changes; true when the window may close or replace the document.
    bool mayReplace();
    /// Drops the draft and the scratch project. Call after mayReplace().
    void close();

    /// Work that a crash left behind in a scratch project: its title, or empty. It stays there until one of
    /// the others is called.
    [[nodiscard]] QString leftWork();
    bool recoverLeftWork();
    void discardLeftWork();

    /// The draft found beside the document when the project was opened.
    [[nodiscard]] bool hasDraft() const { return m_draft != nullptr; }
    void restoreDraft();
    void discardDraft();

    /// Null only when not even a scratch project could be made; failed() said why.
    [[nodiscard]] ProjectFile *project() const { return m_project.get(); }
    [[nodiscard]] bool isUntitled() const { return m_path.isEmpty(); }
    [[nodiscard]] QString path() const { return m_path; }
    /// File name, or the model's title while untitled.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }

signals:
    void failed(const gridfolk::Problem &problem);
    /// The project is about to be let go of: end the run that streams into it.
    void aboutToClose();
    /// Another document was opened, made or recovered.
    void opened();
    /// The document is on the disk now.
    void saved();
    /// path(), name() or savedAt() changed.
    void fileChanged();
    /// A draft lies beside the opened document.
    void draftFound();

private:
    enum class Format { Project, Json };

    bool openProject(const QString &path);
    bool openJson(const QString &path);
    bool makeScratch(const Scenario &scenario);
    void dropScratch();
    void saveDraftSoon();
    void saveDraft();
    bool saveTo(const QString &path);
    bool saveJson(const QString &path);
    bool saveProject(const QString &path);
    void adopt(const QString &path, Format format);
    bool fail(const Problem &problem);
    [[nodiscard]] QString suggestedPath() const;
    [[nodiscard]] QString scratchFolder() const;

    Services m_services;
    QTimer *m_draftTimer;
    std::unique_ptr<ProjectFile> m_project;
    std::unique_ptr<QLockFile> m_scratchLock; ///< held while the project is a scratch one
    QString m_path;
    Format m_format = Format::Project;
    QDateTime m_savedAt;
    std::unique_ptr<Scenario> m_draft;
    std::unique_ptr<LeftWork> m_left;
};

} // namespace gridfolk
