// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/OutputFile.h"

#include "base/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gridfolk
{

namespace
{

constexpr std::size_t kBufferSize = std::size_t{1} << 16;

} // namespace

OutputFile::OutputFile(const std::string &path)
    : m_path(path)
    , m_target(files::target(path))
{
    open();
}

OutputFile::~OutputFile()
{
    if (m_file >= 0) {
        close(m_file);
    }
    if (!m_temporary.empty()) {
        unlink(m_temporary.c_str());
    }
}

void OutputFile::open()
{
    struct stat before {
    };
    const bool exists = stat(m_target.c_str(), &before) == 0;
    if (exists && S_ISDIR(before.st_mode)) {
        fail(EISDIR);
        return;
    }
    if (exists && access(m_target.c_str(), W_OK) != 0) {
        fail(errno);
        return;
    }
    m_direct = exists && !S_ISREG(before.st_mode);
    if (m_direct) {
        m_file = ::open(m_target.c_str(), O_WRONLY | O_CLOEXEC);
    } else {
        m_temporary = files::temporaryBeside(m_target);
        m_file = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    if (m_file < 0) {
        m_temporary.clear();
        fail(errno);
        return;
    }
    if (exists && !m_direct && fchmod(m_file, before.st_mode & 07777U) != 0) {
        fail(errno);
    }
}

void OutputFile::fail(int error)
{
    if (m_error == 0) {
        m_error = error;
    }
}

void OutputFile::write(std::string_view bytes)
{
    if (m_error != 0) {
        return;
    }
    m_buffer += bytes;
    if (m_buffer.size() >= kBufferSize) {
        flush();
    }
}

void OutputFile::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && m_error == 0) {
        const ssize_t written = ::write(m_file, rest.data(), rest.size());
        if (written >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            fail(errno);
        }
    }
    m_buffer.clear();
}

Result<void> OutputFile::finish()
{
    if (m_error == 0) {
        flush();
    }
    if (m_error == 0 && !m_direct && fsync(m_file) != 0) {
        fail(errno);
    }
    if (m_error == 0) {
        return {};
    }
    if (files::isFull(m_error)) {
        return failure("exchange.disk-full", {{"file", m_path}});
    }
    if (files::isReadOnly(m_error)) {
        return failure("exchange.read-only", {{"file", m_path}});
    }
    return failure("exchange.cannot-write", {{"file", m_path}, {"detail", files::errorText(m_error)}});
}

Result<void> OutputFile::commit()
{
    auto done = finish();
    if (!done || m_direct) {
        return done;
    }
    if (const int error = files::replace(m_temporary, m_target); error != 0) {
        fail(error);
        return finish();
    }
    m_temporary.clear();
    return {};
}

} // namespace gridfolk
