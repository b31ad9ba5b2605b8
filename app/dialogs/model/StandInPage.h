// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/LanguageModelSettings.h"
#include "widgets/Theme.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QVBoxLayout;

namespace gridfolk
{

class TextLabel;

/// Who is asked, in which order, when the chosen provider fails for good.
class StandInPage : public QWidget
{
    Q_OBJECT

public:
    /// `obstacle`: why a provider cannot be used yet; empty when it can.
    StandInPage(const Theme &theme, std::function<QString(const std::string &)> obstacle,
                QWidget *parent = nullptr);

    void setSettings(const LanguageModelSettings &settings);
    void fill(LanguageModelSettings &settings) const;
    /// The one that is asked first does not stand in for itself.
    void setChosen(const std::string &id);
    /// The first stand-in that cannot be used, and why; empty: all can.
    [[nodiscard]] QString obstacle() const;

signals:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Entry {
        std::string id;
        bool on = false;
    };
    void rebuild();
    QWidget *makeRow(std::size_t index, int number);
    void move(std::size_t index, int by);
    [[nodiscard]] std::vector<std::size_t> shown() const;

    const Theme &m_theme;
    std::function<QString(const std::string &)> m_obstacle;
    std::string m_chosen;
    std::vector<Entry> m_entries; ///< all providers in the order of asking
    QVBoxLayout *m_rows;
    TextLabel *m_note;
};

} // namespace gridfolk
