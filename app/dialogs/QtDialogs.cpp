// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/QtDialogs.h"

#include "dialogs/LanguageModelDialog.h"
#include "widgets/Theme.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

/// "*.gridfolk.json" of "Model as JSON (*.gridfolk.json)" without the star.
QString endingOf(const QString &filter)
{
    const qsizetype open = filter.lastIndexOf(QLatin1Char('('));
    const QString pattern = filter.mid(open + 1, filter.size() - open - 2).section(QLatin1Char(' '), 0, 0);
    return pattern.startsWith(QLatin1Char('*')) ? pattern.mid(1) : QString();
}

} // namespace

QtDialogs::QtDialogs(const Theme &theme, const LanguageModelServices &services)
    : m_theme(theme)
    , m_services(services)
{
}

QString QtDialogs::openFile(const QString &title, const QString &folder, const QStringList &filters)
{
    QFileDialog dialog(m_window, title, folder);
    dialog.setFileMode(QFileDialog::ExistingFile);
    dialog.setNameFilters(filters);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

QString QtDialogs::saveFile(const QString &title, const QString &suggestion, const QStringList &filters)
{
    const QFileInfo suggested(suggestion);
    QFileDialog dialog(m_window, title, suggested.path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setNameFilters(filters);
    const auto setEnding = [&](const QString &filter) { dialog.setDefaultSuffix(endingOf(filter).mid(1)); };
    setEnding(filters.value(0));
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, setEnding);
    dialog.selectFile(suggested.fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

Dialogs::SaveAnswer QtDialogs::askToSave(const QString &name)
{
    QMessageBox box(m_window);
    box.setIcon(QMessageBox::NoIcon);
    box.setTextFormat(Qt::PlainText);
    box.setWindowTitle(tr("Unsaved changes"));
    box.setText(tr("Save the changes to “%1”?").arg(name));
    box.setInformativeText(tr("If you do not save, what you changed since the last save is lost."));
    QPushButton *save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton *drop = box.addButton(tr("Don’t save"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    save->setProperty("primary", true);
    box.setDefaultButton(save);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == save) {
        return SaveAnswer::Save;
    }
    return box.clickedButton() == drop ? SaveAnswer::DontSave : SaveAnswer::Cancel;
}

std::optional<LanguageModelSettings> QtDialogs::chooseLanguageModel(const LanguageModelSettings &current)
{
    LanguageModelDialog dialog(m_theme, m_services, m_window);
    dialog.setSettings(current);
    if (dialog.exec() != QDialog::Accepted) {
        return std::nullopt;
    }
    return dialog.settings();
}

void QtDialogs::openFolder(const QString &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

void QtDialogs::showTable(const QString &title, const QList<QStringList> &rows)
{
    QDialog dialog(m_window);
    dialog.setWindowTitle(title);
    dialog.resize(m_theme.px(520), m_theme.px(560));
    auto *column = new QVBoxLayout(&dialog);
    auto *table = new QTableWidget(static_cast<int>(rows.size()), 2);
    table->setAccessibleName(title);
    table->horizontalHeader()->hide();
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(m_theme.px(28));
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < rows.size(); ++row) {
        for (int at = 0; at < 2; ++at) {
            table->setItem(row, at, new QTableWidgetItem(rows[row].value(at)));
        }
    }
    table->setColumnWidth(1, m_theme.px(160));
    column->addWidget(table);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog.exec();
}

void QtDialogs::showText(const QString &title, const QString &text)
{
    QMessageBox box(m_window);
    box.setTextFormat(Qt::PlainText);
    box.setWindowTitle(title);
    box.setText(title);
    box.setInformativeText(text);
    box.exec();
}

} // namespace gridfolk
