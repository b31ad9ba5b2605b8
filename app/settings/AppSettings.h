// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"
#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QStringList>

class QSettings;

namespace gridfolk
{

/// What a person chose once and finds again: recent files, appearance, language model, sizes. Never a key.
/// The store is injected and outlives this.
class AppSettings : public QObject
{
    Q_OBJECT

public:
    explicit AppSettings(QSettings &store, QObject *parent = nullptr);

    /// Absolute paths, the newest first.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();

    /// Where files were chosen last; the documents folder at first.
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString &folder);

    [[nodiscard]] Theme::Mode appearance() const;
    void setAppearance(Theme::Mode mode);

    [[nodiscard]] ProviderSettings provider() const;
    void setProvider(const ProviderSettings &provider);
    [[nodiscard]] LanguageModelSettings languageModel() const;
    void setLanguageModel(const LanguageModelSettings &settings);

    /// Marks of files whose models may ask a live language model; the newest thousand are kept.
    [[nodiscard]] bool isTrustedFile(const QString &mark) const;
    void addTrustedFile(const QString &mark);

    /// Sizes of a splitter, or nothing.
    [[nodiscard]] QList<int> sizes(const QString &name) const;
    void setSizes(const QString &name, const QList<int> &sizes);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// Ticks per second; 0: as fast as it goes.
    [[nodiscard]] double speed() const;
    void setSpeed(double ticksPerSecond);

signals:
    void recentFilesChanged();
    void providerChanged();

private:
    [[nodiscard]] ProviderSettings providerOf(const std::string &id) const;
    void storeProvider(const ProviderSettings &provider);
    [[nodiscard]] CallLimits limitsOf(const std::string &id) const;
    void storeLimits(const std::string &id, const CallLimits &limits);

    QSettings &m_store;
};

} // namespace gridfolk
