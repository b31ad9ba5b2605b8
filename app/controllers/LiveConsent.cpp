// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/LiveConsent.h"

#include "controllers/FileController.h"
#include "documents/ScenarioDocument.h"
#include "settings/AppSettings.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace gridfolk
{

LiveConsent::LiveConsent(AppSettings &settings, ScenarioDocument &document, FileController &files,
                         QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_document(document)
    , m_files(files)
{
    connect(&files, &FileController::aboutToClose, this, [this] {
        m_decided = false;
        m_rehearses = false;
    });
    connect(&files, &FileController::opened, this, &LiveConsent::opened);
    connect(&files, &FileController::saved, this, &LiveConsent::saved);
}

bool LiveConsent::isNeeded() const
{
    const LanguageModelSettings chosen = m_settings.languageModel();
    return m_foreign && !m_rehearses && chosen.isLive() && hasMinds(m_document.scenario());
}

void LiveConsent::allow()
{
    m_foreign = false;
    m_settings.addTrustedFile(mark());
}

void LiveConsent::rehearse()
{
    m_rehearses = true;
}

void LiveConsent::opened()
{
    if (std::exchange(m_decided, true)) {
        return; // its draft
    }
    m_foreign = !m_files.isUntitled() && !m_settings.isTrustedFile(mark());
}

void LiveConsent::saved()
{
    if (!m_foreign) {
        m_settings.addTrustedFile(mark());
    }
}

QString LiveConsent::mark() const
{
    // The whole document, by a hash that nobody can make another document fit.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QFileInfo(m_files.path()).canonicalFilePath().toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(QByteArray::fromStdString(toJson(m_document.scenario())));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace gridfolk
