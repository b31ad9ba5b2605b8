// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstring>

namespace gridfolk
{

/// A disk that fails on order: while one lives, every SQLite file of the process is opened through it. Set
/// `after` to let so many writes and syncs through before `code` comes, once or for ever. For one test
/// thread.
class FaultyVfs
{
public:
    FaultyVfs()
        : m_real(sqlite3_vfs_find(nullptr))
    {
        s_current = this;
        m_vfs = *m_real;
        m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
        m_vfs.zName = "faulty";
        m_vfs.pAppData = m_real;
        m_vfs.xOpen = &open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FaultyVfs()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_real, 1);
        s_current = nullptr;
    }
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;

    /// Lets `after` operations through, then fails with `code`: once, or until healthy() is called.
    void failAfter(int after, int code, bool persists)
    {
        m_after = after;
        m_code = code;
        m_persists = persists;
        m_failed = 0;
    }
    void healthy() { m_after = -1; }

    /// How often it has failed since failAfter().
    [[nodiscard]] int failures() const { return m_failed; }

private:
    struct File {
        sqlite3_file base;
        [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };

    /// SQLITE_OK, or what this operation fails with.
    int fault()
    {
        if (m_after < 0) {
            return SQLITE_OK;
        }
        if (m_after > 0) {
            --m_after;
            return SQLITE_OK;
        }
        if (!m_persists) {
            m_after = -1;
        }
        ++m_failed;
        return m_code;
    }

    static sqlite3_file *realOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        static const sqlite3_io_methods kMethods = methods();
        auto *real = static_cast<sqlite3_vfs *>(vfs->pAppData);
        std::memset(file, 0, sizeof(File));
        const int code = real->xOpen(real, name, realOf(file), flags, outFlags);
        if (realOf(file)->pMethods != nullptr) {
            file->pMethods = &kMethods;
        }
        return code;
    }

    static sqlite3_io_methods methods()
    {
        sqlite3_io_methods m{};
        m.iVersion = 3;
        m.xClose = [](sqlite3_file *f) { return realOf(f)->pMethods->xClose(realOf(f)); };
        m.xRead = [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
            return realOf(f)->pMethods->xRead(realOf(f), to, n, at);
        };
        m.xWrite = [](sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
            const int code = s_current->fault();
            return code != SQLITE_OK ? code : realOf(f)->pMethods->xWrite(realOf(f), from, n, at);
        };
        m.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) {
            return realOf(f)->pMethods->xTruncate(realOf(f), size);
        };
        m.xSync = [](sqlite3_file *f, int flags) {
            const int code = s_current->fault();
            return code != SQLITE_OK ? SQLITE_IOERR_FSYNC : realOf(f)->pMethods->xSync(realOf(f), flags);
        };
        m.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
            return realOf(f)->pMethods->xFileSize(realOf(f), size);
        };
        m.xLock = [](sqlite3_file *f, int lock) { return realOf(f)->pMethods->xLock(realOf(f), lock); };
        m.xUnlock = [](sqlite3_file *f, int lock) { return realOf(f)->pMethods->xUnlock(realOf(f), lock); };
        m.xCheckReservedLock = [](sqlite3_file *f, int *out) {
            return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out);
        };
        m.xFileControl = [](sqlite3_file *f, int op, void *arg) {
            return realOf(f)->pMethods->xFileControl(realOf(f), op, arg);
        };
        m.xSectorSize = [](sqlite3_file *f) { return realOf(f)->pMethods->xSectorSize(realOf(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file *f) {
            return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f));
        };
        m.xShmMap = [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
            return realOf(f)->pMethods->xShmMap(realOf(f), page, size, extend, out);
        };
        m.xShmLock = [](sqlite3_file *f, int offset, int n, int flags) {
            return realOf(f)->pMethods->xShmLock(realOf(f), offset, n, flags);
        };
        m.xShmBarrier = [](sqlite3_file *f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); };
        m.xShmUnmap = [](sqlite3_file *f, int remove) {
            return realOf(f)->pMethods->xShmUnmap(realOf(f), remove);
        };
        m.xFetch = [](sqlite3_file *f, sqlite3_int64 at, int n, void **out) {
            return realOf(f)->pMethods->xFetch(realOf(f), at, n, out);
        };
        m.xUnfetch = [](sqlite3_file *f, sqlite3_int64 at, void *page) {
            return realOf(f)->pMethods->xUnfetch(realOf(f), at, page);
        };
        return m;
    }

    static inline FaultyVfs *s_current = nullptr;
    sqlite3_vfs *m_real;
    sqlite3_vfs m_vfs{};
    int m_after = -1;
    int m_code = SQLITE_OK;
    bool m_persists = false;
    int m_failed = 0;
};

} // namespace gridfolk
