// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <unistd.h>

namespace gridfolk
{

/// Puts a disk of so many KiB at `folder`, for this process and its children alone. Use it in a forked child:
/// the disk goes away with it. False where the system forbids it.
[[nodiscard]] inline bool mountTinyDisk(const std::string &folder, int kibibytes)
{
    const auto writeLine = [](const char *path, const std::string &line) {
        const int file = open(path, O_WRONLY);
        const bool done =
            file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
        close(file);
        return done;
    };
    if (geteuid() == 0) {
        if (unshare(CLONE_NEWNS) != 0) {
            return false;
        }
    } else {
        const std::string user = std::to_string(geteuid());
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
            !writeLine("/proc/self/uid_map", "0 " + user + " 1")) {
            return false;
        }
    }
    return mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tmpfs", folder.c_str(), "tmpfs", 0, ("size=" + std::to_string(kibibytes) + "k").c_str()) ==
               0;
}

} // namespace gridfolk
