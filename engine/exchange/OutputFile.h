// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <string>
#include <string_view>

namespace gridfolk
{

/// A file that is written beside its place and put there at the end, so that a full disk, a crash or a
/// cancelled export leaves what was there before. A device or pipe such as /dev/stdout is written directly.
/// Used by one thread.
///
/// The first failure is kept and told by finish() and commit(): "exchange.disk-full", "exchange.read-only",
/// "exchange.cannot-write".
class OutputFile
{
public:
    explicit OutputFile(const std::string &path);

    /// Without commit() nothing has happened.
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    /// Whether the place is a device or a pipe, which can have no file beside it.
    [[nodiscard]] bool isDirect() const { return m_direct; }

    void write(std::string_view bytes);

    /// Brings everything to the disk, still beside its place.
    Result<void> finish();

    /// finish(), then puts the file in its place.
    Result<void> commit();

private:
    void open();
    void flush();
    void fail(int error);

    std::string m_path;      ///< as the caller named it
    std::string m_target;    ///< without links
    std::string m_temporary; ///< empty once it is in its place
    std::string m_buffer;
    int m_file = -1;
    int m_error = 0;
    bool m_direct = false;
};

} // namespace gridfolk
