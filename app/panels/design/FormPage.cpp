// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/FormPage.h"

#include "panels/design/ShortSpinBox.h"
#include "widgets/FormField.h"
#include "widgets/TextLabel.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace gridfolk
{

FormPage::FormPage(const Theme &theme, const QString &name, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(name);
    auto *body = new QWidget;
    m_column = new QVBoxLayout(body);
    const int gap = theme.px(12);
    m_column->setContentsMargins(gap, gap, gap, gap);
    m_column->setSpacing(theme.px(8));
    m_column->addStretch(1);
    setWidget(body);
}

FormField *FormPage::addField(const QString &label, QWidget *editor)
{
    if (qobject_cast<QAbstractSpinBox *>(editor) != nullptr || qobject_cast<QComboBox *>(editor) != nullptr) {
        editor->setFocusPolicy(Qt::StrongFocus);
        editor->installEventFilter(this);
    }
    auto *field = new FormField(m_theme, label, editor);
    addWidget(field);
    return field;
}

void FormPage::addCaption(const QString &text)
{
    auto *caption = new TextLabel(m_theme, text, TextRole::Caption, Token::Secondary);
    caption->setContentsMargins(0, m_theme.px(8), 0, 0);
    addWidget(caption);
}

void FormPage::addWidget(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget); // above the stretch
}

QLineEdit *FormPage::makeLine(bool code) const
{
    auto *line = new QLineEdit;
    if (code) {
        line->setFont(m_theme.font(TextRole::Mono));
    }
    return line;
}

QDoubleSpinBox *FormPage::makeNumber() const
{
    auto *box = new ShortSpinBox;
    box->setDecimals(6);
    box->setRange(-1e9, 1e9);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setKeyboardTracking(false);
    box->setGroupSeparatorShown(false);
    return box;
}

QSpinBox *FormPage::makeWhole(int minimum, int maximum) const
{
    auto *box = new QSpinBox;
    box->setRange(minimum, maximum);
    box->setKeyboardTracking(false);
    return box;
}

void FormPage::show(QLineEdit *line, const std::string &text)
{
    const QString wanted = QString::fromStdString(text);
    if (line->text() != wanted) {
        line->setText(wanted);
    }
}

void FormPage::show(QDoubleSpinBox *box, double value)
{
    const QSignalBlocker blocker(box);
    box->setValue(value);
}

void FormPage::show(QSpinBox *box, int value)
{
    const QSignalBlocker blocker(box);
    box->setValue(value);
}

void FormPage::show(QComboBox *box, const QVariant &data)
{
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(box->findData(data));
}

bool FormPage::eventFilter(QObject *watched, QEvent *event)
{
    const auto *field = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && field != nullptr && !field->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace gridfolk
