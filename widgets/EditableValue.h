// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"

#include <QStackedWidget>

class QLineEdit;

namespace gridfolk
{

/// A value that is text until it is clicked (or Enter, F2 is pressed) and then a field. Escape takes back.
class EditableValue : public QStackedWidget
{
    Q_OBJECT
public:
    EditableValue(const Theme &theme, const QString &accessibleName, QWidget *parent = nullptr);

    /// Ignored while a person is typing.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setAlignment(Qt::Alignment alignment);
    void startEditing();

signals:
    /// The receiver answers with setText() when it accepts the text.
    void textCommitted(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();
    void stopEditing();

    class Face;
    Face *m_face;
    QLineEdit *m_field;
    QString m_text;
    int m_editWidth = 0;
};

} // namespace gridfolk
