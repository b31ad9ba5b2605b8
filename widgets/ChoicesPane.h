// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/TraceEvent.h"
#include "widgets/Theme.h"

#include <QAbstractScrollArea>

#include <vector>

namespace gridfolk
{

/// What an agent could have done: the chosen action, the offered ones, the others with the reason why not.
class ChoicesPane : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit ChoicesPane(const Theme &theme, QWidget *parent = nullptr);

    void setEvent(const TraceEvent &event);
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int rowHeight(const OfferedAction &action) const;
    void updateScrollBar();

    const Theme &m_theme;
    std::vector<OfferedAction> m_offered;
    QString m_chosen;
    QString m_chosenText;
};

} // namespace gridfolk
