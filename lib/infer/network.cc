#include "infer/network.h"

#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/script.h>

#include <cmath>
#include <new>
#include <string_view>

#include "core/error.h"

namespace imagelift::infer {

struct Network::Module {
  torch::jit::Module script;
};

namespace {

/// libtorch's messages carry a C++ or TorchScript backtrace; its last line says what happened.
std::string reason_of(std::string_view message) {
  const auto stack = message.find("\nException raised from");
  message = message.substr(0, stack);
  while (!message.empty() && message.back() == '\n') message.remove_suffix(1);
  const auto line = message.rfind('\n');
  return std::string(line == std::string_view::npos ? message : message.substr(line + 1));
}

[[noreturn]] void throw_failure(std::string_view message) {
  if (message.find("can't allocate memory") != std::string_view::npos) throw std::bad_alloc();
  throw NetFailure(reason_of(message));
}

Tensor copy_of(const torch::Tensor& output) {
  const torch::Tensor dense = output.to(torch::kFloat).contiguous();
  const float* begin = dense.data_ptr<float>();
  Tensor result{dense.sizes().vec(), {begin, begin + dense.numel()}};
  for (const float value : result.values) {
    if (!std::isfinite(value)) throw NetFailure("an output of the network is not finite");
  }
  return result;
}

std::vector<Tensor> outputs_of(const torch::jit::IValue& value) {
  std::vector<Tensor> outputs;
  if (value.isTensor()) {
    outputs.push_back(copy_of(value.toTensor()));
  } else if (value.isTuple()) {
    for (const auto& element : value.toTupleRef().elements()) {
      if (!element.isTensor()) throw NetFailure("an output of the network is not a tensor");
      outputs.push_back(copy_of(element.toTensor()));
    }
  } else {
    throw NetFailure("the network returned neither a tensor nor a tuple of tensors");
  }
  return outputs;
}

torch::jit::Module optimised(const std::filesystem::path& file, const std::string& submodule) {
  // The profiling executor would run the first passes with other kernels than the later ones, and
  // look again at every new size of the pyramid.
  torch::jit::getProfilingMode() = false;
  torch::jit::getExecutorMode() = false;
  torch::jit::Module script = torch::jit::load(file.string());
  if (!submodule.empty()) script = script.attr(submodule).toModule();
  script.eval();
  script = torch::jit::freeze(script);
  return torch::jit::optimize_for_inference(script);
}

}  // namespace

Network Network::load(const std::filesystem::path& file, const std::string& submodule) {
  try {
    return Network(std::make_shared<Module>(Module{optimised(file, submodule)}));
  } catch (const c10::Error& error) {
    throw run_error(file.string() + " is not a TorchScript file that this libtorch can read (" +
                    reason_of(error.what()) + "): run models/prepare.py again");
  }
}

std::vector<Tensor> Network::run(const Tensor& input) const {
  try {
    const c10::InferenceMode guard;
    // from_blob takes a mutable pointer, but forward only reads.
    auto* values = const_cast<float*>(input.values.data());
    const torch::Tensor tensor = torch::from_blob(values, input.shape, torch::kFloat);
    return outputs_of(module_->script.forward({tensor}));
  } catch (const NetFailure&) {
    throw;
  } catch (const c10::Error& error) {
    throw_failure(error.what());
  } catch (const std::runtime_error& error) {  // what the TorchScript interpreter makes of them
    throw_failure(error.what());
  }
}

}  // namespace imagelift::infer
