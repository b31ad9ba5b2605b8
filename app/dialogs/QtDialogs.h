// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/Dialogs.h"
#include "settings/LanguageModelServices.h"

#include <QCoreApplication>

class QWidget;

namespace gridfolk
{

class Theme;

/// The real boxes.
class QtDialogs final : public Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(gridfolk::QtDialogs)

public:
    QtDialogs(const Theme &theme, const LanguageModelServices &services);

    /// Boxes stand over this window, which outlives this.
    void setWindow(QWidget *window) { m_window = window; }

    [[nodiscard]] QString openFile(const QString &title, const QString &folder,
                                   const QStringList &filters) override;
    [[nodiscard]] QString saveFile(const QString &title, const QString &suggestion,
                                   const QStringList &filters) override;
    [[nodiscard]] SaveAnswer askToSave(const QString &name) override;
    [[nodiscard]] std::optional<LanguageModelSettings>
    chooseLanguageModel(const LanguageModelSettings &current) override;
    void openFolder(const QString &folder) override;
    void showTable(const QString &title, const QList<QStringList> &rows) override;
    void showText(const QString &title, const QString &text) override;

private:
    const Theme &m_theme;
    LanguageModelServices m_services;
    QWidget *m_window = nullptr;
};

} // namespace gridfolk
