// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gridfolk
{

/// Runs work() in a forked child and gives its result, 0 to 255, or -1 when it did not end by itself.
[[nodiscard]] inline int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0) {
        _exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// As inChild(), as a person without special rights: for root no file is read-only.
[[nodiscard]] inline int asOrdinaryPerson(const std::function<int()> &work)
{
    constexpr int kCannotChange = 254;
    return inChild([&] {
        constexpr unsigned kNobody = 65534;
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(kNobody) != 0 || setuid(kNobody) != 0)) {
            return kCannotChange;
        }
        return work();
    });
}

} // namespace gridfolk
