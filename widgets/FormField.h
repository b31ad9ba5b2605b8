// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QWidget>

namespace gridfolk
{

class TextLabel;

/// A label, an editor and room for what is wrong with it, under the editor.
class FormField : public QWidget
{
    Q_OBJECT
public:
    /// Takes the editor; its accessible name becomes the label.
    FormField(const Theme &theme, const QString &label, QWidget *editor, QWidget *parent = nullptr);

    /// Empty: nothing is wrong.
    void setError(const QString &error);
    [[nodiscard]] QString error() const;
    [[nodiscard]] QWidget *editor() const { return m_editor; }

private:
    QWidget *m_editor;
    TextLabel *m_error;
};

} // namespace gridfolk
