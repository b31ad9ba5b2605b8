// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documents/ScenarioDocument.h"

#include <QUndoCommand>

#include <vector>

namespace gridfolk
{

/// Gives the world another size: painted layers keep what still lies inside and get their background beyond,
/// agents placed by hand outside are taken away. Changes that follow one another become one step.
class ResizeWorld final : public QUndoCommand
{
public:
    ResizeWorld(ScenarioDocument &document, int width, int height);

    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    struct State {
        int width = 0;
        int height = 0;
        std::vector<std::vector<double>> painted;      ///< of each layer
        std::vector<std::vector<CellPosition>> placed; ///< of each kind
    };

    [[nodiscard]] static State resized(const State &before, int width, int height);
    void set(const State &state);

    ScenarioDocument &m_document;
    State m_before;
    State m_after;
};

} // namespace gridfolk
