// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace gridfolk
{

class AppSettings;
class FileController;
class ScenarioDocument;

/// Whether the model in the window may ask a language model on this person's account. One that was opened
/// from a file which this studio did not write may not before the person says so, once. What was said, and
/// what was written here, is remembered by path and content in the user's settings, never in the file.
class LiveConsent : public QObject
{
    Q_OBJECT

public:
    LiveConsent(AppSettings &settings, ScenarioDocument &document, FileController &files,
                QObject *parent = nullptr);

    /// The next run of the model would ask a live model that nobody has agreed to.
    [[nodiscard]] bool isNeeded() const;
    void allow();
    /// Lets the rehearsal answer for this model, whatever the settings say, while it is open.
    void rehearse();
    [[nodiscard]] bool rehearses() const { return m_rehearses; }

private:
    void opened();
    void saved();
    [[nodiscard]] QString mark() const;

    AppSettings &m_settings;
    ScenarioDocument &m_document;
    FileController &m_files;
    bool m_decided = false; ///< for the file that is open, drafts of it included
    bool m_foreign = false;
    bool m_rehearses = false;
};

} // namespace gridfolk
