// SPDX-License-Identifier: GPL-3.0-or-later
#include "MainWindow.h"
#include "dialogs/QtDialogs.h"
#include "settings/AppSettings.h"
#include "settings/KeyRing.h"
#include "settings/ModelTable.h"
#include "settings/SystemKeychain.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Gridfolk"));
    QCoreApplication::setApplicationName(QStringLiteral("gridfolk"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(gridfolk::programVersion()));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Gridfolk"));

    QTranslator translator; // English too, for its plural forms
    if (!translator.load(QLocale(), QStringLiteral("gridfolk"), QStringLiteral("_"),
                         QStringLiteral(":/i18n"))) {
        static_cast<void>(translator.load(QStringLiteral(":/i18n/gridfolk_en.qm")));
    }
    QCoreApplication::installTranslator(&translator);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Studio for agent-based models"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QCoreApplication::translate("main", "Project or model to open"));
    parser.process(app);

    QSettings store;
    gridfolk::AppSettings settings(store);
    gridfolk::Theme theme;
    theme.install(app);
    theme.setMode(settings.appearance());
    gridfolk::SystemKeychain keychain;
    gridfolk::KeyRing keys(keychain);
    const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    gridfolk::ModelTable models(config + QStringLiteral("/models.json"));
    gridfolk::QtDialogs dialogs(theme, {keys, models, gridfolk::systemEnvironment()});
    const auto factory = std::make_shared<const gridfolk::EngineFactory>();
    const QString state = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    gridfolk::MainWindow window({theme, settings, dialogs, factory, state, keys, models});
    dialogs.setWindow(&window);
    window.show();
    if (!parser.positionalArguments().isEmpty()) {
        window.open(parser.positionalArguments().constFirst());
    }
    return QApplication::exec();
}
