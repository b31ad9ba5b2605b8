// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/CoreDumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GRIDFOLK_LEAKS_ARE_TRACED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GRIDFOLK_LEAKS_ARE_TRACED
#endif

namespace gridfolk
{

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef GRIDFOLK_LEAKS_ARE_TRACED
    prctl(PR_SET_DUMPABLE, 0); // where cores go to a service, the limit alone is not asked
#endif
}

} // namespace gridfolk
