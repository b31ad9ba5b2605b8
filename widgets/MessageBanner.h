// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Chip.h"

#include <QWidget>

#include <array>

class QPushButton;
class QToolButton;

namespace gridfolk
{

class TextLabel;

/// A strip that says at most one thing and offers at most two actions; hidden when it has nothing to say.
class MessageBanner : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBanner(const Theme &theme, QWidget *parent = nullptr);

    /// Replaces what stood there. `id` comes back with the signals; actions beyond two are dropped.
    void showMessage(const QString &id, Tone tone, const QString &text, const QStringList &actions = {});
    /// Hides the message with this id, or any when empty.
    void clear(const QString &id = {});
    [[nodiscard]] QString currentId() const { return m_id; }

signals:
    void actionTriggered(const QString &id, int action);
    void dismissed(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshIcon();

    const Theme &m_theme;
    QString m_id;
    Tone m_tone = Tone::Neutral;
    QWidget *m_icon;
    TextLabel *m_text;
    std::array<QPushButton *, 2> m_actions;
    QToolButton *m_close;
};

} // namespace gridfolk
