// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/TraceEvent.h"
#include "widgets/Theme.h"

#include <QScrollArea>

#include <functional>
#include <string>
#include <vector>

class QGridLayout;

namespace gridfolk
{

class Chip;
class LinkButton;
class TextLabel;

/// One decision told in order: saw, was asked, answered, did. Everything that a model wrote is shown as plain
/// text.
class ConversationPane : public QScrollArea
{
    Q_OBJECT
public:
    explicit ConversationPane(const Theme &theme, QWidget *parent = nullptr);

    /// Copies what it shows. Raw shows prompts and replies whole.
    void setEvent(const TraceEvent &event);
    void setRaw(bool raw);
    /// How the reason of a status is told; the default shows it as it is recorded.
    void setReasonWords(std::function<QString(const std::string &reason)> words);
    void clear();
    /// What is shown, as plain text, for the clipboard.
    [[nodiscard]] QString plainText() const;

private:
    struct Section {
        QWidget *line = nullptr;
        TextLabel *title = nullptr;
        TextLabel *text = nullptr;
    };
    Section addSection(QGridLayout *grid, const QString &title, TextRole role, Token color);
    void setSection(const Section &section, const QString &text);
    void refresh();

    const Theme &m_theme;
    TextLabel *m_name;
    TextLabel *m_trigger;
    Section m_saw;
    Section m_asked;
    Section m_thought;
    Section m_answered;
    Section m_did;
    LinkButton *m_showAll;
    TextLabel *m_action;
    TextLabel *m_arguments;
    Chip *m_status;
    TextLabel *m_figures;
    std::function<QString(const std::string &)> m_reasonWords;
    TraceEvent m_event;
    bool m_hasEvent = false;
    bool m_raw = false;
    bool m_whole = false;
};

} // namespace gridfolk
