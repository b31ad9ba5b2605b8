// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "controllers/PaintController.h"
#include "widgets/Theme.h"

#include <QList>
#include <QWidget>

class QAction;
class QLabel;

namespace gridfolk
{

class TextLabel;

/// The tools of Design, one below the other, and the size of the brush.
class ToolStrip : public QWidget
{
    Q_OBJECT

public:
    ToolStrip(const Theme &theme, PaintController &paint, QWidget *parent = nullptr);

    /// The tools, then smaller and larger brush, for the menu and the world's shortcuts.
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QAction *addTool(PaintTool tool, const QString &icon, const QString &text, const QString &key);
    QAction *addSizeAction(const QString &text, const QString &key, int by);
    void refresh();

    const Theme &m_theme;
    PaintController &m_paint;
    QList<QAction *> m_actions;
    TextLabel *m_size;
};

} // namespace gridfolk
