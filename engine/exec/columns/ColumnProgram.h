// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace gridfolk
{

/// What the lanes of a column register hold. Bools, categories and whole numbers known to lie in 0…255 take a
/// byte, so that one processor instruction works on many cells.
enum class Lane : std::uint8_t { Byte, Word, Float };

/// Operations over a block of cells, one lane a cell. `lane` tells the type of the operands; a is the
/// destination.
enum class ColumnOp : std::uint8_t {
    Fill, // a <- the bits k
    Tick, // a <- tick
    Move, // a <- b
    Load, // a <- layer k of the cells at place c
    CellX,
    CellY,    // a <- coordinate of the cells at place c
    Loop,     // runs what follows, up to k, once for each cell of the ring of radius b as place c
    Select,   // a <- b where mask, else c
    And,      // of bytes
    AndNot,   // of bytes: b and not c
    Or,       // of bytes
    Not,      // of bytes
    Widen,    // a (Word) <- b (Byte)
    ToFloat,  // a (Float) <- b
    Add,      // a <- b + c
    Subtract, // …
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    Minimum,
    Maximum,
    Atan2,
    Negate, // a <- -b
    Absolute,
    SquareRoot,
    Exp,
    Log,
    Sin,
    Cos,
    Tan,
    ToInt, // a (Word) <- b (Float)
    Floor,
    Ceil,
    Round,
    Less, // a (Byte) <- b < c
    LessEqual,
    Equal,
    NotEqual,
    Chance, // a (Byte) <- a draw < b
    RandomFloat,
    RandomInt, // a <- a draw from b to c
    RequireAny // fault where b (Byte or Word) is 0
};

/// One operation. Lanes outside `mask` may hold anything: they neither fault nor draw.
struct ColumnInstruction {
    ColumnOp op = ColumnOp::Fill;
    Lane lane = Lane::Byte;
    bool checked = false; ///< a lane may fault: overflow, division by zero, not a number
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;
    std::int32_t mask = kAll; ///< register of the lanes that count
    std::int64_t k = 0;

    static constexpr std::int32_t kAll = -1;
};

/// Code that computes something for every cell of a block: new values of the cell's layers, or one value.
/// Made from the typed program for one world and one setting of the parameters, which it contains as
/// constants.
struct ColumnProgram {
    struct LayerRegister {
        std::size_t layer = 0;
        std::uint16_t at = 0;
    };
    std::vector<Lane> registers;
    std::vector<ColumnInstruction> prelude; ///< what is equal for all cells; run once a tick
    std::vector<ColumnInstruction> code;
    std::vector<LayerRegister> loads;                ///< own layers, before the code
    std::vector<LayerRegister> stores;               ///< layers that the rules write, after the code
    std::vector<std::size_t> readLayers;             ///< of the cell or of others
    std::uint16_t result = 0;                        ///< of a value
    std::int32_t selected = ColumnInstruction::kAll; ///< of a value of some cells: register that tells which
    std::uint16_t places = 1;                        ///< the cell itself, then one for each level of loops
    std::int64_t radius = 0;                         ///< how far the rules look
    bool draws = false;
    bool readsTick = false;
};

} // namespace gridfolk
