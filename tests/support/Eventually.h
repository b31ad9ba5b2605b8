// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// As QTRY_VERIFY and QTRY_COMPARE, but patient enough for a machine that does much else at the time.
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)
#define EVENTUALLY_EQUAL(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30000)
