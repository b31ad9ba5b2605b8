// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/model/ModelTablePage.h"

#include "dialogs/model/ModelTableModel.h"
#include "panels/ProblemRows.h"
#include "widgets/TableCellDelegate.h"
#include "widgets/TextLabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace gridfolk
{

ModelTablePage::ModelTablePage(const Theme &theme, ModelTable &models, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_models(models)
    , m_model(new ModelTableModel(theme, QDate::currentDate(), this))
    , m_table(new QTableView)
    , m_note(new TextLabel(theme, QString(), TextRole::Small, Token::Secondary))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(new TextLabel(theme, tr("Models and prices"), TextRole::Heading));
    auto *about =
        new TextLabel(theme,
                      tr("Dollars per million tokens. Prices and dates move: correct them here, and "
                         "add models that you pay for elsewhere. Caps are computed from them."),
                      TextRole::Body, Token::Secondary);
    about->setWordWrap(true);
    column->addWidget(about);
    buildTable();
    column->addWidget(m_table, 1);
    column->addWidget(buildFoot());
    connect(m_model, &ModelTableModel::edited, this, [this] {
        m_edited = true;
        refresh();
    });
    connect(m_model, &ModelTableModel::refused, this, [this](const QString &why) {
        m_note->setColor(Token::Bad);
        m_note->setText(why);
    });
    load(*models.table());
}

void ModelTablePage::buildTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new TableCellDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(tr("Models and prices"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(28));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    const std::array<int, ModelTableModel::ColumnCount> widths{160, 130, 60, 64, 66, 100, 140};
    for (int at = 0; at < ModelTableModel::ColumnCount; ++at) {
        m_table->setColumnWidth(at, m_theme.px(widths[static_cast<std::size_t>(at)]));
    }
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ModelTablePage::refresh);
}

QWidget *ModelTablePage::buildFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(4));
    const auto button = [&](const QString &icon, const QString &text) {
        auto *made = new QToolButton;
        made->setIcon(m_theme.icon(icon, Token::Secondary));
        made->setAutoRaise(true);
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setFixedSize(m_theme.px(28), m_theme.px(28));
        row->addWidget(made);
        return made;
    };
    QToolButton *add = button(QStringLiteral("plus"), tr("Add a model"));
    m_remove = button(QStringLiteral("minus"), tr("Remove this model, or take its program’s entry back"));
    row->addSpacing(m_theme.px(8));
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    m_reset = new QPushButton(tr("Back to the program’s table"));
    m_reset->setAccessibleName(m_reset->text());
    row->addWidget(m_reset);
    connect(add, &QToolButton::clicked, this, [this] {
        m_model->addModel();
        const QModelIndex name = m_model->index(m_model->rowCount() - 1, ModelTableModel::NameColumn);
        m_table->setCurrentIndex(name);
        m_table->scrollTo(name);
        m_table->edit(name);
    });
    connect(m_remove, &QToolButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid()) {
            m_model->removeModel(m_table->currentIndex().row());
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        load(ModelRegistry::builtIn());
        m_edited = true;
    });
    return foot;
}

void ModelTablePage::load(const ModelRegistry &table)
{
    m_model->setEditedTest([this](const ModelInfo &model) { return m_models.isEdited(model); });
    m_model->setModels(table.models());
    refresh();
}

void ModelTablePage::refresh()
{
    const QModelIndex current = m_table->currentIndex();
    const bool changed =
        current.isValid() && m_models.isEdited(m_model->models()[static_cast<std::size_t>(current.row())]);
    m_remove->setEnabled(changed);
    const ModelRegistry shown({}, m_model->models());
    m_reset->setEnabled(ModelTable::differs(shown));
    if (m_models.problem() && !m_edited) {
        m_note->setColor(Token::Bad);
        m_note->setText(sentence(*m_models.problem()));
        return;
    }
    m_note->setColor(Token::Secondary);
    m_note->setText(tr("As of %1.").arg(QString::fromStdString(m_models.table()->date())) +
                    (m_reset->isEnabled() ? QLatin1Char(' ') + tr("Entries in bold are yours.") : QString()));
}

Result<void> ModelTablePage::keep()
{
    if (!m_edited) {
        return {};
    }
    auto kept = ModelTable::differs(ModelRegistry({}, m_model->models()))
                    ? m_models.setModels(m_model->models())
                    : m_models.reset();
    m_edited = m_edited && !kept;
    return kept;
}

} // namespace gridfolk
