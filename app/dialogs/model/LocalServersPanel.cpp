// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/LocalServersPanel.h"

#include "widgets/LinkButton.h"
#include "widgets/TextLabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr std::size_t kMostModels = 4; ///< of one server; others can be typed

} // namespace

LocalServersPanel::LocalServersPanel(const Theme &theme, Environment environment, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_environment(std::move(environment))
    , m_note(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
    , m_again(LinkButton::makeSmall(theme, tr("Look again")))
    , m_offers(new QVBoxLayout)
{
    m_again->setAccessibleName(tr("Look again for servers on this computer"));
    m_note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(80), 0, 0, theme.px(6));
    column->setSpacing(theme.px(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(8));
    row->addWidget(m_note, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    column->addLayout(row);
    m_offers->setSpacing(theme.px(2));
    column->addLayout(m_offers);
    connect(m_again, &LinkButton::clicked, this, &LocalServersPanel::look);
}

void LocalServersPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_looked) {
        look();
    }
}

void LocalServersPanel::look()
{
    m_looked = true;
    const int number = ++m_number;
    offerAll({});
    m_note->setText(tr("Looking for servers on this computer …"));
    m_again->setVisible(false);
    // The search takes all that it needs along: the dialog may be gone before it ends.
    QThreadPool::globalInstance()->start(
        [number, environment = m_environment, panel = QPointer<LocalServersPanel>(this)] {
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [number, panel, servers = findLocalServers(environment)] {
                    if (panel && panel->m_number == number) {
                        panel->offerAll(servers);
                    }
                },
                Qt::QueuedConnection);
        });
}

void LocalServersPanel::offerAll(const std::vector<LocalServer> &servers)
{
    while (QLayoutItem *item = m_offers->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const LocalServer &server : servers) {
        for (std::size_t i = 0; i < server.models.size() && i < kMostModels; ++i) {
            offer(server, server.models[i]);
        }
    }
    m_note->setText(m_offers->count() > 0 ? tr("Found on this computer:")
                                          : tr("No server answers on this computer. Start one, or give the "
                                               "address of another computer’s."));
    m_again->setVisible(true);
}

QString LocalServersPanel::nameOf(const LocalServer &server)
{
    const QString place = QUrl(QString::fromStdString(server.url)).authority();
    return server.kind == "openai-compatible"
               ? tr("a server at %1").arg(place)
               : tr("%1 at %2").arg(QString::fromStdString(server.kind), place);
}

void LocalServersPanel::offer(const LocalServer &server, const std::string &model)
{
    const QString name = QString::fromStdString(model);
    LinkButton *link = LinkButton::makeSmall(m_theme, tr("%1 · %2").arg(name, nameOf(server)));
    link->setAccessibleName(tr("Use %1, %2").arg(name, nameOf(server)));
    connect(link, &LinkButton::clicked, this,
            [this, name, address = QString::fromStdString(server.url)] { emit chosen(address, name); });
    m_offers->addWidget(link, 0, Qt::AlignLeft);
}

} // namespace gridfolk
