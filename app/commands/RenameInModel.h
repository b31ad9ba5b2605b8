// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QUndoCommand>

namespace gridfolk
{

/// Gives a kind, attribute, layer, parameter or metric another name, and everything that names it too: rules,
/// expressions, templates of personas, plots. Where a name could mean several things the text stays as it is,
/// and the checker shows it.
class RenameInModel final : public QUndoCommand
{
public:
    enum class What { Kind, Attribute, Layer, Parameter, Metric };

    /// @param index of the entry in its list
    /// @param kind whose attribute it is
    RenameInModel(ScenarioDocument &document, What what, int index, const std::string &name, int kind = -1);

    void redo() override;
    void undo() override;

private:
    void set(const Scenario &scenario);

    ScenarioDocument &m_document;
    ChangeEvent m_event;
    Scenario m_before; ///< without painted cells, which a name does not touch
    Scenario m_after;
};

/// Pushes the step unless the name is the same.
void renameInModel(ScenarioDocument &document, RenameInModel::What what, int index, const std::string &name,
                   int kind = -1);

} // namespace gridfolk
