// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WelcomePage.h"

#include "widgets/Drawing.h"
#include "widgets/ExampleCard.h"
#include "widgets/LinkButton.h"
#include "widgets/SegmentedControl.h"
#include "widgets/TextLabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace gridfolk
{

namespace
{

constexpr int kMostRecent = 5;

// A recent project: title and detail as one button.
class RecentButton : public QAbstractButton
{
public:
    RecentButton(const Theme &theme, const RecentInfo &info)
        : m_theme(theme)
        , m_detail(info.detail)
    {
        setText(info.title);
        setAccessibleName(info.title);
        setAccessibleDescription(info.detail);
        setToolTip(info.path.toHtmlEscaped());
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(theme.px(51));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return {m_theme.px(200), m_theme.px(51)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int middle = height() / 2;
        painter.setFont(m_theme.font(TextRole::Strong));
        painter.setPen(m_theme.color(underMouse() ? Token::Accent : Token::Text));
        const auto cut = [&](const QString &text) {
            return painter.fontMetrics().elidedText(text, Qt::ElideMiddle, width());
        };
        painter.drawText(QRect(0, 0, width(), middle), Qt::AlignBottom | Qt::AlignLeft, cut(text()));
        painter.setFont(m_theme.font(TextRole::Small));
        painter.setPen(m_theme.color(Token::Secondary));
        painter.drawText(QRect(0, middle + 2, width(), middle), Qt::AlignTop | Qt::AlignLeft, cut(m_detail));
        painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Line));
        if (showsKeyboardFocus(this)) {
            painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -2), 5, 5);
        }
    }

private:
    const Theme &m_theme;
    QString m_detail;
};

// A rounded panel on the window's ground.
class CardFrame : public QWidget
{
public:
    explicit CardFrame(const Theme &theme)
        : m_theme(theme)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Token::Line), m_theme.lineWidth()));
        painter.setBrush(m_theme.color(Token::Panel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    }

private:
    const Theme &m_theme;
};

// A scrolled column on the window's ground.
QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Welcome"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_leftArea = scrolled(buildLeft());
    row->addWidget(m_leftArea);
    m_rightArea = scrolled(buildRight());
    row->addWidget(m_rightArea, 1);
    applyTheme();
    connect(&theme, &Theme::changed, this, &WelcomePage::applyTheme);
}

void WelcomePage::applyTheme()
{
    // The page lies on the window's ground, not on a panel.
    QPalette ground = palette();
    ground.setColor(QPalette::Window, m_theme.color(Token::Window));
    setPalette(ground);
}

QWidget *WelcomePage::buildLeft()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    m_leftColumn = column;
    column->setSpacing(m_theme.px(8));
    auto *headline =
        new TextLabel(m_theme, tr("Build a world.\nGive it minds.\nPress play."), TextRole::Headline);
    column->addWidget(headline);
    column->addSpacing(m_theme.px(4));
    auto *claim =
        new TextLabel(m_theme,
                      tr("Everything here works offline. A language model is optional: without one, "
                         "agents rehearse."),
                      TextRole::Body, Token::Secondary);
    claim->setWordWrap(true);
    column->addWidget(claim);
    column->addSpacing(m_theme.px(8));
    auto *create = new QPushButton(tr("New model…"));
    create->setProperty("primary", true);
    auto *open = new QPushButton(tr("Open project…"));
    for (QPushButton *button : {create, open}) {
        button->setFixedHeight(m_theme.px(34));
        button->setAccessibleName(button->text());
        column->addWidget(button);
    }
    connect(create, &QPushButton::clicked, this, &WelcomePage::newModelRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openProjectRequested);
    column->addSpacing(m_theme.px(14));
    m_recentBox = new QWidget;
    m_recent = new QVBoxLayout(m_recentBox);
    m_recent->setContentsMargins(0, m_theme.px(6), 0, m_theme.px(10));
    m_recent->setSpacing(0);
    m_recent->addWidget(new TextLabel(m_theme, tr("Recent"), TextRole::Caption, Token::Secondary));
    m_recent->addSpacing(m_theme.px(4));
    m_recentBox->hide();
    column->addWidget(m_recentBox);
    column->addWidget(buildModelCard());
    column->addStretch(1);
    return left;
}

QWidget *WelcomePage::buildModelCard()
{
    auto *card = new CardFrame(m_theme);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_theme.px(13), m_theme.px(12), m_theme.px(13), m_theme.px(12));
    column->setSpacing(m_theme.px(4));
    column->addWidget(new TextLabel(m_theme, tr("Language model"), TextRole::Strong));
    m_modelText = new TextLabel(m_theme, tr("Rehearsal is on: free, offline, repeatable."), TextRole::Body,
                                Token::Secondary);
    m_modelText->setWordWrap(true);
    column->addWidget(m_modelText);
    auto *link = new LinkButton(m_theme, tr("Set up a language model"));
    connect(link, &LinkButton::clicked, this, &WelcomePage::languageModelRequested);
    column->addWidget(link);
    return card;
}

