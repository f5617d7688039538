#include "failing_vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstring>

namespace imagelift::store {
namespace {

Mishap g_mishap = Mishap::none;
std::size_t g_at = 0;
std::size_t g_changes = 0;
sqlite3_vfs* g_base = nullptr;
sqlite3_vfs g_shim;
sqlite3_io_methods g_methods;

/// Our part of a file's memory; the real file lies behind it.
struct ShimFile {
  sqlite3_file base;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(ShimFile));
}

/// SQLITE_OK where the change may go on.
int change(int error) {
  const std::size_t now = g_changes++;
  if (g_mishap == Mishap::kill && now == g_at) kill(getpid(), SIGKILL);
  if (g_mishap == Mishap::fail_once && now == g_at) return error;
  if (g_mishap == Mishap::disk_is_full && now >= g_at) return SQLITE_FULL;
  return SQLITE_OK;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  const int code = change(SQLITE_IOERR_WRITE);
  // A write that fails may well have got half of its bytes to the disk.
  if (code != SQLITE_OK) {
    real(file)->pMethods->xWrite(real(file), bytes, count / 2, offset);
    return code;
  }
  return real(file)->pMethods->xWrite(real(file), bytes, count, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int code = change(SQLITE_IOERR_TRUNCATE);
  return code == SQLITE_OK ? real(file)->pMethods->xTruncate(real(file), size) : code;
}

int sync(sqlite3_file* file, int flags) {
  const int code = change(SQLITE_IOERR_FSYNC);
  return code == SQLITE_OK ? real(file)->pMethods->xSync(real(file), flags) : code;
}

int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  const int code = change(SQLITE_IOERR_DELETE);
  return code == SQLITE_OK ? g_base->xDelete(g_base, name, sync_folder) : code;
}

sqlite3_io_methods pass_through() {
  sqlite3_io_methods methods{};
  methods.iVersion = 2;  // shared memory for the log, but no memory-mapped files
  methods.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
  methods.xRead = [](sqlite3_file* f, void* p, int n, sqlite3_int64 o) {
    return real(f)->pMethods->xRead(real(f), p, n, o);
  };
  methods.xWrite = write;
  methods.xTruncate = truncate;
  methods.xSync = sync;
  methods.xFileSize = [](sqlite3_file* f, sqlite3_int64* s) {
    return real(f)->pMethods->xFileSize(real(f), s);
  };
  methods.xLock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xLock(real(f), l); };
  methods.xUnlock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xUnlock(real(f), l); };
  methods.xCheckReservedLock = [](sqlite3_file* f, int* r) {
    return real(f)->pMethods->xCheckReservedLock(real(f), r);
  };
  methods.xFileControl = [](sqlite3_file* f, int o, void* p) {
    return real(f)->pMethods->xFileControl(real(f), o, p);
  };
  methods.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
  methods.xDeviceCharacteristics = [](sqlite3_file* f) {
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
  };
  methods.xShmMap = [](sqlite3_file* f, int p, int s, int e, void volatile** m) {
    return real(f)->pMethods->xShmMap(real(f), p, s, e, m);
  };
  methods.xShmLock = [](sqlite3_file* f, int o, int n, int l) {
    return real(f)->pMethods->xShmLock(real(f), o, n, l);
  };
  methods.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
  methods.xShmUnmap = [](sqlite3_file* f, int d) {
    return real(f)->pMethods->xShmUnmap(real(f), d);
  };
  return methods;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;
  const int code = g_base->xOpen(g_base, name, real(file), flags, out_flags);
  if (code == SQLITE_OK) file->pMethods = &g_methods;
  return code;
}

}  // namespace

FailingVfs::FailingVfs(Mishap mishap, std::size_t at) {
  g_mishap = mishap;
  g_at = at;
  g_changes = 0;
  g_base = sqlite3_vfs_find(nullptr);
  g_methods = pass_through();
  g_shim = *g_base;  // what is not replaced takes its own vfs only for its name
  g_shim.pNext = nullptr;
  g_shim.zName = "imagelift-failing";
  g_shim.szOsFile = static_cast<int>(sizeof(ShimFile)) + g_base->szOsFile;
  g_shim.xOpen = open;
  g_shim.xDelete = remove;
  sqlite3_vfs_register(&g_shim, 1);
}

FailingVfs::~FailingVfs() {
  sqlite3_vfs_unregister(&g_shim);
  sqlite3_vfs_register(g_base, 1);
}

std::size_t FailingVfs::changes() const {
  return g_changes;
}

}  // namespace imagelift::store
