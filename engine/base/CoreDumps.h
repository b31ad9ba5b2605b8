// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace gridfolk
{

/// From now on a crash of this program leaves no image of its memory behind, on disk or with a service of the
/// system: called when there is a key in it. Thread-safe; cannot be undone.
void forbidCoreDumps();

} // namespace gridfolk
