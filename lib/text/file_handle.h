#pragma once

#include <unistd.h>
#include <stdexcept>
#include <utility>

namespace imagelift::text {

/// Owns an open file descriptor, or none (-1).
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  FileHandle(FileHandle&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileHandle() {
    if (is_open()) ::close(descriptor_);
  }

  bool is_open() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// What this machine refuses: a file that cannot be written, a digest that is not offered. One
/// sentence. A run that meets it cannot proceed, as with imagelift::Error, which this room does
/// not know.
class SystemError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace imagelift::text
