#pragma once

#include <stdexcept>

namespace imagelift::text {

/// What this machine refuses: a file that cannot be written, a digest that is not offered. One
/// sentence. A run that meets it cannot proceed, as with imagelift::Error, which this room does
/// not know.
class SystemError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace imagelift::text