QWidget *WelcomePage::buildRight()
{
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    m_rightColumn = column;
    column->setSpacing(m_theme.px(14));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(m_theme, tr("Start from an example"), TextRole::Heading), 1);
    m_filter = new SegmentedControl(m_theme);
    m_filter->setAccessibleName(tr("Which examples"));
    for (const QString &text : {tr("All"), tr("Classic"), tr("With minds")}) {
        m_filter->addSegment(text);
    }
    head->addWidget(m_filter);
    column->addLayout(head);
    m_grid = new QGridLayout;
    m_grid->setSpacing(m_theme.px(15));
    column->addLayout(m_grid);
    column->addStretch(1);
    connect(m_filter, &SegmentedControl::currentChanged, this, [this] { arrangeCards(true); });
    return right;
}

void WelcomePage::setExamples(const std::vector<ExampleInfo> &examples)
{
    qDeleteAll(m_cards);
    m_cards.clear();
    for (const ExampleInfo &info : examples) {
        auto *card = new ExampleCard(m_theme, info, m_rightArea->widget());
        card->setPrimary(m_cards.empty());
        connect(card, &ExampleCard::runRequested, this, &WelcomePage::runExampleRequested);
        connect(card, &ExampleCard::designRequested, this, &WelcomePage::designExampleRequested);
        m_cards.push_back(card);
    }
    arrangeCards(true);
}

void WelcomePage::setThumbnail(const QString &id, const QImage &image)
{
    for (ExampleCard *card : m_cards) {
        if (card->info().id == id) {
            card->setThumbnail(image);
        }
    }
}

void WelcomePage::setRecent(const std::vector<RecentInfo> &recent)
{
    for (auto *button : m_recentBox->findChildren<QAbstractButton *>()) {
        delete button;
    }
    for (std::size_t index = 0; index < std::min<std::size_t>(recent.size(), kMostRecent); ++index) {
        auto *button = new RecentButton(m_theme, recent[index]);
        const QString path = recent[index].path;
        connect(button, &QAbstractButton::clicked, this, [this, path] { emit openRecentRequested(path); });
        m_recent->addWidget(button);
    }
    m_recentBox->setVisible(!recent.empty());
}

void WelcomePage::setLanguageModelText(const QString &text)
{
    m_modelText->setText(text);
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.color(Token::Window));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool roomy = width() >= m_theme.px(1180);
    const int side = m_theme.px(roomy ? 48 : 24);
    const int top = m_theme.px(height() >= m_theme.px(700) ? 34 : 18);
    m_leftColumn->setContentsMargins(side, top, m_theme.px(8), top);
    m_rightColumn->setContentsMargins(m_theme.px(roomy ? 32 : 20), top, m_theme.px(roomy ? 48 : 20), top);
    m_leftArea->setFixedWidth(m_theme.px(roomy ? 318 : 272));
    arrangeCards(false);
}

void WelcomePage::arrangeCards(bool force)
{
    const int room = width() - m_leftArea->width() - m_rightColumn->contentsMargins().left() -
                     m_rightColumn->contentsMargins().right() - m_theme.px(10);
    const int columns = std::clamp((room + m_grid->spacing()) / (m_theme.px(196) + m_grid->spacing()), 1, 6);
    if (columns == m_columns && !force) {
        return;
    }
    m_columns = columns;
    for (ExampleCard *card : m_cards) {
        m_grid->removeWidget(card);
    }
    for (int column = 0; column < m_grid->columnCount(); ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
    int at = 0;
    for (ExampleCard *card : m_cards) {
        const int filter = m_filter->currentIndex();
        const bool shown = filter == 0 || card->info().minds == (filter == 2);
        card->setVisible(shown);
        if (shown) {
            m_grid->addWidget(card, at / columns, at % columns);
            m_grid->setColumnStretch(at % columns, 1);
            ++at;
        }
    }
    if (m_shown != at) {
        m_shown = at;
        emit shownExamplesChanged(at);
    }
    // Few cards keep the width of a full row.
    for (int column = 0; column < columns; ++column) {
        m_grid->setColumnStretch(column, 1);
        m_grid->setColumnMinimumWidth(column, m_theme.px(190));
    }
    for (int column = columns; column < m_grid->columnCount(); ++column) {
        m_grid->setColumnMinimumWidth(column, 0);
    }
}

} // namespace gridfolk
