// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/EditableValue.h"

#include "widgets/Drawing.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace gridfolk
{

// The value as text; a button, so that it has focus, Enter and a name.
class EditableValue::Face : public QAbstractButton
{
public:
    explicit Face(const Theme &theme)
        : m_theme(theme)
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::IBeamCursor);
        setFont(theme.font(TextRole::Strong));
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    Qt::Alignment alignment = Qt::AlignRight;

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 10, fontMetrics().height() + 6};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (showsKeyboardFocus(this) || (underMouse() && isEnabled())) {
            painter.setPen(showsKeyboardFocus(this) ? QPen(m_theme.color(Token::Accent), 1.5)
                                                    : QPen(Qt::NoPen));
            painter.setBrush(m_theme.color(Token::Chip));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
        }
        painter.setPen(m_theme.color(isEnabled() ? Token::Text : Token::Faint));
        painter.drawText(rect().adjusted(5, 0, -5, 0), Qt::AlignVCenter | alignment, text());
    }

private:
    const Theme &m_theme;
};

EditableValue::EditableValue(const Theme &theme, const QString &accessibleName, QWidget *parent)
    : QStackedWidget(parent)
    , m_face(new Face(theme))
    , m_field(new QLineEdit)
{
    m_face->setAccessibleName(accessibleName);
    m_face->setToolTip(tr("Click to type a value"));
    m_field->setAccessibleName(accessibleName);
    m_field->setAlignment(Qt::AlignRight);
    m_field->setFrame(false);
    // The face alone decides how wide this is.
    m_field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_editWidth = theme.px(76);
    m_field->installEventFilter(this);
    m_face->installEventFilter(this);
    addWidget(m_face);
    addWidget(m_field);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedHeight(theme.px(24));
    setMinimumWidth(theme.px(40));
    connect(m_face, &QAbstractButton::clicked, this, &EditableValue::startEditing);
    connect(m_field, &QLineEdit::returnPressed, this, &EditableValue::commit);
}

void EditableValue::setText(const QString &text)
{
    m_text = text;
    if (currentWidget() == m_field) {
        return;
    }
    if (m_face->text() != text) {
        m_face->setText(text);
        m_face->updateGeometry();
        m_face->update();
    }
}

void EditableValue::setAlignment(Qt::Alignment alignment)
{
    m_face->alignment = alignment;
    m_field->setAlignment(alignment);
    m_face->update();
}

void EditableValue::startEditing()
{
    setFixedWidth(std::max(width(), m_editWidth));
    m_field->setText(m_text);
    setCurrentWidget(m_field);
    m_field->setFocus();
    m_field->selectAll();
}

bool EditableValue::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_field && key == Qt::Key_Escape) {
            stopEditing();
            return true;
        }
        if (watched == m_face && (key == Qt::Key_F2 || key == Qt::Key_Return || key == Qt::Key_Enter)) {
            startEditing();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut && currentWidget() == m_field) {
        commit();
    }
    return QStackedWidget::eventFilter(watched, event);
}

void EditableValue::commit()
{
    const QString typed = m_field->text().trimmed();
    const QString before = m_text;
    stopEditing();
    if (typed != before) {
        emit textCommitted(typed);
    }
}

void EditableValue::stopEditing()
{
    const bool focused = m_field->hasFocus();
    setCurrentWidget(m_face);
    setMinimumWidth(m_editWidth / 2);
    setMaximumWidth(QWIDGETSIZE_MAX);
    setText(m_text);
    if (focused) {
        m_face->setFocus();
    }
}

} // namespace gridfolk
