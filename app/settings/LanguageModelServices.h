// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Session.h"

namespace gridfolk
{

class KeyRing;
class ModelTable;

/// What setting up a language model needs; all of it outlives who uses it.
struct LanguageModelServices {
    KeyRing &keys;
    ModelTable &models;
    Environment environment;
};

} // namespace gridfolk
