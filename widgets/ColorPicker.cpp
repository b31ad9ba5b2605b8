// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ColorPicker.h"

#include "widgets/Drawing.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include <array>

namespace gridfolk
{

namespace
{

constexpr std::array<const char *, kSeriesCount> kNames{"blue", "orange", "gold", "green", "violet", "grey"};

} // namespace

class ColorPicker::Dot : public QAbstractButton
{
public:
    Dot(const Theme &theme, std::string name)
        : colorName(std::move(name))
        , m_theme(theme)
    {
        setCheckable(true);
        setFixedSize(theme.px(26), theme.px(26));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    std::string colorName;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = m_theme.series(colorName);
        const QRectF ring = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
        if (isChecked() || showsKeyboardFocus(this) || underMouse()) {
            painter.setPen(QPen(isChecked() || showsKeyboardFocus(this) ? m_theme.color(Token::Accent)
                                                                        : m_theme.color(Token::Outline),
                                1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(ring);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(ring.adjusted(3, 3, -3, -3));
        if (isChecked()) {
            QPen mark(m_theme.textOn(color), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
            painter.setPen(mark);
            const QPointF middle = ring.center();
            painter.drawPolyline(
                QPolygonF{middle + QPointF(-3.5, 0), middle + QPointF(-1, 2.5), middle + QPointF(3.5, -2.5)});
        }
    }

private:
    const Theme &m_theme;
};

ColorPicker::ColorPicker(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 1, 0, 1);
    row->setSpacing(theme.px(2));
    const std::array<QString, kSeriesCount> words{tr("Blue"),  tr("Orange"), tr("Gold"),
                                                  tr("Green"), tr("Violet"), tr("Grey")};
    for (std::size_t at = 0; at < kNames.size(); ++at) {
        auto *dot = new Dot(theme, kNames[at]);
        dot->setAccessibleName(words[at]);
        dot->setToolTip(words[at]);
        m_group->addButton(dot);
        row->addWidget(dot);
    }
    m_custom = new Dot(theme, {});
    m_custom->setAccessibleName(tr("The file's own color"));
    m_custom->setToolTip(m_custom->accessibleName());
    m_custom->hide();
    m_group->addButton(m_custom);
    row->addWidget(m_custom);
    row->addStretch(1);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton *button) {
        m_name = static_cast<Dot *>(button)->colorName;
        emit colorPicked(m_name);
    });
}

void ColorPicker::setColorName(const std::string &name)
{
    m_name = name;
    const bool named = seriesIndex(name) >= 0;
    if (!named) {
        m_custom->colorName = name;
    }
    m_custom->setVisible(!m_custom->colorName.empty());
    for (QAbstractButton *button : m_group->buttons()) {
        auto *dot = static_cast<Dot *>(button);
        if (dot->colorName == name) {
            dot->setChecked(true);
        }
    }
}

} // namespace gridfolk
