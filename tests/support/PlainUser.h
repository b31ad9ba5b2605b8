// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace gridfolk
{

/// Gives up the powers by which root reads and writes whatever the modes of files say, so that a test of
/// read-only files means something in a container, too. For good; call it before there are threads.
inline void becomePlainUser()
{
    constexpr unsigned kPowers = (1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH) | (1U << CAP_FOWNER);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3]{};
    if (syscall(SYS_capget, &header, sets) == 0) {
        sets[0].effective &= ~kPowers;
        sets[0].permitted &= ~kPowers;
        sets[0].inheritable &= ~kPowers;
        syscall(SYS_capset, &header, sets);
    }
}

} // namespace gridfolk
