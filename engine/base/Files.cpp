// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Files.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace gridfolk::files
{

int sync(const std::string &path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    const int error = fsync(file) == 0 ? 0 : errno;
    close(file);
    return error == EINVAL ? 0 : error; // some file systems cannot sync a folder and need not
}

int replace(const std::string &from, const std::string &to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        return errno;
    }
    return sync(folderOf(to));
}

int placeNew(const std::string &from, const std::string &to)
{
    if (link(from.c_str(), to.c_str()) == 0) {
        unlink(from.c_str());
        return sync(folderOf(to));
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != EMLINK) {
        return errno;
    }
    // A file system without hard links, such as a memory stick's: look first, then rename.
    if (access(to.c_str(), F_OK) == 0) {
        return EEXIST;
    }
    return replace(from, to);
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) {
        return ".";
    }
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string temporaryBeside(const std::string &path)
{
    static std::atomic<unsigned> counter = 0;
    const std::size_t slash = path.rfind('/');
    const std::size_t nameStart = slash == std::string::npos ? 0 : slash + 1;
    constexpr std::size_t kLongestName = 200; // of 255 bytes, so that there is room for the rest
    const std::string name = path.substr(nameStart, kLongestName);
    return path.substr(0, nameStart) + "." + name + "." + std::to_string(getpid()) + "-" +
           std::to_string(++counter) + ".tmp";
}

std::string target(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path real = std::filesystem::canonical(path, error);
    return error ? path : real.string();
}

bool isFull(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

bool isReadOnly(int error)
{
    return error == EACCES || error == EPERM || error == EROFS;
}

std::string errorText(int error)
{
    return std::generic_category().message(error);
}

} // namespace gridfolk::files
