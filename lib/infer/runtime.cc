#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <dlfcn.h>
#include <torch/version.h>

#include <cstdlib>
#include <filesystem>

#include "infer/describe.h"

namespace imagelift::infer {
namespace {

/// The rest of the line after `label` in a report of libtorch, or empty.
std::string after(const std::string& report, const std::string& label) {
  const auto at = report.find(label);
  if (at == std::string::npos) return {};
  const auto begin = at + label.size();
  return report.substr(begin, report.find_first_of(" \n", begin) - begin);
}

/// The widest of the x86 instruction sets that oneDNN compiles fp32 kernels for, as the processor
/// has it and the environment allows it.
std::string instruction_set() {
  for (const char* name : {"ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"}) {
    if (const char* limit = std::getenv(name)) return limit;
  }
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
    return "avx512";
  }
  if (__builtin_cpu_supports("avx2")) return "avx2";
  if (__builtin_cpu_supports("avx")) return "avx";
  return "sse4.1";
#else
  return "generic";
#endif
}

/// The file that the BLAS's matrix product comes from.
std::string blas_file() {
  Dl_info where{};
  void* product = dlsym(RTLD_DEFAULT, "sgemm_");
  if (product == nullptr || dladdr(product, &where) == 0) return "built into libtorch";
  std::error_code failed;
  const std::filesystem::path real = std::filesystem::canonical(where.dli_fname, failed);
  return failed ? where.dli_fname : real.string();
}

bool is_reference_blas() {
  if (dlsym(RTLD_DEFAULT, "sgemm_") == nullptr) return false;
  for (const char* name : {"openblas_get_config", "MKL_Get_Version", "bli_info_get_version_str"}) {
    if (dlsym(RTLD_DEFAULT, name) != nullptr) return false;
  }
  return true;
}

}  // namespace

Runtime describe_runtime() {
  Runtime runtime;
  runtime.torch = TORCH_VERSION;
  runtime.onednn = after(at::get_mkldnn_version(), "MKL-DNN v");
  runtime.blas = blas_file();
  runtime.reference_blas = is_reference_blas();
  runtime.instruction_set = instruction_set();
  runtime.cpu_capability = after(at::show_config(), "CPU capability usage: ");
  runtime.threads = at::get_num_threads();
  runtime.gpu = at::hasCUDA();
  return runtime;
}

}  // namespace imagelift::infer
