// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of the engine includes from the standard library, compiled once.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
