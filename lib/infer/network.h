#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "infer/tensor.h"

namespace imagelift::infer {

/// A pass that threw, or whose outputs are not finite. Stays inside lib/infer: Session makes a
/// TaskFailure of it.
class NetFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A TorchScript module, frozen and optimised for this machine. Constant after load; any number of
/// threads may run it at the same time.
class Network {
 public:
  /// `submodule` names one of several networks in the file; empty: the file's own forward. Throws
  /// Error where the file is no TorchScript that this libtorch can read.
  static Network load(const std::filesystem::path& file, const std::string& submodule);

  /// One pass over one input. The outputs are fp32, contiguous and finite. Throws NetFailure, and
  /// std::bad_alloc where memory ran out.
  std::vector<Tensor> run(const Tensor& input) const;

 private:
  struct Module;
  explicit Network(std::shared_ptr<Module> module) : module_(std::move(module)) {}

  std::shared_ptr<Module> module_;
};

}  // namespace imagelift::infer
