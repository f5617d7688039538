// Loaded into the program by LD_PRELOAD: the n-th call of one kind fails, or the process is killed
// there. FAULT_CALL names the kind (rename, link, unlink, write, flush, thread), FAULT_NTH counts
// from 1, FAULT_HOW is `fail` or `kill`; the file FAULT_REACHED is made when it happens. Calls
// whose target holds FAULT_NOT_IN are not counted.
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace {

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Whether this call is the one; does not return where the process is to be killed.
bool is_due(const char* kind, const char* target = "") {
  static std::atomic<int> calls = 0;
  static const int due = std::atoi(variable("FAULT_NTH"));
  if (std::strcmp(variable("FAULT_CALL"), kind) != 0) return false;
  const char* ignored = variable("FAULT_NOT_IN");
  if (*ignored != '\0' && std::strstr(target, ignored) != nullptr) return false;
  if (++calls != due) return false;
  close(open(variable("FAULT_REACHED"), O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
  if (std::strcmp(variable("FAULT_HOW"), "kill") == 0) kill(getpid(), SIGKILL);
  return true;
}

int refused(int error) {
  errno = error;
  return -1;
}

template <class Function>
Function next(Function, const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int rename(const char* from, const char* to) noexcept {
  static const auto real = next(&rename, "rename");
  return is_due("rename", to) ? refused(ENOSPC) : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  static const auto real = next(&renameat2, "renameat2");
  if (is_due("rename", to)) return refused(ENOSPC);
  return real(from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) noexcept {
  static const auto real = next(&link, "link");
  return is_due("link", to) ? refused(EPERM) : real(from, to);
}

int unlink(const char* path) noexcept {
  static const auto real = next(&unlink, "unlink");
  return is_due("unlink", path) ? refused(EIO) : real(path);
}

int fsync(int descriptor) {
  static const auto real = next(&fsync, "fsync");
  return is_due("flush") ? refused(EIO) : real(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static const auto real = next(&write, "write");
  return descriptor > 2 && is_due("write") ? refused(ENOSPC) : real(descriptor, bytes, count);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  static const auto real = next(&pwrite64, "pwrite64");
  return is_due("write") ? refused(ENOSPC) : real(descriptor, bytes, count, offset);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) noexcept {
  static const auto real = next(&pthread_create, "pthread_create");
  return is_due("thread") ? EAGAIN : real(thread, attributes, work, argument);
}

}  // extern "C"
