// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// The few steps that make a file's replacement safe. All return 0 or the system's error number (errno), so
/// that each room can make a problem of its own from it.
namespace gridfolk::files
{

/// Brings the file's bytes, or a folder's entries, to the disk.
[[nodiscard]] int sync(const std::string &path);

/// Puts `from` in the place of `to`, which may exist, and syncs the folder. Until then `to` is as it was.
[[nodiscard]] int replace(const std::string &from, const std::string &to);

/// Puts `from` in the place of `to` unless something is there already (EEXIST), and syncs the folder.
[[nodiscard]] int placeNew(const std::string &from, const std::string &to);

/// The folder that the path lies in; "." for a bare name.
[[nodiscard]] std::string folderOf(const std::string &path);

/// A name beside `path` that no file has and no other call gets: hidden, so that it does not look like a
/// result.
[[nodiscard]] std::string temporaryBeside(const std::string &path);

/// Where writing to `path` really goes when it is a symbolic link to something that exists.
[[nodiscard]] std::string target(const std::string &path);

/// Whether the error means that there is no room: full disk, used-up quota or a file that is too large.
[[nodiscard]] bool isFull(int error);

/// Whether the error means that writing is not allowed here.
[[nodiscard]] bool isReadOnly(int error);

/// The system's words for an error number, for the detail of a message.
[[nodiscard]] std::string errorText(int error);

} // namespace gridfolk::files
