// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MainWindow.h"
#include "dialogs/Dialogs.h"
#include "settings/AppSettings.h"
#include "settings/KeyRing.h"
#include "settings/ModelTable.h"
#include "support/Eventually.h"
#include "support/MemoryKeychain.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace gridfolk
{

/// Answers what a test laid down; counts what was asked.
class ScriptedDialogs final : public Dialogs
{
public:
    QString fileToOpen;
    QString fileToSave; ///< empty: the suggested name in `folder`
    QString folder;
    SaveAnswer saveAnswer = SaveAnswer::Cancel;
    std::optional<ProviderSettings> provider;
    int saveQuestions = 0;
    QString suggestion;
    QList<QStringList> shown;

    QString openFile(const QString &, const QString &, const QStringList &) override { return fileToOpen; }
    QString saveFile(const QString &, const QString &suggested, const QStringList &) override
    {
        suggestion = suggested;
        return fileToSave.isEmpty() ? folder + QLatin1Char('/') + suggested.section(QLatin1Char('/'), -1)
                                    : fileToSave;
    }
    SaveAnswer askToSave(const QString &) override
    {
        ++saveQuestions;
        return saveAnswer;
    }
    std::optional<LanguageModelSettings> chooseLanguageModel(const LanguageModelSettings &current) override
    {
        if (!provider) {
            return std::nullopt;
        }
        LanguageModelSettings chosen = current;
        chosen.chosen = provider->id;
        chosen.providers[provider->id] = *provider;
        return chosen;
    }
    void openFolder(const QString &) override {}
    void showTable(const QString &, const QList<QStringList> &rows) override { shown = rows; }
    void showText(const QString &, const QString &text) override { shown = {{text}}; }
};

/// A studio of its own in a temporary folder: settings, state, answers. A second window on the same folder is
/// what a person sees who starts the program again.
class StudioFixture
{
public:
    explicit StudioFixture(std::shared_ptr<const EngineFactory> engines = std::make_shared<EngineFactory>())
        : m_factory(std::move(engines))
        , m_store(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , settings(m_store)
        , keys(keychain)
        , models(m_folder.filePath(QStringLiteral("models.json")))
    {
        dialogs.folder = m_folder.path();
        theme.install(*qApp);
        theme.setMode(Theme::Mode::Light);
        settings.setLastFolder(m_folder.path());
        settings.setSpeed(0);
        open();
    }

    void open()
    {
        window = std::make_unique<MainWindow>(
            Studio{theme, settings, chosenDialogs != nullptr ? *chosenDialogs : dialogs, m_factory,
                   m_folder.filePath(QStringLiteral("state")), keys, models});
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(window.get())); // shortcuts and focus ask for it
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const EngineFactory> m_factory;
    QSettings m_store;

public:
    Theme theme;
    AppSettings settings;
    MemoryKeychain keychain;
    KeyRing keys;
    ModelTable models;
    ScriptedDialogs dialogs;
    Dialogs *chosenDialogs = nullptr; ///< in place of `dialogs`, for a window that is opened after
    std::unique_ptr<MainWindow> window;
};

} // namespace gridfolk
