// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/CheckpointFile.h"

#include "exchange/FileBytes.h"

namespace gridfolk
{

namespace
{

constexpr std::uintmax_t kLargest = std::uintmax_t{16} << 30U; // bytes

} // namespace

Result<std::string> readCheckpoint(const std::string &path)
{
    return readFile(path, kLargest);
}

Result<void> writeCheckpoint(const std::string &path, const HybridSimulationEngine &engine)
{
    return writeFileAtomically(path, engine.save());
}

} // namespace gridfolk
