// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/MessageBanner.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace gridfolk
{

/// What there is to say above the world, the newest on top; a message that is dismissed or withdrawn uncovers
/// the one before.
class BannerStack : public QObject
{
    Q_OBJECT

public:
    struct Action {
        QString text;
        std::function<void()> act; ///< the message goes away first
    };
    explicit BannerStack(MessageBanner &banner, QObject *parent = nullptr);

    /// Replaces a message with the same id.
    void show(const QString &id, Tone tone, const QString &text, const QList<Action> &actions = {},
              std::function<void()> dismissed = {});
    void withdraw(const QString &id);
    [[nodiscard]] bool isShown(const QString &id) const;

private:
    struct Message {
        QString id;
        Tone tone;
        QString text;
        QList<Action> actions;
        std::function<void()> dismissed;
    };
    void refresh();
    Message take(const QString &id);

    MessageBanner &m_banner;
    std::vector<Message> m_messages;
};

} // namespace gridfolk
