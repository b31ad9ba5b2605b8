// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ThemeColors.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>

#include <string>

class QApplication;

namespace gridfolk
{

/// What a text is for; decides its size, weight and family.
enum class TextRole {
    Body,
    Strong,   ///< weight 600, names in rows
    Title,    ///< weight 600, dock headers
    Heading,  ///< weight 600, a little larger
    Headline, ///< the welcome page's big words
    Small,    ///< one step smaller
    Caption,  ///< small, spaced capitals above a group
    Mono      ///< code and prompts
};

/// The one place for colors, metrics, fonts and icons. Created once by whoever composes the window and passed
/// to every widget by reference; widgets repaint on changed(). Lives in the GUI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark, HighContrast };
    Q_ENUM(Mode)

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Gives the application this theme's style, palette and font, and follows the system's palette in
    /// Mode::System.
    void install(QApplication &app);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// What is drawn now: never a question of the system.
    [[nodiscard]] ThemeVariant variant() const { return m_variant; }
    [[nodiscard]] bool isDark() const { return m_variant != ThemeVariant::Light; }

    [[nodiscard]] QColor color(Token token) const;
    /// A series name ("blue") or "#rrggbb"; anything else gives the series color at `fallback`.
    [[nodiscard]] QColor series(const std::string &name, int fallback = 0) const;
    /// Series colors in their order, repeating after the sixth.
    [[nodiscard]] QColor seriesAt(int index) const;
    /// Black or white, whichever reads better on `background`.
    [[nodiscard]] QColor textOn(const QColor &background) const;
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] QFont font(TextRole role) const;
    /// A length of the drawings (made for 13 px text) at this system's text size, in logical pixels.
    [[nodiscard]] int px(int designPixels) const;
    /// Width of separators and borders: 1, or 2 in high contrast.
    [[nodiscard]] int lineWidth() const { return m_variant == ThemeVariant::HighContrast ? 2 : 1; }

    /// One of resources/icons by file name without ending, drawn sharp at any scale in the token's color;
    /// follows theme changes and is faint when disabled. An unknown name gives an empty icon.
    [[nodiscard]] QIcon icon(const QString &name, Token color = Token::Text) const;
    [[nodiscard]] QPixmap pixmap(const QString &name, Token color, int size, qreal ratio) const;

signals:
    /// Colors are different now; icons made by icon() follow by themselves.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void resolve();
    void apply();

    Mode m_mode = Mode::System;
    ThemeVariant m_variant = ThemeVariant::Light;
    QApplication *m_app = nullptr;
    QFont m_base;
    int m_basePixels = 13;
    bool m_applying = false;
};

} // namespace gridfolk
