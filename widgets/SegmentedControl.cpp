// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SegmentedControl.h"

#include "widgets/Drawing.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace gridfolk
{

namespace
{

class Segment : public QAbstractButton
{
public:
    Segment(const Theme &theme, const QString &text, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFont(theme.font(TextRole::Body));
    }

    QSize sizeHint() const override
    {
        // Room for the bold face, so that nothing moves when the choice does.
        const QFontMetrics metrics(m_theme.font(TextRole::Strong));
        return {metrics.horizontalAdvance(text()) + m_theme.px(28), m_theme.px(28)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF face = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked()) {
            const bool dark = m_theme.variant() == ThemeVariant::Dark;
            painter.setBrush(dark ? mixed(m_theme.color(Token::Panel), m_theme.color(Token::Secondary), 0.28)
                                  : m_theme.color(Token::Panel));
            painter.setPen(dark ? QPen(Qt::NoPen) : QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
            painter.drawRoundedRect(face, 6, 6);
        }
        if (showsKeyboardFocus(this)) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
            painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const bool strong = isChecked() || underMouse();
        painter.setFont(m_theme.font(isChecked() ? TextRole::Strong : TextRole::Body));
        painter.setPen(m_theme.color(!isEnabled() ? Token::Faint : strong ? Token::Text : Token::Secondary));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    const Theme &m_theme;
};

} // namespace

SegmentedControl::SegmentedControl(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_row->setContentsMargins(3, 3, 3, 3);
    m_row->setSpacing(2);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::setCurrentIndex);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SegmentedControl::addSegment(const QString &text, const QString &toolTip)
{
    auto *segment = new Segment(m_theme, text, this);
    segment->setToolTip(toolTip);
    m_group->addButton(segment, count());
    m_row->addWidget(segment);
    if (m_current < 0) {
        setCurrentIndex(0);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton *segment = m_group->button(index)) {
        segment->setEnabled(enabled);
    }
}

void SegmentedControl::setCurrentIndex(int index)
{
    QAbstractButton *segment = m_group->button(index);
    if (segment == nullptr || index == m_current) {
        return;
    }
    m_current = index;
    segment->setChecked(true);
    for (QAbstractButton *other : m_group->buttons()) {
        other->setFocusPolicy(other == segment ? Qt::StrongFocus : Qt::ClickFocus);
    }
    emit currentChanged(index);
}

int SegmentedControl::currentIndex() const
{
    return m_current;
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.color(Token::Chip));
    painter.setPen(m_theme.variant() == ThemeVariant::HighContrast ? QPen(m_theme.color(Token::Line), 2)
                                                                   : QPen(Qt::NoPen));
    painter.drawRoundedRect(rect(), 8, 8);
}

} // namespace gridfolk
