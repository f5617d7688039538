#pragma once

#include <memory>
#include <span>
#include <string>

namespace imagelift::net {

/// The MD5 of bytes that come in pieces. Tells accidents, not attackers: Jenkins' fingerprints
/// are MD5.
class Md5 {
 public:
  Md5();
  ~Md5();
  Md5(const Md5&) = delete;
  Md5& operator=(const Md5&) = delete;

  void add(std::span<const char> piece);

  /// 32 lower-case hex digits. Ends the sum; called once.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace imagelift::net
