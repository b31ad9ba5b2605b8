// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Theme.h"

#include "widgets/FlatStyle.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace gridfolk
{

namespace
{

QByteArray iconSource(const QString &name)
{
    QFile file(QStringLiteral(":/gridfolk/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Draws an own icon in a color of the theme; asked again at each painting, so a theme change needs no new
// icon.
class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(const Theme &theme, QString name, Token color)
        : m_theme(theme)
        , m_name(std::move(name))
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const Token color = mode == QIcon::Disabled ? Token::Faint : m_color;
        return m_theme.pixmap(m_name, color, std::min(size.width(), size.height()), 1);
    }

    QIconEngine *clone() const override { return new ThemeIconEngine(m_theme, m_name, m_color); }

private:
    const Theme &m_theme;
    QString m_name;
    Token m_color;
};

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
}

Theme::~Theme() = default;

void Theme::install(QApplication &app)
{
    m_app = &app;
    m_base = QApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter"))) {
        m_base.setFamilies({QStringLiteral("Inter"), m_base.family()});
    }
    m_basePixels = std::clamp(QFontInfo(QApplication::font()).pixelSize(), 13, 28);
    m_base.setPixelSize(m_basePixels);
    m_base.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setStyle(new FlatStyle(*this));
    resolve();
    apply();
    app.installEventFilter(this);
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    const ThemeVariant before = m_variant;
    resolve();
    if (m_variant != before) {
        apply();
        emit changed();
    }
}

QColor Theme::color(Token token) const
{
    return tokenColor(token, m_variant);
}

QColor Theme::series(const std::string &name, int fallback) const
{
    if (!name.empty() && name.front() == '#') {
        const QColor color(QString::fromStdString(name));
        if (color.isValid()) {
            return color;
        }
    }
    const int index = seriesIndex(name);
    return seriesAt(index < 0 ? fallback : index);
}

QColor Theme::seriesAt(int index) const
{
    return seriesColor(index, m_variant);
}

QColor Theme::textOn(const QColor &background) const
{
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    return contrastRatio(background, black) > contrastRatio(background, white) ? black : white;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, color(token)); };
    all(QPalette::Window, Token::Panel);
    all(QPalette::WindowText, Token::Text);
    all(QPalette::Base, Token::Panel);
    all(QPalette::AlternateBase, Token::Chip);
    all(QPalette::Text, Token::Text);
    all(QPalette::PlaceholderText, Token::Secondary);
    all(QPalette::Button, Token::Panel);
    all(QPalette::ButtonText, Token::Text);
    all(QPalette::BrightText, Token::Bad);
    all(QPalette::Highlight, Token::AccentSurface);
    all(QPalette::HighlightedText, Token::Text);
    all(QPalette::Link, Token::Accent);
    all(QPalette::LinkVisited, Token::Accent);
    all(QPalette::ToolTipBase, Token::Panel);
    all(QPalette::ToolTipText, Token::Text);
    all(QPalette::Light, Token::Panel);
    all(QPalette::Midlight, Token::Chip);
    all(QPalette::Mid, Token::Line);
    all(QPalette::Dark, Token::Outline);
    all(QPalette::Shadow, Token::Line);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, color(Token::Faint));
    }
    return palette;
}

QFont Theme::font(TextRole role) const
{
    QFont font = m_base;
    const auto size = [&](double factor) { font.setPixelSize(qRound(m_basePixels * factor)); };
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Strong:
    case TextRole::Title:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Heading:
        size(15.0 / 13);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Headline:
        size(27.0 / 13);
        font.setWeight(QFont::Bold);
        font.setLetterSpacing(QFont::PercentageSpacing, 98);
        break;
    case TextRole::Small:
        size(12.0 / 13);
        break;
    case TextRole::Caption:
        size(11.0 / 13);
        font.setWeight(QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 105);
        break;
    case TextRole::Mono: {
        const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
        font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"), family});
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
        size(12.0 / 13);
        break;
    }
    }
    return font;
}

int Theme::px(int designPixels) const
{
    return qRound(designPixels * (m_basePixels / 13.0));
}

QIcon Theme::icon(const QString &name, Token color) const
{
    if (!QFile::exists(QStringLiteral(":/gridfolk/icons/%1.svg").arg(name))) {
        return {};
    }
    return QIcon(new ThemeIconEngine(*this, name, color));
}

QPixmap Theme::pixmap(const QString &name, Token color, int size, qreal ratio) const
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QByteArray source = iconSource(name);
    if (source.isEmpty() || pixmap.isNull()) {
        return pixmap;
    }
    source.replace("currentColor", this->color(color).name().toLatin1());
    QSvgRenderer renderer(source);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return pixmap;
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_app && event->type() == QEvent::ThemeChange && !m_applying && m_mode == Mode::System) {
        setMode(Mode::System);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::resolve()
{
    switch (m_mode) {
    case Mode::Light:
        m_variant = ThemeVariant::Light;
        return;
    case Mode::Dark:
        m_variant = ThemeVariant::Dark;
        return;
    case Mode::HighContrast:
        m_variant = ThemeVariant::HighContrast;
        return;
    case Mode::System:
        break;
    }
    if (m_app == nullptr) {
        m_variant = ThemeVariant::Light;
        return;
    }
    // An empty palette uncovers the system's; Qt 6.4 has no better question.
    m_applying = true;
    QApplication::setPalette(QPalette());
    const QPalette system = QGuiApplication::palette();
    m_applying = false;
    const bool dark =
        system.color(QPalette::Window).lightnessF() < system.color(QPalette::WindowText).lightnessF();
    m_variant = dark ? ThemeVariant::Dark : ThemeVariant::Light;
    QApplication::setPalette(palette());
}

void Theme::apply()
{
    if (m_app == nullptr) {
        return;
    }
    m_applying = true;
    QApplication::setFont(m_base);
    QApplication::setPalette(palette());
    // Qt 6.4 tells windows only later; a picture taken or a size asked for in between would still be the old
    // one.
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent event(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(widget, &event);
    }
    QToolTip::setPalette(palette());
    QToolTip::setFont(font(TextRole::Small));
    m_applying = false;
}

} // namespace gridfolk
