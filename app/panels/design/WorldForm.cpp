// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/design/WorldForm.h"

#include "commands/ResizeWorld.h"
#include "panels/design/ProblemLookup.h"
#include "widgets/TextLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace gridfolk
{

namespace
{

constexpr int kLargestSide = 10000; // as the checker allows

} // namespace

WorldForm::WorldForm(const DesignContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_width(makeSize(tr("Width of the world")))
    , m_height(makeSize(tr("Height of the world")))
    , m_neighborhood(new QComboBox)
    , m_torus(new QCheckBox(tr("joined (torus)")))
    , m_capacity(new QSpinBox)
    , m_error(new TextLabel(context.theme, QString(), TextRole::Small, Token::Bad))
{
    const Theme &theme = context.theme;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8));
    grid->setHorizontalSpacing(theme.px(8));
    grid->setVerticalSpacing(theme.px(6));
    grid->setColumnMinimumWidth(0, theme.px(62));
    grid->setColumnStretch(1, 1);
    const auto add = [&](int row, const QString &label, QWidget *editor) {
        grid->addWidget(new TextLabel(theme, label, TextRole::Body, Token::Secondary), row, 0);
        grid->addWidget(editor, row, 1);
    };
    auto *size = new QWidget;
    auto *line = new QHBoxLayout(size);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(4));
    line->addWidget(m_width, 1);
    line->addWidget(new TextLabel(theme, QStringLiteral("×"), TextRole::Body, Token::Secondary));
    line->addWidget(m_height, 1);
    add(0, tr("Size"), size);
    m_neighborhood->addItem(tr("8 (Moore)"), static_cast<int>(Neighborhood::Moore));
    m_neighborhood->addItem(tr("4 (von Neumann)"), static_cast<int>(Neighborhood::VonNeumann));
    m_neighborhood->addItem(tr("6 (hexagonal)"), static_cast<int>(Neighborhood::Hexagonal));
    m_neighborhood->addItem(tr("by distance (circle)"), static_cast<int>(Neighborhood::Circle));
    m_neighborhood->setAccessibleName(tr("Neighborhood"));
    m_neighborhood->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_neighborhood->setMinimumContentsLength(8);
    add(1, tr("Neighbors"), m_neighborhood);
    m_torus->setAccessibleName(tr("Opposite edges touch"));
    m_torus->setToolTip(m_torus->accessibleName());
    add(2, tr("Edges"), m_torus);
    m_capacity->setRange(0, 1'000'000);
    m_capacity->setSpecialValueText(tr("unlimited"));
    m_capacity->setMinimumWidth(theme.px(48));
    m_capacity->setKeyboardTracking(false);
    m_capacity->setAccessibleName(tr("Agents that fit on a cell"));
    m_capacity->setToolTip(m_capacity->accessibleName());
    add(3, tr("Capacity"), m_capacity);
    m_error->setWordWrap(true);
    grid->addWidget(m_error, 4, 0, 1, 2);
    connect(m_neighborhood, &QComboBox::activated, this, [this] {
        write(tr("Change the neighborhood"), &WorldSpec::neighborhood,
              static_cast<Neighborhood>(m_neighborhood->currentData().toInt()));
    });
    connect(m_torus, &QCheckBox::clicked, this,
            [this](bool on) { write(tr("Change the edges"), &WorldSpec::torus, on); });
    connect(m_capacity, &QSpinBox::valueChanged, this, [this](int value) {
        write(tr("Change the capacity"), &WorldSpec::capacity, static_cast<std::int32_t>(value),
              QStringLiteral("world/capacity"));
    });
    connect(&context.document, &ScenarioDocument::changed, this, &WorldForm::refresh);
    connect(&context.document, &ScenarioDocument::problemsChanged, this, &WorldForm::refreshProblems);
    refresh();
    refreshProblems();
}

QSpinBox *WorldForm::makeSize(const QString &name)
{
    auto *box = new QSpinBox;
    box->setRange(1, kLargestSide);
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons); // two stand side by side in a narrow dock
    connect(box, &QSpinBox::valueChanged, this, &WorldForm::resize);
    return box;
}

template <class T>
void WorldForm::write(const QString &step, T WorldSpec::*member, T value, const QString &mergeKey)
{
    m_context.document.change<T>(
        step, {ChangeEvent::Part::World, -1, {}},
        [member](Scenario &scenario) -> T & { return scenario.world.*member; }, value, mergeKey);
}

void WorldForm::resize()
{
    const WorldSpec &world = m_context.document.scenario().world;
    if (world.width != m_width->value() || world.height != m_height->value()) {
        m_context.document.undoStack()->push(
            new ResizeWorld(m_context.document, m_width->value(), m_height->value()));
    }
}

void WorldForm::refresh()
{
    const WorldSpec &world = m_context.document.scenario().world;
    const QSignalBlocker width(m_width);
    const QSignalBlocker height(m_height);
    const QSignalBlocker capacity(m_capacity);
    m_width->setValue(world.width);
    m_height->setValue(world.height);
    m_neighborhood->setCurrentIndex(m_neighborhood->findData(static_cast<int>(world.neighborhood)));
    m_torus->setChecked(world.torus);
    m_capacity->setValue(world.capacity);
}

void WorldForm::refreshProblems()
{
    const QString text = problemsAt(m_context.document, "world");
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

} // namespace gridfolk
