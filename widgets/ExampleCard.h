// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExampleInfo.h"
#include "widgets/Theme.h"

#include <QWidget>

class QPushButton;

namespace gridfolk
{

class LinkButton;

/// An example: picture, title, one line, Run now, Open in Design.
class ExampleCard : public QWidget
{
    Q_OBJECT
public:
    ExampleCard(const Theme &theme, const ExampleInfo &info, QWidget *parent = nullptr);

    void setThumbnail(const QImage &image);
    /// The first card's Run now is the page's primary action.
    void setPrimary(bool primary);
    [[nodiscard]] const ExampleInfo &info() const { return m_info; }

signals:
    void runRequested(const QString &id);
    void designRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int pictureHeight() const;

    const Theme &m_theme;
    ExampleInfo m_info;
    QPushButton *m_run;
    LinkButton *m_design;
};

} // namespace gridfolk
