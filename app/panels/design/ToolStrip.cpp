// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/ToolStrip.h"

#include "widgets/TextLabel.h"

#include <QAction>
#include <QActionGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

ToolStrip::ToolStrip(const Theme &theme, PaintController &paint, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_paint(paint)
    , m_size(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
{
    setFixedWidth(theme.px(48));
    setAccessibleName(tr("Tools"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(6), theme.px(8), theme.px(6), theme.px(8));
    column->setSpacing(theme.px(4));
    auto *group = new QActionGroup(this);
    for (QAction *action :
         {addTool(PaintTool::Pointer, QStringLiteral("pointer"), tr("Pointer"), QStringLiteral("V")),
          addTool(PaintTool::Brush, QStringLiteral("pencil"), tr("Brush"), QStringLiteral("B")),
          addTool(PaintTool::Rectangle, QStringLiteral("rectangle"), tr("Rectangle"), QStringLiteral("R")),
          addTool(PaintTool::Fill, QStringLiteral("fill"), tr("Fill"), QStringLiteral("G")),
          addTool(PaintTool::Eraser, QStringLiteral("eraser"), tr("Eraser"), QStringLiteral("E")),
          addTool(PaintTool::Picker, QStringLiteral("picker"), tr("Picker"), QStringLiteral("I"))}) {
        group->addAction(action);
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        button->setAutoRaise(true);
        button->setIconSize(QSize(theme.px(18), theme.px(18)));
        button->setFixedSize(theme.px(36), theme.px(36));
        button->setFocusPolicy(Qt::StrongFocus);
        column->addWidget(button);
    }
    addSizeAction(tr("Smaller brush"), QStringLiteral("["), -1);
    addSizeAction(tr("Larger brush"), QStringLiteral("]"), 1);
    column->addSpacing(theme.px(8));
    m_size->setAlignment(Qt::AlignHCenter);
    m_size->setToolTip(tr("Size of the brush in cells; [ and ] change it"));
    column->addWidget(m_size);
    column->addStretch(1);
    connect(&paint, &PaintController::toolChanged, this, &ToolStrip::refresh);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QAction *ToolStrip::addTool(PaintTool tool, const QString &icon, const QString &text, const QString &key)
{
    auto *action = new QAction(m_theme.icon(icon), text, this);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut); // with the world in focus only
    action->setToolTip(tr("%1 (%2)").arg(text, key));
    action->setStatusTip(text);
    action->setData(static_cast<int>(tool));
    connect(action, &QAction::triggered, this, [this, tool] { m_paint.setTool(tool); });
    m_actions << action;
    return action;
}

QAction *ToolStrip::addSizeAction(const QString &text, const QString &key, int by)
{
    auto *action = new QAction(text, this);
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setStatusTip(text);
    connect(action, &QAction::triggered, this,
            [this, by] { m_paint.setBrushSize(m_paint.brushSize() + by); });
    m_actions << action;
    return action;
}

void ToolStrip::refresh()
{
    for (QAction *action : std::as_const(m_actions)) {
        if (action->isCheckable() && action->data().toInt() == static_cast<int>(m_paint.tool())) {
            action->setChecked(true);
        }
    }
    m_size->setText(tr("%1×%1").arg(m_paint.brushSize()));
    m_size->setAccessibleName(tr("Size of the brush: %1").arg(m_paint.brushSize()));
}

void ToolStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int line = m_theme.lineWidth();
    painter.fillRect(rect(), m_theme.color(Token::Panel));
    painter.fillRect(width() - line, 0, line, height(), m_theme.color(Token::Line));
}

} // namespace gridfolk
