// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/PageTabs.h"

#include <QTabBar>

namespace gridfolk
{

class PageTabs::Bar : public QTabBar
{
public:
    using QTabBar::QTabBar;

    [[nodiscard]] QSize tabSizeHint(int index) const override { return QTabBar::tabSizeHint(index); }

    /// The style leaves less space beside the texts when they would not fit otherwise.
    void fitInto(int room)
    {
        setProperty("tight", false);
        int wanted = 0;
        for (int tab = 0; tab < count(); ++tab) {
            wanted += tabSizeHint(tab).width();
        }
        setProperty("tight", wanted > room);
        setIconSize(iconSize()); // lays the tabs out again
    }
};

PageTabs::PageTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setTabBar(new Bar(this));
    setDocumentMode(true);
    tabBar()->setAccessibleName(tr("Pages"));
}

void PageTabs::resizeEvent(QResizeEvent *event)
{
    static_cast<Bar *>(tabBar())->fitInto(width());
    QTabWidget::resizeEvent(event);
}

} // namespace gridfolk
