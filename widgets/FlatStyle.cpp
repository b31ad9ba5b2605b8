// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FlatStyle.h"

#include "widgets/Theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTextEdit>
#include <QToolButton>

namespace gridfolk
{

namespace
{

bool isPrimary(const QWidget *widget)
{
    return widget != nullptr && widget->property("primary").toBool();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool showsFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

} // namespace

FlatStyle::FlatStyle(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

void FlatStyle::polish(QWidget *widget)
{
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr ||
        qobject_cast<QScrollBar *>(widget) != nullptr || qobject_cast<QSlider *>(widget) != nullptr ||
        qobject_cast<QTabBar *>(widget) != nullptr || qobject_cast<QAbstractSpinBox *>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_Hover);
    }
    if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
    }
    QProxyStyle::polish(widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter, widget);
        return;
    case PE_FrameFocusRect:
        if (showsFocus(option)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(m_theme.color(Token::Accent), 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
            painter->restore();
        }
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame != nullptr && frame->lineWidth > 0) {
            drawFieldFrame(option, painter);
        }
        return;
    }
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameButtonTool:
    case PE_FrameDefaultButton:
    case PE_IndicatorToolBarHandle:
        return;
    case PE_Frame: {
        if (qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
            qobject_cast<const QTextEdit *>(widget) != nullptr) {
            QStyleOption field(*option);
            if (widget->hasFocus()) {
                field.state |= State_HasFocus;
            }
            drawFieldFrame(&field, painter);
        }
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawIndicator(option, painter, true);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, m_theme.color(Token::Panel));
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (has(option, State_Selected)) {
            painter->fillRect(option->rect, m_theme.color(Token::AccentSurface));
        } else if (has(option, State_MouseOver) && has(option, State_Enabled)) {
            painter->fillRect(option->rect, m_theme.color(Token::Hover));
        }
        return;
    case PE_FrameTabBarBase: {
        const QRect &rect = option->rect;
        painter->fillRect(rect.left(), rect.bottom() + 1 - m_theme.lineWidth(), rect.width(),
                          m_theme.lineWidth(), m_theme.color(Token::Line));
        return;
    }
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        if (element != PE_FrameMenu) {
            painter->fillRect(option->rect, m_theme.color(Token::Panel));
        }
        painter->setPen(QPen(m_theme.color(Token::Outline), m_theme.lineWidth()));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowRight:
    case PE_IndicatorBranch: {
        if (element == PE_IndicatorBranch && !has(option, State_Children)) {
            return;
        }
        const bool right =
            element == PE_IndicatorArrowRight || (element == PE_IndicatorBranch && !has(option, State_Open));
        const QString name = right                            ? QStringLiteral("chevron-right")
                             : element == PE_IndicatorArrowUp ? QStringLiteral("chevron-up")
                                                              : QStringLiteral("chevron-down");
        QRect box(0, 0, m_theme.px(14), m_theme.px(14));
        box.moveCenter(option->rect.center());
        m_theme.icon(name, Token::Secondary).paint(painter, box);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button != nullptr && isPrimary(widget) && has(option, State_Enabled)) {
            QStyleOptionButton primary(*button);
            primary.palette.setColor(QPalette::ButtonText, m_theme.color(Token::OnAccent));
            QProxyStyle::drawControl(element, &primary, painter, widget);
            return;
        }
        break;
    }
    case CE_TabBarTabShape:
        drawTab(option, painter, widget);
        return;
    case CE_TabBarTabLabel: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (tab != nullptr) {
            QStyleOptionTab label(*tab);
            const bool selected = has(option, State_Selected);
            label.palette.setColor(QPalette::WindowText,
                                   m_theme.color(selected ? Token::Text : Token::Secondary));
            label.state &= ~State_HasFocus;
            if (selected) {
                painter->setFont(m_theme.font(TextRole::Strong));
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    }
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Panel));
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item == nullptr) {
            break;
        }
        painter->fillRect(item->rect, m_theme.color(Token::Panel));
        if (has(option, State_Selected)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.color(Token::Chip));
            painter->drawRoundedRect(item->rect.adjusted(1, 3, -1, -3), 5, 5);
            painter->restore();
        }
        const Token color = has(option, State_Selected) ? Token::Text : Token::Secondary;
        painter->setPen(m_theme.color(has(option, State_Enabled) ? color : Token::Faint));
        painter->drawText(item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                          item->text);
        return;
    }
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.color(Token::Panel));
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                          m_theme.color(Token::Line));
        return;
    case CE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header != nullptr) {
            painter->setFont(m_theme.font(TextRole::Small));
            painter->setPen(m_theme.color(Token::Secondary));
            const QString text =
                painter->fontMetrics().elidedText(header->text, Qt::ElideRight, header->rect.width());
            painter->drawText(header->rect, static_cast<int>(header->textAlignment) | Qt::AlignVCenter, text);
            return;
        }
        break;
    }
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.color(Token::Line));
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents: {
        QRectF bar(option->rect);
        bar.setHeight(6);
        bar.moveCenter(QRectF(option->rect).center());
        if (const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            progress != nullptr && element == CE_ProgressBarContents) {
            const int span = std::max(1, progress->maximum - progress->minimum);
            bar.setWidth(bar.width() * (progress->progress - progress->minimum) / span);
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(element == CE_ProgressBarGroove ? Token::Track : Token::Accent));
        painter->drawRoundedRect(bar, 3, 3);
        painter->restore();
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_Slider:
        drawSlider(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton: {
        // Raised or not, a primary button shows its face.
        QStyleOptionToolButton button(*qstyleoption_cast<const QStyleOptionToolButton *>(option));
        if (isPrimary(widget)) {
            drawToolButton(option, painter, widget);
            button.state &= ~(State_Raised | State_Sunken | State_On | State_MouseOver);
            button.state |= State_AutoRaise;
        }
        QProxyStyle::drawComplexControl(control, &button, painter, widget);
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_theme.px(10);
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DefaultFrameWidth: {
        const bool field = qobject_cast<const QPlainTextEdit *>(widget) != nullptr ||
                           qobject_cast<const QTextEdit *>(widget) != nullptr;
        if (metric == PM_DefaultFrameWidth && (field || qobject_cast<const QMenu *>(widget) != nullptr)) {
            return 2;
        }
        return metric == PM_DefaultFrameWidth && qobject_cast<const QAbstractScrollArea *>(widget) == nullptr
                   ? 2
                   : 0;
    }
    case PM_SliderLength:
    case PM_SliderControlThickness:
    case PM_SliderThickness:
        return m_theme.px(16);
    case PM_SplitterWidth:
        return m_theme.lineWidth();
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_ToolBarHandleExtent:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuPanelWidth:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 1;
    case PM_TabBarTabHSpace:
        return widget != nullptr && widget->property("tight").toBool() ? m_theme.px(18) : m_theme.px(30);
    case PM_TabBarTabVSpace:
        return m_theme.px(16);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return m_theme.px(16);
    case PM_ToolBarIconSize:
        return m_theme.px(20);
    case PM_HeaderMargin:
        return m_theme.px(6);
    case PM_FocusFrameHMargin:
        return qobject_cast<const QAbstractItemView *>(widget) != nullptr ? m_theme.px(6) : 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DockWidget_ButtonsHaveFrame:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_Transient:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result = size + QSize(m_theme.px(24), 0);
        result.setHeight(std::max(size.height() + m_theme.px(8), m_theme.px(28)));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), m_theme.px(28)));
        if (type == CT_LineEdit) {
            result.rwidth() += m_theme.px(8);
        }
        break;
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator) {
            return {result.width(), m_theme.px(9)};
        }
        result = QSize(size.width() + m_theme.px(64), std::max(result.height(), m_theme.px(28)));
        break;
    }
    case CT_MenuBarItem:
        result = QSize(size.width() + m_theme.px(18), m_theme.px(27));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), m_theme.px(28)));
        break;
    case CT_HeaderSection:
        result.setHeight(m_theme.px(30));
        break;
    case CT_TabBarTab:
        result.setHeight(m_theme.px(36));
        break;
    default:
        break;
    }
    return result;
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const QRect rect = QProxyStyle::subElementRect(element, option, widget);
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int inset = frame != nullptr && frame->lineWidth > 0 ? m_theme.px(4) : 0;
        return rect.adjusted(inset, 0, -inset, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is everything.
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine || bar == nullptr) {
            return {};
        }
        const QRect all = option->rect;
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? all.width() : all.height();
        const qint64 range = qint64{bar->maximum} - bar->minimum;
        const qint64 whole = std::max<qint64>(1, range + bar->pageStep);
        int handle = range == 0 ? length : static_cast<int>(qint64{bar->pageStep} * length / whole);
        handle = std::clamp(handle, std::min(length, m_theme.px(28)), std::max(1, length));
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - handle, bar->upsideDown);
        const auto part = [&](int from, int size) {
            return horizontal ? QRect(all.left() + from, all.top(), size, all.height())
                              : QRect(all.left(), all.top() + from, all.width(), size);
        };
        switch (subControl) {
        case SC_ScrollBarGroove:
            return all;
        case SC_ScrollBarSlider:
            return part(start, handle);
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + handle, length - start - handle);
        default:
            return {};
        }
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    const bool edited = (control == CC_ComboBox && subControl == SC_ComboBoxEditField) ||
                        (control == CC_SpinBox && subControl == SC_SpinBoxEditField);
    return edited ? rect.adjusted(m_theme.px(4), 0, 0, 0) : rect;
}

} // namespace gridfolk
