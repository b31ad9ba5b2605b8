// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/FileBytes.h"

#include "base/Files.h"
#include "exchange/OutputFile.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

namespace gridfolk
{

Result<std::string> readFile(const std::string &path, std::uintmax_t limit)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path.c_str(), "rbe"),
                                                                &std::fclose);
    if (!file) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return failure("exchange.missing", {{"file", path}});
        }
        return failure("exchange.cannot-read", {{"file", path}, {"detail", files::errorText(errno)}});
    }
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (std::size_t got = 1; got > 0;) {
        got = std::fread(buffer.data(), 1, buffer.size(), file.get());
        bytes.append(buffer.data(), got);
        if (bytes.size() > limit) {
            return failure("exchange.too-big", {{"file", path}, {"limit", std::to_string(limit)}});
        }
    }
    if (std::ferror(file.get()) != 0) {
        return failure("exchange.cannot-read", {{"file", path}, {"detail", files::errorText(errno)}});
    }
    return bytes;
}

Result<void> writeFileAtomically(const std::string &path, std::string_view bytes)
{
    OutputFile file(path);
    file.write(bytes);
    return file.commit();
}

} // namespace gridfolk
