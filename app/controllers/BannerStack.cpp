// SPDX-License-Identifier: GPL-3.0-or-later
#include "controllers/BannerStack.h"

#include <algorithm>

namespace gridfolk
{

BannerStack::BannerStack(MessageBanner &banner, QObject *parent)
    : QObject(parent)
    , m_banner(banner)
{
    connect(&banner, &MessageBanner::actionTriggered, this, [this](const QString &id, int action) {
        const Message message = take(id);
        refresh();
        if (action < message.actions.size() && message.actions[action].act) {
            message.actions[action].act();
        }
    });
    connect(&banner, &MessageBanner::dismissed, this, [this](const QString &id) {
        const Message message = take(id);
        refresh();
        if (message.dismissed) {
            message.dismissed();
        }
    });
}

void BannerStack::show(const QString &id, Tone tone, const QString &text, const QList<Action> &actions,
                       std::function<void()> dismissed)
{
    take(id);
    m_messages.push_back({id, tone, text, actions, std::move(dismissed)});
    refresh();
}

void BannerStack::withdraw(const QString &id)
{
    take(id);
    refresh();
}

bool BannerStack::isShown(const QString &id) const
{
    return !m_messages.empty() && m_messages.back().id == id;
}

BannerStack::Message BannerStack::take(const QString &id)
{
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                    [&](const Message &message) { return message.id == id; });
    if (found == m_messages.end()) {
        return {};
    }
    Message message = std::move(*found);
    m_messages.erase(found);
    return message;
}

void BannerStack::refresh()
{
    if (m_messages.empty()) {
        m_banner.clear();
        return;
    }
    const Message &top = m_messages.back();
    QStringList actions;
    for (const Action &action : top.actions) {
        actions << action.text;
    }
    m_banner.showMessage(top.id, top.tone, top.text, actions);
}

} // namespace gridfolk
