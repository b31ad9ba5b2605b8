// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QScrollArea>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace gridfolk
{

class FormField;

/// A scrolling column of fields with room for a problem under each. The wheel scrolls the page and changes a
/// value only where the focus is.
class FormPage : public QScrollArea
{
    Q_OBJECT

public:
    FormPage(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    FormField *addField(const QString &label, QWidget *editor);
    void addCaption(const QString &text);
    void addWidget(QWidget *widget);

    QLineEdit *makeLine(bool code = false) const;
    /// Any number with up to six decimals; told when a person is done typing.
    QDoubleSpinBox *makeNumber() const;
    QSpinBox *makeWhole(int minimum, int maximum) const;

    /// Sets a field's value without its signals, leaving alone what is equal.
    static void show(QLineEdit *line, const std::string &text);
    static void show(QDoubleSpinBox *box, double value);
    static void show(QSpinBox *box, int value);
    static void show(QComboBox *box, const QVariant &data);

protected:
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_column;
};

} // namespace gridfolk
