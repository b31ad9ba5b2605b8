// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FormField.h"

#include "widgets/TextLabel.h"

#include <QGridLayout>

namespace gridfolk
{

FormField::FormField(const Theme &theme, const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_error(new TextLabel(theme, QString(), TextRole::Small, Token::Bad))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(3));
    grid->setColumnMinimumWidth(0, theme.px(72));
    grid->setColumnStretch(1, 1);
    auto *name = new TextLabel(theme, label, TextRole::Body, Token::Secondary);
    name->setMinimumHeight(theme.px(28));
    name->setBuddy(editor);
    grid->addWidget(name, 0, 0, Qt::AlignTop);
    grid->addWidget(editor, 0, 1);
    m_error->setWordWrap(true);
    m_error->hide();
    grid->addWidget(m_error, 1, 1);
    if (editor->accessibleName().isEmpty()) {
        editor->setAccessibleName(label);
    }
}

void FormField::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_editor->setAccessibleDescription(error);
}

QString FormField::error() const
{
    return m_error->text();
}

} // namespace gridfolk
